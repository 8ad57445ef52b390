import Deliberation
import Prose

/// How somebody says what shall change.
package enum Proposal: Sendable {
  /// These words, or the `nth` of them, become others; nothing instead deletes them. A part of a word has to be asked for.
  case replace(old: String, nth: Int?, isPart: Bool = false, new: String)
  /// A block of `ReadPaper`, by its number, becomes this text.
  case paragraph(Int, text: String)
  /// The whole draft, edited.
  case edited([UInt8])
}

/// A proposal as hunks on the draft.
enum ProposedHunks {
  /// - Throws: a `Refusal` where the words are not there, or the copy is no text.
  static func hunks(of proposal: Proposal, in paper: Paper) throws -> [Hunk] {
    switch proposal {
    case .paragraph(let number, let text):
      return EditedCopy.hunks(from: paper.text, to: try Paragraphs(of: paper).text(with: text, at: number))
    case .replace(let old, let nth, let isPart, let new):
      let range = try Places.find(QuotedWords(old, nth: nth, isPart: isPart), in: paper)
      return Replacement.hunk(range, by: new, in: paper.text).map { [$0] } ?? []
    case .edited(let text):
      guard String(validating: text, as: UTF8.self) != nil, !text.contains(0) else {
        throw Refusal("The edited text is not UTF-8 text.")
      }
      return EditedCopy.hunks(from: paper.text, to: text)
    }
  }
}
