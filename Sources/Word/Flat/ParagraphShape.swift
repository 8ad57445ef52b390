/// What a paragraph is, apart from its words.
struct ParagraphShape: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case text, title, rule, code, note
    case heading(Int)
    case headerCell, cell
  }

  /// Its place in a list.
  struct Item: Hashable, Sendable {
    /// The index of the list in the document.
    var list: Int
    /// How deep, from 0.
    let level: Int
    /// Whether it begins an item, and so has its mark or number.
    let isFirst: Bool
    /// Whether the item is a task, and ticked.
    let task: Bool?
  }

  enum Alignment: Hashable, Sendable { case left, center, right }

  var kind: Kind = .text
  /// In how many quotations it stands.
  var quotes = 0
  var item: Item?
  var alignment: Alignment?
  /// Whether it begins a block of code right below another.
  var beginsCode = false
}
