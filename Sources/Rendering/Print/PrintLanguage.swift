/// A language as typst wants it: its code, and the country where the tag has one.
struct PrintLanguage {
  private let code: String
  private let region: String?

  /// - Parameter tag: as BCP 47 has it; anything else is no language.
  init(_ tag: String) {
    let words = tag.split(separator: "-")
    let isCode = words.first.map { (2...3).contains($0.count) && $0.allSatisfy(\.isASCIILetter) } ?? false
    code = isCode ? words[0].lowercased() : "und"
    region = words.dropFirst().first { $0.count == 2 && $0.allSatisfy(\.isASCIILetter) }?.uppercased()
  }

  var value: JSONValue {
    .array([.string(code)] + (region.map { [.string($0)] } ?? []))
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
