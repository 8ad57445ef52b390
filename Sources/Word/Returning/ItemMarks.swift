/// What the lines of items begin with that come into a paper at one place, one after the other.
struct ItemMarks {
  /// An item that is open: another of its list, or one further in, may follow.
  private struct Item {
    /// What stands before its mark: blanks, and the marks of quotations.
    let before: String
    /// The number, and what stands behind it; nil for a bullet.
    let number: Int?
    let sign: Character

    var isQuoted: Bool { before.contains(">") }
    var text: String { before + (number.map(Self.digits) ?? "") + "\(sign) " }
    /// What a line begins with that stands within it.
    var inner: String { before + String(repeating: " ", count: text.count - before.count) }

    /// Of a list the first number alone counts; more digits make no item.
    private static func digits(_ number: Int) -> String {
      String(min(number, ListCounter.markdownNumbers.upperBound))
    }
  }

  private let paper: PaperText
  private let paragraph: Int
  /// By level.
  private var open: [Int: Item] = [:]
  /// The first item behind the place.
  private var next: (item: Item, level: Int)?

  /// - Parameters:
  ///   - paragraph: the one of the paper before which items come in.
  ///   - isBefore: whether that follows them at once.
  init(_ paper: PaperText, before paragraph: Int, isBefore: Bool = true) {
    (self.paper, self.paragraph) = (paper, paragraph)
    let last = min(paragraph, paper.starts.count - 1) - 1
    var number = last >= 0 ? Int(paper.itemStarts[last]) : -1
    while number >= 0, let item = paper.shape(of: number)?.item {
      open[item.level] = Self.item(number, in: paper)
      number = Int(paper.outerItems[number])
    }
    if isBefore, paragraph < paper.starts.count - 1, let item = paper.shape(of: paragraph)?.item,
      item.isFirst,
      let mark = Self.item(paragraph, in: paper)
    {
      next = (mark, item.level)
    }
  }

  /// The mark of a paragraph's line; nil where another item's stands before it.
  private static func item(_ paragraph: Int, in paper: PaperText) -> Item? {
    let start = paper.units[paper.starts[paragraph]].range.lowerBound
    let line = paper.source[paper.lineStart(before: start)...].prefix { $0 != 0x0A && $0 != 0x0D }
    let text = String(decoding: line, as: UTF8.self)
    let before = text.prefix { $0 == " " || $0 == ">" }
    let rest = text.dropFirst(before.count)
    func isMark(_ sign: Character, _ behind: Substring) -> Bool {
      behind.first.map { $0 == sign && (behind.dropFirst().first?.isWhitespace ?? true) } ?? false
    }
    if let sign = rest.first, "-*+".contains(sign), isMark(sign, rest) {
      return Item(before: String(before), number: nil, sign: sign)
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let behind = rest.dropFirst(digits.count)
    guard let number = Int(digits), let sign = behind.first, ".)".contains(sign), isMark(sign, behind) else {
      return nil
    }
    return Item(before: String(before), number: number, sign: sign)
  }

  /// Goes over a paragraph of the paper that stays.
  mutating func pass(_ paragraph: Int) {
    guard let item = paper.shape(of: paragraph)?.item else {
      open = [:]
      return
    }
    guard item.isFirst else { return }
    open = open.filter { $0.key < item.level }
    open[item.level] = Self.item(paragraph, in: paper)
  }

  /// Goes over a new paragraph.
  mutating func pass(_ form: BlockForm) {
    if form.level == nil, !form.isWithin { open = [:] }
  }

  /// What a paragraph begins with that goes on within the innermost item; nil outside of all.
  var innermost: String? { open.max { $0.key < $1.key }?.value.inner }

  /// What the further lines of the item begin with that was added last.
  func inner(_ form: BlockForm) -> String { open[form.level ?? 0]?.inner ?? "" }

  /// What the line of one more item begins with.
  ///
  /// - Parameter end: of its paragraph in the file.
  mutating func add(_ end: ReturnedUnit) -> String {
    let form = end.block ?? BlockForm()
    let level = form.level ?? 0
    let item = item(at: level, form, number: end.number ?? end.list.map(number) ?? 1)
    open = open.filter { $0.key < level }
    open[level] = item
    // What stood behind stands behind this one now.
    next = nil
    return item.text
  }

  private func item(at level: Int, _ form: BlockForm, number: Int) -> Item {
    let same = open[level].flatMap { $0.isQuoted == form.isQuoted ? $0 : nil }
    if let same, (same.number != nil) == form.isOrdered {
      return Item(before: same.before, number: same.number.map { $0 + 1 }, sign: same.sign)
    }
    // A list counts from the number of its first item, whichever that is.
    if same == nil, let next, next.level == level, (next.item.number != nil) == form.isOrdered,
      next.item.isQuoted == form.isQuoted
    {
      return next.item
    }
    let outer = open.filter { $0.key < level }.max { $0.key < $1.key }?.value.inner
    return Item(
      before: same?.before ?? outer ?? (form.isQuoted ? "> " : ""),
      number: form.isOrdered ? number : nil,
      sign: form.isOrdered ? "." : "-")
  }

  /// The number of a list's next item at the place.
  private func number(_ list: Int) -> Int {
    let place = paper.starts[min(paragraph, paper.starts.count - 1)]
    return (paper.lists[list].start ?? 1) + (paper.items[list] ?? []).firstIndex(from: { $0 >= place })
  }
}

extension PaperText {
  /// The shape of a paragraph.
  func shape(of paragraph: Int) -> ParagraphShape? { units[starts[paragraph + 1] - 1].shape }
}
