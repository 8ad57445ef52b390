/// What one person placed on one board, whoever it was.
///
/// It has at most eight stickers, each at one of at most 255 items of the poll, so that it fits into one whole number: very many people are
/// counted by it.
package struct Combination: Hashable, Comparable, Sendable {
  /// The items from the first sticker to the last, a byte each: its place among the items of all boards, plus one.
  package private(set) var code: UInt64

  static let mostStickers = 8
  static let mostItems = 255

  /// No sticker yet.
  init() { code = 0 }

  package init(code: UInt64) { self.code = code }

  var isEmpty: Bool { code == 0 }

  mutating func add(_ item: Int) { code = code << 8 | UInt64(item + 1) }

  /// Calls with the place of each sticker's item among the items of all boards.
  func forEachItem(_ body: (Int) -> Void) {
    var rest = code
    while rest > 0 {
      body(Int(rest & 0xFF) - 1)
      rest >>= 8
    }
  }

  /// Whether its board is the one with these places. All its items are on one.
  func isOn(_ places: Range<Int>) -> Bool { places.contains(Int(code & 0xFF) - 1) }

  package static func < (one: Combination, other: Combination) -> Bool { one.code < other.code }
}

extension StickerForm {
  /// Whether what a person places on a board is a `Combination`.
  package var hasCombinations: Bool {
    let most = [limits.perBoard, limits.total].compactMap(\.self).min()
    return itemCount <= Combination.mostItems && (most.map { $0 <= Combination.mostStickers } ?? false)
  }
}
