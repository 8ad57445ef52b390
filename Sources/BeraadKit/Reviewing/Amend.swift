import Deliberation
import Prose
import Storage

/// How somebody says what shall change.
package enum Proposal: Sendable {
  /// These words become others; nothing instead deletes them.
  case replace(old: String, nth: Int?, new: String)
  /// The whole draft, edited.
  case edited([UInt8])
}

extension Context {
  /// Proposes a change of a paper.
  ///
  /// - Parameter comments: ids, or beginnings of ids, of the comments that it answers.
  /// - Throws: `Refusal` where the words are not there, or nothing would change.
  package func amend(
    _ paper: String, _ proposal: Proposal, because reason: String, answering comments: [String]
  ) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    let paper = try desk.snapshot.paper(named: paper)
    let reason = try GivenText.check(reason, what: "a reason")
    let hunks = try Self.hunks(of: proposal, in: paper)
    guard !hunks.isEmpty else {
      throw Refusal("The amendment changes nothing: the draft of \(paper.slug) reads so already.")
    }
    let answered = try comments.map { prefix in
      let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.comment])
      guard found.record.header.paper == paper.slug else {
        throw Refusal(
          "\(found.record.id) is a comment on \(found.record.header.paper), not on \(paper.slug).")
      }
      return found.record.id
    }
    let amendment = Amendment(base: paper.blob, hunks: hunks, reason: reason, comments: answered)
    let record = try desk.file(.amendment(amendment), on: paper.slug, by: identity) {
      "amend: \($0.id) on \(paper.slug)"
    }
    let changes = hunks.count == 1 ? "one change" : "\(hunks.count) changes"
    return FiledRecord(
      id: record.id.description, paper: paper.slug.description, partner: identity.partner.id.description,
      story:
        "Proposed \(changes) to \(paper.slug), in \(Places.name(of: hunks[0].range.lowerBound, in: paper))."
    )
  }

  private static func hunks(of proposal: Proposal, in paper: Paper) throws(Refusal) -> [Hunk] {
    switch proposal {
    case .replace(let old, let nth, let new):
      let range = try Places.find(old, nth: nth, in: paper)
      return Replacement.hunk(range, by: new, in: paper.text).map { [$0] } ?? []
    case .edited(let text):
      guard String(validating: text, as: UTF8.self) != nil, !text.contains(0) else {
        throw Refusal("The edited text is not UTF-8 text.")
      }
      return WordDiff.hunks(from: paper.text, to: text)
    }
  }
}

/// One replacement as a hunk that names no more than what changes.
enum Replacement {
  /// The hunk; nil where the words are the same already.
  static func hunk(_ range: Range<Int>, by new: String, in text: [UInt8]) -> Hunk? {
    var range = range
    if new.isEmpty { range = closingTheGap(range, in: text) }
    var changed = text
    changed.replaceSubrange(range, with: Array(new.utf8))
    let hunks = WordDiff.hunks(from: text, to: changed)
    guard let first = hunks.first, let last = hunks.last else { return nil }
    // Several changes made by one sentence of the user stand or fall together.
    let whole = first.range.lowerBound..<last.range.upperBound
    let newEnd = changed.count - (text.count - whole.upperBound)
    return Hunk(
      range: whole, old: String(decoding: text[whole], as: UTF8.self),
      new: String(decoding: changed[whole.lowerBound..<newEnd], as: UTF8.self))
  }

  /// Words that go take one of the two spaces around them along.
  private static func closingTheGap(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let space = UInt8(ascii: " ")
    guard range.lowerBound > 0, range.upperBound < text.count, text[range.lowerBound - 1] == space,
      [space, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "\n")].contains(text[range.upperBound])
    else { return range }
    return range.lowerBound - 1..<range.upperBound
  }
}
