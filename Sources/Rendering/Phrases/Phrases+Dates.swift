import Deliberation
import HTML

// MARK: - Numbers and dates

extension Phrases {
  /// A day as it is written out, `15 januari 2026`; what is no date is given back as it is.
  ///
  /// - Parameter date: `2026-01-15`, or a time of RFC 3339, of which the day is taken as written.
  func date(_ date: String) -> String { language.date(date) }

  /// A whole number with its thousands set apart: `12.345`, `12,345`.
  func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += say(nl: ".", en: ",") }
      text.append(digit)
    }
    return text
  }

  /// A whole percentage as it is written: `12 %`, `12%`; of something that comes to none it is "< 1".
  func percentage(_ percentage: Int, of part: Int) -> String {
    let figure = percentage == 0 && part > 0 ? "< 1" : String(percentage)
    return say(nl: "\(figure)\u{00A0}%", en: "\(figure)%")
  }

  /// Names in a row: `A, B en C`.
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + say(nl: " en ", en: " and ") + last
  }

  /// Pieces of mark-up in a row, as names are.
  func list(_ items: [Markup]) -> Markup {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(by: ", "))\(say(nl: " en ", en: " and "))\(last)"
  }

  /// A count with its noun: `1 woord`, `12 woorden`.
  func count(_ count: Int, _ one: String, _ many: String) -> String {
    number(count) + " " + (count == 1 ? one : many)
  }
}
