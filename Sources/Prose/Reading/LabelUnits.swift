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
  /// labels that became another's, with their words and the sentences that refer to them. Where a note stays, what refers to it may come
  /// and go.
  func groups(isChanged: (Int) -> Bool, renumbered: Set<String>, in text: ReadingText) -> [[Int]] {
    let used = defined.filter { !$0.value.references.isEmpty }.sorted { $0.key < $1.key }
    let numbering = used.filter { renumbered.contains($0.key) }.flatMap { _, label in
      label.definitions + label.references + label.contents
        + label.references.flatMap { text.sentence(before: $0).filter(isChanged) }
    }
    let others = used.filter {
      !renumbered.contains($0.key) && $0.value.definitions.contains(where: isChanged)
    }
    return [numbering] + others.map { $0.value.definitions + $0.value.references }
  }

  /// The labels that mean another note by now: the words that one of them stood for stand under another, or the other way round, and one of
  /// the two was or is something else.
  static func renumbered(in diff: ReadingDiff, from old: LabelUnits, to new: LabelUnits) -> Set<String> {
    let (before, after) = (old.words(in: diff.old), new.words(in: diff.new))
    var owners: [Int: String] = [:]
    for (name, label) in new.defined { for unit in label.contents { owners[unit] = name } }
    var renumbered: Set<String> = []
    for (name, label) in old.defined where before[name] != after[name] {
      let alike = after.filter { $0.key != name && $0.value == before[name] && before[$0.key] != $0.value }
      renumbered.formUnion(alike.keys)
      if !alike.isEmpty { renumbered.insert(name) }
      let others = label.contents.compactMap { diff.counterparts[$0].flatMap { owners[$0] } }.filter {
        $0 != name
      }
      if others.count * 2 > label.contents.count { renumbered.formUnion(others + [name]) }
    }
    return renumbered
  }

  /// The words of each note, and each address, by its label.
  private func words(in text: ReadingText) -> [String: [UInt32]] {
    defined.mapValues { $0.contents.map { text.units[$0].symbol } }
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
