/// A text as people see it on a wall: without capitals, what shows nothing, wide forms of letters, and the marks at its end that nobody
/// tells two things apart by; and letters of other scripts as the Latin ones that they look like.
///
/// The look-alikes are a short table and no more: those letters of Cyrillic and Greek whose capital or small form most typefaces draw as a
/// Latin one (after Unicode Technical Standard 39, *Unicode Security Mechanisms*, confusables).
struct SeenText: Hashable {
  private let text: String

  init(_ text: String) {
    var seen = ""
    for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let plain = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      seen.unicodeScalars.append(plain ?? scalar)
    }
    let words = seen.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let marks: Set<Character> = [".", ",", ";", ":", "…", "·", " "]
    var kept = words[...]
    while let last = kept.last, marks.contains(last) { kept.removeLast() }
    while let first = kept.first, marks.contains(first) { kept.removeFirst() }
    let shown = kept.isEmpty ? words[...] : kept
    var latin = ""
    for scalar in shown.unicodeScalars { latin.unicodeScalars.append(Self.latin[scalar] ?? scalar) }
    self.text = latin
  }

  /// By the small letter. No two letters of one script have one Latin letter: texts of one script that look different stay so.
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
    "у": "y",
    "х": "x", "і": "i", "ј": "j", "ѕ": "s",
    "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "n", "ο": "o",
    "ρ": "p",
    "τ": "t", "υ": "y", "χ": "x",
  ]

  /// The letters of other scripts of which nobody sees, as they are written here, that they are no Latin ones.
  private static let twins = Set(
    "аеорсухіјѕАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars)

  /// The first word in which such letters stand between Latin ones: whoever types it as they see it writes another.
  static func mixedWord(in text: String) -> String? {
    text.split { !$0.isLetter }.first { word in
      let foreign = word.unicodeScalars.filter { $0.properties.isAlphabetic && $0.value >= 0x370 }
      let isLatin = word.unicodeScalars.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
      return isLatin && !foreign.isEmpty && foreign.allSatisfy(twins.contains)
    }.map(String.init)
  }
}
