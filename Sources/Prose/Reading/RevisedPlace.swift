/// A place in which two revisions differ for a reader: words that are others, or a passage that stands elsewhere.
package struct RevisedPlace: Hashable, Sendable {
  /// What changed, in bytes of the older revision. Of a passage that moved: where it stood, its words there, and its words now.
  package let hunk: Hunk
  /// Where it stands in the newer revision.
  package let place: Range<Int>
  /// What a passage moved within, in bytes of the older revision and of the newer one; nil where nothing moved.
  package let moved: Span?

  package struct Span: Hashable, Sendable {
    package let old: Range<Int>
    package let new: Range<Int>
  }

  package init(hunk: Hunk, place: Range<Int>, moved: Span? = nil) {
    (self.hunk, self.place, self.moved) = (hunk, place, moved)
  }

  /// The same, in bytes of a newer revision of which these headings were written otherwise.
  fileprivate func inText(before headings: [HeadingForms.Rewrite]) -> RevisedPlace {
    RevisedPlace(
      hunk: hunk, place: headings.source(of: place),
      moved: moved.map { Span(old: $0.old, new: headings.source(of: $0.new)) })
  }
}

extension EditedCopy {
  /// Where two revisions differ, in the order of the newer one: as `readableChanges`, but a passage that moved past others is told by
  /// itself, and what changed in those that it moved past is told by itself too.
  package static func revisedPlaces(from old: [UInt8], to new: [UInt8]) -> [RevisedPlace] {
    var shift = 0
    let headings = HeadingForms(of: old).rewrites(in: new)
    let places = readableChanges(from: old, to: new, writing: headings).flatMap { hunk -> [RevisedPlace] in
      let start = hunk.range.lowerBound + shift
      shift += hunk.new.utf8.count - hunk.range.count
      let place = start..<start + hunk.new.utf8.count
      return MovingChange(hunk, place, in: old)?.places ?? [RevisedPlace(hunk: hunk, place: place)]
    }
    return headings.isEmpty ? places : places.map { $0.inText(before: headings) }
  }
}

/// A change that moves passages past whole blocks, taken apart.
private struct MovingChange {
  private(set) var places: [RevisedPlace] = []
  /// What went, and where it stood.
  private var gone: [(range: Range<Int>, words: String)] = []
  /// What came, as it was and as it is, and where.
  private var come: [(was: String, now: String, place: Range<Int>)] = []
  private var edits: [RevisedPlace] = []

  /// Nil where no passage moves past whole blocks.
  init?(_ hunk: Hunk, _ place: Range<Int>, in text: [UInt8]) {
    guard hunk.spansBlocks, let segments = InlineChange.moves(old: hunk.old, new: hunk.new) else {
      return nil
    }
    let isOld: (InlineChange.Kind) -> Bool = { $0 == .same || $0 == .gone || $0 == .movedAway }
    guard segments.filter({ isOld($0.kind) }).map(\.text).joined() == hunk.old else { return nil }
    take(segments, old: hunk.range.lowerBound, new: place.lowerBound)
    let span = RevisedPlace.Span(old: hunk.range, new: place)
    for passage in come {
      let index = gone.firstIndex { $0.words.withoutWhite == passage.was.withoutWhite } ?? gone.indices.first
      let from = index.map { gone.remove(at: $0) } ?? (range: hunk.range, words: hunk.old)
      places.append(
        RevisedPlace(
          hunk: Hunk(range: from.range, old: from.words, new: passage.now), place: passage.place, moved: span)
      )
    }
    places += EditedCopy.joinedInSentences(edits, of: text)
    places.sort { ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound) }
  }

  private mutating func take(_ segments: [InlineChange.Segment], old: Int, new: Int) {
    var (old, new) = (old, new)
    var rest = segments[...]
    func following(_ isMore: (InlineChange.Kind) -> Bool) -> [InlineChange.Segment] {
      var found: [InlineChange.Segment] = []
      while let next = rest.first, isMore(next.kind) {
        found.append(next)
        rest.removeFirst()
      }
      return found
    }
    func words(_ segments: [InlineChange.Segment], but left: InlineChange.Kind) -> String {
      segments.filter { $0.kind != left }.map(\.text).joined()
    }
    while let first = rest.popFirst() {
      let count = first.text.utf8.count
      switch first.kind {
      case .same: (old, new) = (old + count, new + count)
      case .movedAway:
        gone.append((old..<old + count, first.text))
        old += count
      case .gone, .come:
        let all = [first] + following { $0 == .gone || $0 == .come }
        let (before, after) = (words(all, but: .come), words(all, but: .gone))
        let hunk = Hunk(range: old..<old + before.utf8.count, old: before, new: after)
        let place = new..<new + after.utf8.count
        // White space alone goes with what moves.
        if !(before + after).utf8.allSatisfy(\.isWhite) {
          edits.append(RevisedPlace(hunk: hunk, place: place))
        }
        (old, new) = (hunk.range.upperBound, place.upperBound)
      case .movedHere, .movedGone, .movedCome:
        let all = [first] + following(\.isOfMove)
        let now = words(all, but: .movedGone)
        come.append((words(all, but: .movedCome), now, new..<new + now.utf8.count))
        new += now.utf8.count
      }
    }
  }
}
