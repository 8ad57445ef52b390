/// What becomes of the dashes around words that go.
extension Deletion {
  /// Of two dashes around words that stood between them, one is left. A hyphen is one where spaces stand around it.
  mutating func takeDash() {
    let spaces = text[range.upperBound...].prefix { $0 == 0x20 }.count
    guard let dash = dash(before: range.lowerBound),
      dash.count > 1 || spaces > 0 && text[..<range.lowerBound].dropLast().last == 0x20
    else { return }
    let place = range.upperBound + spaces
    let end = place + dash.count
    guard text[place...].starts(with: dash), end == text.count || text[end] != dash[0] else { return }
    range = range.lowerBound..<end
  }

  /// A dash before words behind which their sentence ends goes with them.
  mutating func takeLastDash(from start: Int) {
    guard let dash = dash(before: range.lowerBound), dash.count > 1,
      Self.ends.contains(where: { text[range.upperBound...].starts(with: $0) })
    else { return }
    let place = range.lowerBound - dash.count
    guard place > start else { return }
    range = place..<range.upperBound
    takeSpaceBefore(from: start)
  }

  /// The dash that stands right before a place, as it is typed or printed; nil where none does.
  private func dash(before place: Int) -> [UInt8]? {
    if let dash = Self.dashes.first(where: { text[..<place].suffix($0.count).elementsEqual($0) }) {
      return dash
    }
    let hyphens = text[..<place].reversed().prefix { $0 == UInt8(ascii: "-") }.count
    return (1...3).contains(hyphens) ? Array(repeating: UInt8(ascii: "-"), count: hyphens) : nil
  }

  private static let dashes = ["—", "–"].map { Array($0.utf8) }
}
