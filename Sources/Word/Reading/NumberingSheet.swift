/// What the lists of a file look like: which have numbers, from where these count, and how far in the items stand.
struct NumberingSheet: Sendable {
  private struct Level {
    var format: String?
    var start: Int?
    /// The level, counted from 1, behind which or behind one further out it begins anew; 0 is none of them.
    var restart: Int?
    var indent: Int?
    /// What an item shows: words, and `%1` for the number of the first level.
    var text: String?
    /// Whether all numbers in it are plain ones.
    var isDecimal = false

    init(_ element: XMLElement) {
      format = element.value(of: .numberFormat)
      start = element.value(of: .listStart).flatMap(Self.number)
      restart = element.value(of: .listRestart).flatMap { Int($0) }
      indent = element.first(.paragraphProperties)?.leftIndent
      text = element.value(of: .levelText).map { String($0.prefix(NumberingSheet.longestPattern)) }
      isDecimal = element.has(.decimalsOnly)
    }

    /// A first number. A file may claim any; it must be possible to count on from it.
    static func number(_ text: String) -> Int? {
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return Int(text) }
      let most = 1_000_000_000_000
      return min(max(Int(text) ?? (text.hasPrefix("-") ? -most : most), -most), most)
    }
  }

  /// How many characters of a level's pattern, and of a sign that comes of it, are shown: each item repeats them, and Word's own have
  /// a handful.
  private static let (longestPattern, longestSign) = (255, 100)

  private struct List {
    var pattern: String
    /// Where its own levels begin.
    var starts: [Int: Int] = [:]
    /// The levels that it has of its own.
    var levels: [Int: Level] = [:]
  }

  private var patterns: [String: [Int: Level]] = [:]
  private var lists: [String: List] = [:]

  init() {}

  init(_ root: XMLElement) {
    let styled = Dictionary(
      root.children.compactMap { element in
        element.value(of: .listStyle).flatMap { style in element[.listPatternID].map { (style, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    /// The pattern that one is the same as: that of a style of lists has its levels elsewhere (ECMA-376 part 1, 17.9.21).
    var same: [String: String] = [:]
    for element in root.children where element.tag == .listPattern {
      guard let id = element[.listPatternID] else { continue }
      same[id] = element.value(of: .listOfStyle).flatMap { styled[$0] }
      for level in element.children where level.tag == .patternLevel {
        guard let number = level[.level].flatMap({ Int($0) }) else { continue }
        patterns[id, default: [:]][number] = Level(level)
      }
    }
    for element in root.children where element.tag == .list {
      guard let id = element[.listID], let pattern = element.value(of: .listPatternID) else { continue }
      var list = List(pattern: same[pattern] ?? pattern)
      for change in element.children where change.tag == .levelOverride {
        guard let number = change[.level].flatMap({ Int($0) }) else { continue }
        list.starts[number] = change.value(of: .startOverride).flatMap(Level.number)
        list.levels[number] = change.first(.patternLevel).map(Level.init)
      }
      lists[id] = list
    }
  }

  private func level(_ place: StoryParagraph.ListPlace) -> Level? {
    lists[place.list].flatMap { $0.levels[place.level] ?? patterns[$0.pattern]?[place.level] }
  }

  /// Whether items of a list are numbered.
  func isOrdered(_ place: StoryParagraph.ListPlace) -> Bool {
    guard let format = level(place)?.format else { return false }
    return format != "bullet" && format != "none"
  }

  /// How far in the words of an item stand.
  func indent(_ place: StoryParagraph.ListPlace) -> Int? { level(place)?.indent }

  /// What a reader sees before an item.
  ///
  /// - Parameter numbers: of the item, and of those that it stands in, by level.
  func sign(_ place: StoryParagraph.ListPlace, numbers: [Int: Int]) -> String? {
    // Without a number there may be words.
    guard let own = level(place), own.format == "none" || isOrdered(place), let text = own.text else {
      return nil
    }
    var sign = text
    for (number, value) in numbers {
      let level = level(.init(list: place.list, level: number))
      let format = own.isDecimal && number != place.level ? "decimal" : level?.format
      sign = sign.replacing("%\(number + 1)", with: ListNumber.text(value, format: format ?? "decimal"))
    }
    sign = sign.foldedBlanks
    if sign.count > Self.longestSign { sign = sign.prefix(Self.longestSign) + "…" }
    return sign.isEmpty ? nil : sign
  }

  /// Whether a list of Markdown shows the same sign: it has plain numbers, and a Word file that is made of it those of the writer.
  ///
  /// - Parameter goesOn: whether it is the next of a list that has begun; of that the first number alone counts.
  func isPlain(
    _ sign: String, of place: StoryParagraph.ListPlace, number: Int, goesOn: Bool = false
  ) -> Bool {
    // Word counts below nothing, and further than Markdown can begin.
    guard ListCounter.markdownNumbers.contains(number) || number > 0 && goesOn else { return false }
    let counts = level(place)?.text?.contains("%\(place.level + 1)") == true
    if isOrdered(place), counts, ["\(number)", "\(number).", "\(number))"].contains(sign) { return true }
    let own = NumberingPart.number(atLevel: place.level)
    return level(place)?.format == own.format && level(place)?.text == own.text
      && indent(place) == NumberingPart.indent(ofLevel: place.level)
  }

  /// Whether its numbers are written otherwise than `ListNumber` does: as words, or in another script.
  func isForeign(_ place: StoryParagraph.ListPlace) -> Bool {
    level(place)?.format.map { !ListNumber.formats.contains($0) } ?? false
  }

  /// The pattern that a list counts with.
  func pattern(of list: String) -> String { lists[list].map { "pattern \($0.pattern)" } ?? list }

  /// Where a list begins to count anew at a level; nil where it counts on.
  func ownStart(_ place: StoryParagraph.ListPlace) -> Int? { lists[place.list]?.starts[place.level] }

  /// Whether the items of a level count on over one of a level further out (ECMA-376 part 1, 17.9.10).
  func countsOn(_ level: Int, of list: String, over outer: Int) -> Bool {
    self.level(.init(list: list, level: level))?.restart.map { outer >= $0 } ?? false
  }

  /// The first number of a level.
  func start(_ place: StoryParagraph.ListPlace) -> Int { level(place)?.start ?? 1 }
}

extension XMLElement {
  /// How far in the properties of a paragraph put it, in twentieths of a point.
  var leftIndent: Int? {
    guard let indent = first(.indent) else { return nil }
    return (indent[.left] ?? indent[.start]).flatMap { Int($0) }.map { min(max($0, -100_000), 100_000) }
  }
}
