/// Counts the items of a file's lists as Word does: lists of one pattern count on together, also over what stands between, until one
/// says where it begins.
struct ListCounter {
  /// By pattern and level the number of the last item.
  private var counts: [String: [Int: Int]] = [:]
  private var begun: Set<StoryParagraph.ListPlace> = []
  /// What Markdown reads as the first number of a list: at most nine digits, and no sign.
  static let markdownNumbers = 0...999_999_999

  /// The numbers of the last item of a list, and of those that it stands in, by level.
  func numbers(_ place: StoryParagraph.ListPlace, in sheet: NumberingSheet) -> [Int: Int] {
    (counts[sheet.pattern(of: place.list)] ?? [:]).filter { $0.key <= place.level }
  }

  mutating func next(_ place: StoryParagraph.ListPlace, in sheet: NumberingSheet) -> Int {
    let pattern = sheet.pattern(of: place.list)
    var levels = counts[pattern] ?? [:]
    let isNew = begun.insert(place).inserted
    let number =
      isNew ? sheet.ownStart(place) ?? levels[place.level].map { $0 + 1 } : levels[place.level].map { $0 + 1 }
    levels = levels.filter {
      $0.key < place.level || sheet.countsOn($0.key, of: place.list, over: place.level)
    }
    let next = number ?? sheet.start(place)
    levels[place.level] = next
    counts[pattern] = levels
    return next
  }
}
