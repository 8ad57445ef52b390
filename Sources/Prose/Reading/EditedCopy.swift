/// What somebody who edited a copy of a draft proposes.
///
/// The copy may come out of any editor: other line ends, lines wrapped anew, no byte order mark or front matter, letters
/// and accents apart, items numbered anew. None of that is a change. What belongs together is one hunk.
package enum EditedCopy {
  /// The changes, in order and apart from each other; in bytes of the draft. None where the copy reads as the draft does.
  package static func hunks(from draft: [UInt8], to copy: [UInt8]) -> [Hunk] {
    guard draft != copy else { return [] }
    let copy = CopyForm(of: draft).applied(to: copy)
    let diff = ReadingDiff(from: draft, to: copy)
    let hunks = WholeChanges(diff).groups.map { hunk(of: diff.differences[$0], in: draft) }
    // White space that is kept may make something else of words that come to stand behind it: then every byte counts.
    guard let made = hunks.applied(to: draft), ReadingDiff(from: made, to: copy).isNothing else {
      return joined(WordDiff.hunks(from: draft, to: copy), in: draft, by: hunks)
    }
    return apart(diff, in: draft, made: made) ?? hunks
  }

  /// The changes, those as hunks of their own too that stand within another, or cross it, and can be decided without it. Nil where
  /// there are none such.
  private static func apart(_ diff: ReadingDiff, in draft: [UInt8], made: [UInt8]) -> [Hunk]? {
    let finer = diff.withDefinitionsApart
    let whole = WholeChanges(finer)
    guard whole.sets.count > whole.groups.count || finer.differences.count > diff.differences.count else {
      return nil
    }
    let members = Dictionary(grouping: whole.sets) { set in
      whole.groups.partitioningIndex { $0.upperBound >= set[0] }
    }
    let hunks = whole.groups.enumerated().flatMap { number, group -> [Hunk] in
      let all = hunk(of: finer.differences[group], in: draft)
      let changes = (members[number] ?? []).map { set in
        hunk(of: set.map { finer.differences[$0] }[...], in: draft)
      }
      return ApartChanges(changes, as: all, in: draft).hunks ?? [all]
    }
    guard hunks.standApart, let text = hunks.applied(to: draft),
      text == made || ReadingDiff(from: text, to: made).isNothing
    else { return nil }
    return hunks
  }

  /// Changes of bytes, those put together that are of one paragraph, or of one of the changes that a reader has.
  private static func joined(_ hunks: [Hunk], in draft: [UInt8], by whole: [Hunk]) -> [Hunk] {
    var joined: [Hunk] = []
    for hunk in hunks {
      guard let last = joined.last else {
        joined.append(hunk)
        continue
      }
      let gap = last.range.upperBound..<hunk.range.lowerBound
      let next = whole.partitioningIndex { $0.range.upperBound >= hunk.range.lowerBound }
      let isWhole = next < whole.count && whole[next].range.lowerBound <= last.range.upperBound
      if draft[gap].hasBlankLine, !isWhole {
        joined.append(hunk)
      } else {
        let between = String(decoding: draft[gap], as: UTF8.self)
        joined[joined.count - 1] = Hunk(
          range: last.range.covering(hunk.range), old: last.old + between + hunk.old,
          new: last.new + between + hunk.new)
      }
    }
    return joined
  }

  /// One hunk of several differences, with what stands between them as the draft has it.
  private static func hunk(of differences: ArraySlice<ReadingDiff.Difference>, in draft: [UInt8]) -> Hunk {
    var new: [UInt8] = []
    let start = differences.first?.range.lowerBound ?? 0
    var end = start
    for difference in differences {
      new += draft[end..<difference.range.lowerBound]
      new += difference.replacement
      end = difference.range.upperBound
    }
    return Hunk(
      range: start..<end, old: String(decoding: draft[start..<end], as: UTF8.self),
      new: String(decoding: new, as: UTF8.self))
  }

  /// What changed between two revisions, for a reader: the edits of one sentence are one change. In bytes of the older one.
  package static func readableChanges(from old: [UInt8], to new: [UInt8]) -> [Hunk] {
    readableChanges(from: old, to: new, writing: HeadingForms(of: old).rewrites(in: new))
  }

  /// The same, where it is known which headings of the newer one are written in the form of the older one.
  static func readableChanges(
    from old: [UInt8], to new: [UInt8], writing headings: [HeadingForms.Rewrite]
  ) -> [Hunk] {
    let diff = ReadingDiff(from: old, to: headings.applied(to: new))
    let changes = WholeChanges(diff).groups.map { group in
      let hunk = hunk(of: diff.differences[group], in: old)
      return RevisedPlace(hunk: hunk, place: hunk.range)
    }
    return joinedInSentences(changes, of: old).map(\.hunk)
  }

  /// Changes in order, those of one sentence as one.
  static func joinedInSentences(_ changes: [RevisedPlace], of old: [UInt8]) -> [RevisedPlace] {
    let passages = Passage(in: old)
    var joined: [RevisedPlace] = []
    for change in changes {
      let hunk = change.hunk
      guard let last = joined.last, passages.around(last.hunk.range).contains(hunk.range.lowerBound),
        passages.around(hunk.range).contains(last.hunk.range.lowerBound), !hunk.spansBlocks,
        !last.hunk.spansBlocks
      else {
        joined.append(change)
        continue
      }
      let between = String(decoding: old[last.hunk.range.upperBound..<hunk.range.lowerBound], as: UTF8.self)
      joined[joined.count - 1] = RevisedPlace(
        hunk: Hunk(
          range: last.hunk.range.covering(hunk.range), old: last.hunk.old + between + hunk.old,
          new: last.hunk.new + between + hunk.new), place: last.place.covering(change.place))
    }
    return joined
  }
}

extension Hunk {
  /// Whether an end of a paragraph is in it.
  var spansBlocks: Bool { [old, new].contains { Array($0.utf8)[...].hasBlankLine } }
}
