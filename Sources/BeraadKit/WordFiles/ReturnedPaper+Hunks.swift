import Prose
import Word

extension ReturnedPaper {
  /// What `edited` changes, as `amend --file` has it, but that a note that goes takes nothing along that came or went beside its words: they
  /// stand elsewhere than its mark, and a diff of two texts takes a new last paragraph for what became of the first note behind it.
  func hunksApart(of text: [UInt8]) -> [Hunk] {
    let hunks = EditedCopy.hunks(from: text, to: edited)
    guard hunks.contains(where: \.takesNote) else { return hunks }
    let notes = NoteLines(of: text)
    let ofNotes = changes.map(\.hunk).filter(notes.concern)
    let others = changes.map(\.hunk).filter { !notes.concern($0) }
    guard !ofNotes.isEmpty, !others.isEmpty, let one = ofNotes.applied(to: text),
      let other = others.applied(to: text)
    else { return hunks }
    let apart = (EditedCopy.hunks(from: text, to: one) + EditedCopy.hunks(from: text, to: other)).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    guard apart.count >= hunks.count, apart.standApart, let made = apart.applied(to: text),
      EditedCopy.hunks(from: made, to: edited).isEmpty
    else { return hunks }
    return apart
  }
}

extension Hunk {
  /// Whether it reaches over several lines, and takes away a mark of a note or the words behind it.
  fileprivate var takesNote: Bool { old.contains("[^") && old.contains(where: \.isNewline) }
}

/// The lines of a text that define notes.
private struct NoteLines {
  /// From the label of each to the end of the last line that is indented behind it.
  private let ranges: [Range<Int>]

  init(of text: [UInt8]) {
    var ranges: [Range<Int>] = []
    var isOpen = false
    var start = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = start + line.count
      if line.starts(with: "[^".utf8) {
        ranges.append(start..<end)
        isOpen = true
      } else if line.first == 0x20 || line.first == 0x09, isOpen, let last = ranges.popLast() {
        ranges.append(last.lowerBound..<end)
      } else if !line.allSatisfy({ $0 == 0x0D || $0 == 0x20 }) {
        isOpen = false
      }
      start = end + 1
    }
    self.ranges = ranges
  }

  /// Whether a change is of a note's mark or of its words.
  func concern(_ hunk: Hunk) -> Bool {
    guard !hunk.old.contains("[^"), !hunk.new.contains("[^") else { return true }
    let next = ranges.partitioningIndex { $0.upperBound > hunk.range.lowerBound }
    guard next < ranges.count else { return false }
    return ranges[next].lowerBound < max(hunk.range.upperBound, hunk.range.lowerBound)
  }
}
