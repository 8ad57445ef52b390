/// The notes that a partner put in, each with a label that no note of the paper has.
struct NewNotes {
  /// Their units, by their story.
  let units: [Int: [ReturnedUnit]]
  private let labels: [Int: String]

  static let none = NewNotes([:], in: [])

  /// - Parameter source: the paper's.
  init(_ units: [Int: [ReturnedUnit]], in source: [UInt8]) {
    self.units = units
    let taken = units.isEmpty ? [] : Self.labels(in: source)
    var labels: [Int: String] = [:]
    for (number, story) in units.keys.sorted().enumerated() {
      var label = "n\(number + 1)"
      while taken.contains(label) { label += "a" }
      labels[story] = label
    }
    self.labels = labels
  }

  /// What stands between the brackets of a note's mark.
  func label(of story: Int) -> String { labels[story] ?? "n1" }

  /// What looks like a label of a note, wherever it stands.
  private static func labels(in source: [UInt8]) -> Set<String> {
    var labels: Set<String> = []
    var open: Int?
    for (index, byte) in source.enumerated() {
      if byte == UInt8(ascii: "^"), index > 0, source[index - 1] == UInt8(ascii: "[") {
        open = index + 1
      } else if byte == UInt8(ascii: "]"), let start = open {
        labels.insert(String(decoding: source[start..<index], as: UTF8.self))
        open = nil
      }
    }
    return labels
  }
}
