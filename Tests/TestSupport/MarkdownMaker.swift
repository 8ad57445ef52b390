/// Makes texts in Markdown that have something of everything, from a seed.
package struct MarkdownMaker {
  private var random: SplitMix
  private var notes = 0

  /// Whether a text holds only what every reader of Markdown reads alike: no front matter, footnotes, raw HTML or
  /// characters that act.
  private let isCommon: Bool

  package init(seed: UInt64, common: Bool = false) {
    random = SplitMix(seed: seed)
    isCommon = common
  }

  /// A text of a few blocks.
  package mutating func text(blocks: Int = 8) -> String {
    notes = 0
    var text = !isCommon && chance(4) ? "---\ntitle: Zomaar\n---\n\n" : ""
    for _ in 0..<blocks { text += block() + "\n" }
    for note in 0..<notes { text += "[^n\(note)]: \(line())\n\n" }
    return chance(8)
      ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
  }

  private mutating func block() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: String(repeating: "#", count: Int.random(in: 1...4, using: &random)) + " \(line())\n"
    case 1: list(indent: "", depth: 2)
    case 2: (0..<3).map { _ in "> \(line())\n" }.joined()
    case 3: table()
    case 4: "```\n\(plain())\n  \(plain()) & <b>\n```\n"
    case 5: "    \(plain())\n"
    default:
      (0..<Int.random(in: 1...4, using: &random)).map { _ in line() + (chance(6) ? "  \n" : "\n") }.joined()
    }
  }

  private mutating func list(indent: String, depth: Int) -> String {
    let mark = chance(3) ? "1." : "-"
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let item = "\(indent)\(mark) \(line())\n"
      return item + (depth > 0 && chance(4) ? list(indent: indent + "   ", depth: depth - 1) : "")
    }.joined()
  }

  private mutating func table() -> String {
    let columns = Int.random(in: 2...3, using: &random)
    let head = (0..<columns).map { _ in word() }.joined(separator: " | ")
    let marks = (0..<columns).map { _ in chance(2) ? "---" : ":--:" }.joined(separator: " | ")
    let rows = (0..<2).map { _ in
      "| " + (0..<columns).map { _ in span() }.joined(separator: " | ") + " |\n"
    }
    return "| \(head) |\n| \(marks) |\n" + rows.joined()
  }

  private mutating func line() -> String {
    (0..<Int.random(in: 2...7, using: &random)).map { _ in span() }.joined(separator: " ")
  }

  private mutating func plain() -> String {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in word() }.joined(separator: " ")
  }

  private mutating func span() -> String {
    switch Int.random(in: isCommon ? 2..<16 : 0..<16, using: &random) {
    case 2: return "*\(plain())*"
    case 3: return "**\(word()) *\(word())* \(word())**"
    case 4: return "`\(plain())`"
    case 5: return "[\(plain())](https://example.org/a?b=c&d \"een titel\")"
    case 6: return "~~\(word())~~"
    case 7: return "\(word())&amp;\(word()) &#233;n"
    case 8: return "\\*\(word())\\*"
    case 0: return "\(word())\(["\u{1B}", "\u{202E}", "<i>"].randomElement(using: &random) ?? "")"
    case 1:
      notes += 1
      return "\(word())[^n\(notes - 1)]"
    default: return word()
    }
  }

  private mutating func word() -> String {
    let words = [
      "armoede", "zékerheid", "wij", "eisen", "één", "recht", "op", "’s", "zo-even", "3.14", "日本", "stem!",
      "naïef;",
    ]
    return words.randomElement(using: &random) ?? "recht"
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
}
