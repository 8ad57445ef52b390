/// Which lists of a file have numbers, and which have bullets.
struct NumberingSheet: Sendable {
  /// By list and level the format.
  private var formats: [String: [Int: String]] = [:]

  init() {}

  init(_ root: XMLElement) {
    var patterns: [String: [Int: String]] = [:]
    for element in root.children where element.tag == .listPattern {
      guard let id = element[.listPatternID] else { continue }
      for level in element.children where level.tag == .patternLevel {
        guard let number = level[.level].flatMap({ Int($0) }) else { continue }
        patterns[id, default: [:]][number] = level.value(of: .numberFormat)
      }
    }
    for element in root.children where element.tag == .list {
      guard let id = element[.listID] else { continue }
      formats[id] = element.value(of: .listPatternID).flatMap { patterns[$0] }
    }
  }

  /// Whether items of a list are numbered.
  func isOrdered(_ place: StoryParagraph.ListPlace) -> Bool {
    guard let format = formats[place.list]?[place.level] else { return false }
    return format != "bullet" && format != "none"
  }
}
