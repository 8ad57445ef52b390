import Deliberation
import Git
import Markdown
import ObjectIDs
import Prose
import Rendering

/// Leaves the remarks of a paper's file (`<!-- … -->`) out of what pages quote of it. A quote may be a part of a remark: so it is held
/// against the text that it was made on.
struct UnpublishedRemarks {
  private let repository: Repository
  private var texts: [ObjectID: Source] = [:]

  private struct Source {
    /// Nil where it is not at hand.
    let text: [UInt8]?
    let remarks: [Range<Int>]
  }

  init(in repository: Repository) { self.repository = repository }

  /// The words that an anchor quotes.
  mutating func quote(of anchor: Anchor) throws -> String {
    let source = try source(anchor.blob)
    guard let text = source.text, !source.remarks.isEmpty,
      text.indices.clamped(to: anchor.range) == anchor.range
    else { return anchor.quote }
    return Self.words(anchor.range, of: source)
  }

  /// A hunk in the sentences that it changes; by itself where a remark stands in the way.
  mutating func passage(of hunk: Hunk, on base: ObjectID, place: Range<Int>?) throws -> ChangedPassage {
    let source = try source(base)
    guard let text = source.text, hunk.fits(text) else {
      return ChangedPassage(before: hunk.old, after: hunk.new, place: place)
    }
    let around = ChangedPassage.extent(of: hunk.range, in: text)
    guard mayShowRemark(hunk, of: source) || source.remarks.contains(where: { $0.overlaps(around) }) else {
      return ChangedPassage(hunk, in: text, place: place)
    }
    guard let changed = [hunk].applied(to: text) else {
      return ChangedPassage(before: hunk.old, after: hunk.new, place: place)
    }
    let after = Source(text: changed, remarks: MarkdownDocument(parsing: changed).remarks)
    let end = changed.count - (text.count - hunk.range.upperBound)
    var passage = ChangedPassage(
      before: Self.words(hunk.range, of: source), after: Self.words(hunk.range.lowerBound..<end, of: after),
      place: place)
    passage.isWithoutRemark = true
    return passage
  }

  /// Whether a hunk opens, ends or touches a remark: only then do the two texts have to be read to tell what is published.
  private func mayShowRemark(_ hunk: Hunk, of source: Source) -> Bool {
    let marks = ["<!--", "-->"]
    if marks.contains(where: { hunk.new.contains($0) }) { return true }
    return source.remarks.contains {
      $0.lowerBound <= hunk.range.upperBound && hunk.range.lowerBound <= $0.upperBound
    }
  }

  private static func words(_ range: Range<Int>, of source: Source) -> String {
    String(decoding: PublishedText.without(source.remarks, (source.text ?? [])[range]), as: UTF8.self)
  }

  private mutating func source(_ blob: ObjectID) throws -> Source {
    if let known = texts[blob] { return known }
    let text = try repository.text(ofBlob: blob)
    // Most texts have none, and need not be read for it.
    let mayHave = text.map(PublishedText.mayHaveRemark) ?? false
    let found = Source(
      text: text, remarks: mayHave ? text.map { MarkdownDocument(parsing: $0).remarks } ?? [] : [])
    texts[blob] = found
    return found
  }
}
