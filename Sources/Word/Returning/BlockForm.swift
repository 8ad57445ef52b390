/// What a paragraph is besides its words and its number: its kind, and its place in a list.
struct BlockForm: Hashable, Sendable {
  enum Kind: UInt8, Sendable { case text, code, rule, cell, note }

  var kind = Kind.text
  /// Only of text: a file does not say it of anything else.
  var isQuoted = false
  /// Whether it goes on within an item.
  var isWithin = false
  /// Whether it is an item with a number.
  var isOrdered = false
  private var depth: Int8 = -1

  init() {}

  /// How deep the item is that it begins, from 0; nil where it begins none.
  var level: Int? {
    get { depth < 0 ? nil : Int(depth) }
    set { depth = newValue.map { Int8(clamping: $0) } ?? -1 }
  }

  /// - Parameter lists: those of its paper.
  init(_ shape: ParagraphShape, _ lists: [FlatDocument.List]) {
    var isHeading = false
    switch shape.kind {
    case .code: kind = .code
    case .rule: kind = .rule
    case .headerCell, .cell: kind = .cell
    case .note: kind = .note
    case .heading: isHeading = true
    case .text, .title: break
    }
    if let item = shape.item, kind != .cell, kind != .note {
      if item.isFirst { level = item.level } else { isWithin = true }
      isOrdered = item.isFirst && lists[item.list].start != nil
    }
    isQuoted = kind == .text && !isHeading && !isWithin && shape.quotes > 0
  }

  /// Of a paragraph of a file, which has no rules.
  init(_ paragraph: StoryParagraph, in story: Story, of file: WordFile) {
    let style = file.styles.block(ofStyle: paragraph.style)
    if story.kind != .body {
      kind = .note
    } else if paragraph.cell != nil {
      kind = .cell
    } else if let place = file.itemPlace(of: paragraph) {
      level = place.level
      isOrdered = file.numbering.isOrdered(place)
      isQuoted = style == .quote
    } else if style == .code {
      kind = .code
    } else if file.continuesItem(paragraph) {
      isWithin = true
    } else {
      isQuoted = style == .quote
    }
  }

  /// The same as far as a file with some styles can say it: programs lose what they have no style for.
  func told(by styles: StyleSheet) -> BlockForm {
    var form = self
    if kind == .rule || kind == .note { form.kind = .text }
    if isQuoted, !styles.has(.quote) { form.isQuoted = false }
    if kind == .code, !styles.has(.code) { form.kind = .text }
    if isWithin, !styles.has(.listContinuation) { form.isWithin = false }
    return form
  }
}
