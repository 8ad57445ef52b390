import Deliberation
import Git
package import ObjectIDs
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
  /// The commit that deleted them, where that is known.
  package let removedBy: ObjectID?
}

/// Carries the anchors of comments on a paper forward to the draft of now: by the identities of their words through the
/// draft's own history, and by the quote alone where an anchor was made on a text that is not in it.
struct CarriedAnchors {
  private let anchors: [Anchor]
  private let paper: Paper
  private let commit: ObjectID
  private let repository: Repository
  /// What became of the anchors on older drafts; found at the first that is asked for, all in one walk.
  private var carried: [Anchor: CarriedAnchor]?
  /// The origins of the draft's words, where they were found on the way; nil where they were not.
  private(set) var origins: [WordOrigins.Span]?

  /// - Parameter threads: the comments whose anchors will be asked for.
  init(of threads: [Thread], on paper: Paper, at commit: ObjectID, in repository: Repository) {
    self.init(of: threads.map(\.comment.anchor), on: paper, at: commit, in: repository)
  }

  /// - Parameter anchors: those that will be asked for.
  init(of anchors: [Anchor], on paper: Paper, at commit: ObjectID, in repository: Repository) {
    self.anchors = anchors
    self.paper = paper
    self.commit = commit
    self.repository = repository
  }

  mutating func carry(_ anchor: Anchor) throws -> CarriedAnchor {
    if anchor.blob == paper.blob {
      // Main may have one that an older program took without a look at it.
      guard anchor.range.upperBound <= paper.text.count else { return located(anchor) }
      return CarriedAnchor(outcome: .kept, ranges: [anchor.range], removedBy: nil)
    }
    let all = try carried ?? carryAll()
    carried = all
    return all[anchor] ?? located(anchor)
  }

  /// Follows every anchor of the paper that was made on a draft of its history.
  private mutating func carryAll() throws -> [Anchor: CarriedAnchor] {
    let path = Layout.draft(of: paper.slug)
    let history = try FileHistory(of: path, at: commit, in: repository) { _ in }
    guard let target = history.revisions.indices.last else { return [:] }
    var anchors: [Anchor] = []
    var cases: [AnchorCase] = []
    for anchor in Set(self.anchors) where anchor.blob != paper.blob {
      guard let source = history.revision(withBlob: anchor.blob) else { continue }
      anchors.append(anchor)
      cases.append(AnchorCase(source: source, range: anchor.range, target: target))
    }
    if cases.isEmpty { return [:] }
    let tracer = try history.tracer(of: cases, in: repository)
    origins = AttributedFile.spans(tracer.lastRuns).map {
      ($0.range, history.revisions[$0.origin].commit.id)
    }
    let traced = tracer.traced().map { anchor in
      CarriedAnchor(anchor, removedBy: anchor.removedBy.map { history.revisions[$0].commit.id })
    }
    return Dictionary(uniqueKeysWithValues: zip(anchors, traced))
  }

  /// Looks for the quote in the draft: all there is where the text that it was made on is not in the draft's history.
  private func located(_ anchor: Anchor) -> CarriedAnchor {
    let quote = TextQuote(exact: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix)
    switch QuoteLocator.find(quote, in: paper.text) {
    case .found(let range, let score):
      return CarriedAnchor(outcome: score == 1 ? .kept : .edited, ranges: [range], removedBy: nil)
    case .ambiguous(let ranges):
      return CarriedAnchor(outcome: .edited, ranges: ranges, removedBy: nil)
    case .notFound:
      return CarriedAnchor(outcome: .deleted, ranges: [], removedBy: nil)
    }
  }
}

extension CarriedAnchor {
  fileprivate init(_ anchor: TracedAnchor, removedBy: ObjectID?) {
    let outcome: Outcome =
      switch anchor.outcome {
      case .kept: .kept
      case .edited: .edited
      case .deleted: .deleted
      }
    self.init(outcome: outcome, ranges: anchor.ranges, removedBy: removedBy)
  }
}
