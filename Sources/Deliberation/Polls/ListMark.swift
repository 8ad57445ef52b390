/// What stands before or around a text because it was copied from a list.
enum ListMark {
  /// Marks that are one only with a space behind them.
  private static let withSpace: Set<Character> = ["*", "+", "o"]
  /// Dashes and bullets, which are one by themselves.
  private static let alone: Set<Character> = ["•", "‣", "◦", "▪", "●", "·", "–", "—", "−", "‐", "☐", "□"]
  private static let quotes: [Character: Set<Character>] = [
    "\"": ["\""], "'": ["'"], "“": ["”", "“"], "„": ["”", "“"], "‘": ["’", "‘"], "‚": ["’", "‘"], "«": ["»"],
    "»": ["«"],
  ]

  /// Whether a text begins with a mark, or with a number as lists have it: `3.`, `3)`.
  static func begins(_ text: String) -> Bool {
    guard let mark = text.first, text.count > 1 else { return false }
    if alone.contains(mark) { return true }
    // A number below zero is no list.
    if mark == "-", text.dropFirst().first?.isNumber == false { return true }
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let first = words.first else { return false }
    if first.count == 1, withSpace.contains(mark) { return true }
    return first.utf8.count > 1 && (first.hasSuffix(".") || first.hasSuffix(")"))
      && first.dropLast().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a text stands in quotation marks as a whole.
  static func isQuoted(_ text: String) -> Bool {
    guard text.count > 2, let first = text.first, let last = text.last else { return false }
    return quotes[first]?.contains(last) == true
  }
}

extension Meeting {
  /// Its day, where that is more than two years away, before or after: a year was mistyped, or an example copied.
  package func unlikelyDay(at now: Instant) -> String? {
    guard let date, let days = Deadline(date)?.daysLeft(at: now), abs(days) > 2 * 366 else { return nil }
    return date
  }
}
