/// A language that Beraad's pages speak.
package enum Language: String, CaseIterable, Sendable {
  case dutch = "nl"
  case english = "en"

  /// The language that a tag means, whatever the region: `nl-BE` is Dutch.
  package init?(tag: String) {
    self.init(rawValue: String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased())
  }

  /// Whether a text has the shape of a language's tag: `de`, `pt-BR`, `zh-Hant`.
  package static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else {
      return false
    }
    return parts.count <= 6
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
