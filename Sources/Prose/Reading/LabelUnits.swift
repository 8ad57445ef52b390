/// The labels of the notes and addresses that a text defines, each with what refers to it, as indices of units.
struct LabelUnits {
  struct Label {
    var definitions: [Int] = []
    var references: [Int] = []
    /// What is defined: the words of the note, the address.
    var contents: [Int] = []
  }

  /// Those that are defined, by their names.
  let defined: [String: Label]

  /// A label of more units than this is none.
  private static let longest = 40

  init(in text: ReadingText) {
    var found: [String: Label] = [:]
    var previous = -1
    var open: String?
    for index in text.units.indices where !text.units[index].isBreak {
      let block = text.units[index].block
      let isFirst = block != previous
      previous = block
      if isFirst { open = nil }
      if let open { found[open]?.contents.append(index) }
      guard let label = Self.label(at: index, in: text) else { continue }
      let kind = text.blocks[block].kind
      if isFirst, kind == .footnote || kind == .linkDefinition {
        found[label.name, default: Label()].definitions += Array(label.units)
        open = label.name
      } else if kind.isRunningText || kind == .tableRow {
        found[label.name, default: Label()].references += Array(label.units)
      }
    }
    for (name, label) in found {
      let marks = Set(label.definitions)
      found[name]?.contents = label.contents.filter { !marks.contains($0) }
    }
    defined = found.filter { !$0.value.definitions.isEmpty }
  }

  /// What means something only together: the label of a note that comes or goes, or of an address, and all that refers to it; and all
  /// labels that became another's, with their words. Where a note stays, what refers to it may come and go.
  func groups(isChanged: (Int) -> Bool, renumbered: Set<String>) -> [[Int]] {
    let used = defined.filter { !$0.value.references.isEmpty }.sorted { $0.key < $1.key }
    let numbering = used.filter { renumbered.contains($0.key) }
      .flatMap { $0.value.definitions + $0.value.references + $0.value.contents }
    let others = used.filter {
      !renumbered.contains($0.key) && $0.value.definitions.contains(where: isChanged)
    }
    return [numbering] + others.map { $0.value.definitions + $0.value.references }
  }

  /// The labels that both texts define, where the words of one stand under another in the new text: whoever refers to it means another
  /// note by now.
  static func renumbered(in diff: ReadingDiff, from old: LabelUnits, to new: LabelUnits) -> Set<String> {
    func words(_ label: Label, _ text: ReadingText) -> [UInt32] {
      label.contents.map { text.units[$0].symbol }
    }
    var owners: [Int: String] = [:]
    var known: [[UInt32]: String] = [:]
    for (name, label) in new.defined {
      for unit in label.contents { owners[unit] = name }
      known[words(label, diff.new)] = name
    }
    return Set(
      old.defined.filter { name, label in
        guard let now = new.defined[name] else { return false }
        let (before, after) = (words(label, diff.old), words(now, diff.new))
        if before == after { return false }
        if known[before] != nil { return true }
        let others = label.contents.count { unit in
          diff.counterparts[unit].flatMap { owners[$0] }.map { $0 != name } ?? false
        }
        return others * 2 > label.contents.count
      }.keys)
  }

  /// The label whose `[` a unit is.
  private static func label(at index: Int, in text: ReadingText) -> (name: String, units: ClosedRange<Int>)? {
    guard text.sign(of: index) == UInt8(ascii: "["),
      let close = (index + 1..<min(index + longest, text.units.count)).first(where: {
        text.sign(of: $0) == UInt8(ascii: "]") || text.sign(of: $0) == UInt8(ascii: "[")
      }), close > index + 1, text.sign(of: close) == UInt8(ascii: "]")
    else { return nil }
    let words = text.text[text.end(of: index)..<text.start(of: close)]
    return (Footnotes.name(words), index...close)
  }
}
