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
  private var texts: [ObjectID: Source?] = [:]

  private struct Source {
    let text: [UInt8]
    let remarks: [Range<Int>]
  }

  init(in repository: Repository) { self.repository = repository }

  /// The words that an anchor quotes.
  mutating func quote(of anchor: Anchor) throws -> String {
    guard let source = try source(anchor.blob), source.text.indices.clamped(to: anchor.range) == anchor.range
    else {
      return anchor.quote
    }
    return Self.words(anchor.range, of: source)
  }

  /// What a hunk replaces, and by what.
  mutating func wording(of hunk: Hunk, on base: ObjectID) throws -> (old: String, new: String) {
    let source = try source(base)
    guard mayShowRemark(hunk, of: source) else { return (hunk.old, hunk.new) }
    guard let text = try source?.text ?? repository.text(ofBlob: base), let changed = [hunk].applied(to: text)
    else { return (hunk.old, hunk.new) }
    let after = Source(text: changed, remarks: MarkdownDocument(parsing: changed).remarks)
    let end = changed.count - (text.count - hunk.range.upperBound)
    return (
      source.map { Self.words(hunk.range, of: $0) } ?? hunk.old,
      Self.words(hunk.range.lowerBound..<end, of: after)
    )
  }

  /// Whether a hunk opens, ends or touches a remark: only then do the two texts have to be read to tell what is published.
  private func mayShowRemark(_ hunk: Hunk, of source: Source?) -> Bool {
    let marks = ["<!--", "-->"]
    if marks.contains(where: { hunk.new.contains($0) }) { return true }
    return source?.remarks.contains {
      $0.lowerBound <= hunk.range.upperBound && hunk.range.lowerBound <= $0.upperBound
    } ?? false
  }

  private static func words(_ range: Range<Int>, of source: Source) -> String {
    String(decoding: PublishedText.without(source.remarks, source.text[range]), as: UTF8.self)
  }

  /// A text that has remarks; nil for any other, or where it is not at hand.
  private mutating func source(_ blob: ObjectID) throws -> Source? {
    if let known = texts[blob] { return known }
    let found = try repository.text(ofBlob: blob).flatMap { text -> Source? in
      let remarks = MarkdownDocument(parsing: text).remarks
      return remarks.isEmpty ? nil : Source(text: text, remarks: remarks)
    }
    texts[blob] = .some(found)
    return found
  }
}
