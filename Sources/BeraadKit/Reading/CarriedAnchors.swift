import Deliberation
import Git
import Prose
import Storage

/// Where the words of an anchor are in the draft of now.
package struct CarriedAnchor: Hashable, Sendable {
  package enum Outcome: String, Encodable, Sendable {
    case kept, edited, deleted
  }

  package let outcome: Outcome
  /// Bytes of the draft, in order; none where the words were deleted.
  package let ranges: [Range<Int>]
  /// The commit that deleted them, in hex, where that is known.
  package let removedBy: String?
}

/// Carries the anchors of a paper's comments forward to the draft of now.
struct CarriedAnchors {
  private let paper: Paper
  private let repository: Repository
  private var changes: [String: [Hunk]?] = [:]

  init(paper: Paper, repository: Repository) {
    self.paper = paper
    self.repository = repository
  }

  mutating func carry(_ anchor: Anchor) throws -> CarriedAnchor {
    guard let hunks = try changes(since: anchor.blob) else {
      return CarriedAnchor(outcome: .deleted, ranges: [], removedBy: nil)
    }
    let touching = hunks.filter { $0.range.overlaps(anchor.range) }
    let left = anchor.range.count - touching.reduce(0) { $0 + $1.range.clamped(to: anchor.range).count }
    guard left > 0 else { return CarriedAnchor(outcome: .deleted, ranges: [], removedBy: nil) }
    let ranges = Self.surviving(anchor.range, hunks)
    return CarriedAnchor(outcome: touching.isEmpty ? .kept : .edited, ranges: ranges, removedBy: nil)
  }

  private mutating func changes(since blob: String) throws -> [Hunk]? {
    if blob == paper.blob { return [] }
    if let known = changes[blob] { return known }
    var found: [Hunk]?
    if let id = ObjectID(hex: blob), repository.contains(id) {
      found = WordDiff.hunks(from: try repository.blob(id), to: paper.text)
    }
    changes[blob] = found
    return found
  }

  /// The bytes of a range that no hunk replaced, in bytes of the new text.
  private static func surviving(_ range: Range<Int>, _ hunks: [Hunk]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var shift = 0
    var start = range.lowerBound
    for hunk in hunks where hunk.range.lowerBound < range.upperBound {
      if hunk.range.upperBound > range.lowerBound, hunk.range.lowerBound > start {
        ranges.append(start + shift..<hunk.range.lowerBound + shift)
      }
      shift += hunk.new.utf8.count - hunk.range.count
      start = max(start, hunk.range.upperBound)
    }
    if start < range.upperBound { ranges.append(start + shift..<range.upperBound + shift) }
    return ranges
  }
}
