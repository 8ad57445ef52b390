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
  /// - Throws: a `Refusal` where the words are not there, the copy is no text, what is proposed would hide what stands behind it, or a
  ///   merge left its marks in it: adopted, they would keep the whole paper from being settled.
  static func hunks(of proposal: Proposal, in paper: Paper) throws -> [Hunk] {
    let hunks = try changes(of: proposal, in: paper)
    for hunk in hunks {
      try ConflictMarkers.refuse(in: Array(hunk.new.utf8), path: "The proposal", next: "propose that")
    }
    try Swallowing.refuse(hunks, in: paper)
    try refuseNoTitle(hunks, in: paper)
    return hunks
  }

  /// Refuses what leaves a paper that has a title without one.
  private static func refuseNoTitle(_ hunks: [Hunk], in paper: Paper) throws(Refusal) {
    let matter = FrontMatter(paper.text)
    guard hunks.contains(where: { $0.range.lowerBound < matter.length }), matter["title"]?.isEmpty == false,
      let text = hunks.applied(to: paper.text), FrontMatter(text)["title"]?.isEmpty ?? true
    else { return }
    throw Refusal("The change leaves \(paper.slug) without a title.", by: .empty)
  }

  private static func changes(of proposal: Proposal, in paper: Paper) throws -> [Hunk] {
    switch proposal {
    case .paragraph(let number, let text):
      return EditedCopy.hunks(from: paper.text, to: try Paragraphs(of: paper).text(with: text, at: number))
    case .replace(let old, let nth, let isPart, let new):
      let range = try Places.find(QuotedWords(old, nth: nth, isPart: isPart), in: paper)
      return try replacing(old, at: range, by: new, in: paper)
    case .edited(let text):
      guard String(validating: text, as: UTF8.self) != nil, !text.contains(0) else {
        throw Refusal("The edited text is not UTF-8 text.", by: .unreadable)
      }
      return EditedCopy.hunks(from: paper.text, to: text)
    }
  }

  private static func replacing(
    _ old: String, at range: Range<Int>, by new: String, in paper: Paper
  ) throws(Refusal) -> [Hunk] {
    if let hunk = FrontMatter.hunk(range, by: new, in: paper.text) {
      return [hunk].filter { $0.old != $0.new }
    }
    if let fault = ReplacementFault(range, by: new, in: paper.text) { throw refusal(of: fault, of: old) }
    let shown = [false, true].lazy.map { ShownText(of: paper.text, noteNumbers: $0) }
    guard let typed = shown.compactMap({ TypedWords(old, at: range, in: paper.text, shown: $0) }).first else {
      // It stands there as it was typed, with its marks.
      let isDeletion = new.allSatisfy(\.isWhitespace)
      let hunk =
        isDeletion
        ? Replacement.deletion(of: range, in: paper.text) : Replacement.hunk(range, by: new, in: paper.text)
      guard let hunk else { return [] }
      return try whole(hunk, by: new, of: old, in: paper)
    }
    switch Replacement.replace(typed, by: new, in: paper.text) {
    case .hunk(let hunk): return try whole(hunk, by: new, of: old, in: paper)
    case .nothing: return []
    case .loses:
      let words = String(decoding: paper.text[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      let written = words.joined(separator: " ").summaryLine
      throw Refusal(
        "'\(QuotedWords(old).shown)' stands in \(paper.slug) as '\(written)', and the new words do not say what becomes of its marks.",
        hints: [
          "write the marks in the new words too, or replace fewer words at a time",
          "to change paragraphs or items as well, give an edited copy with --file",
        ])
    }
  }

  /// Refuses a replacement that leaves half a pair of marks: a page would show it.
  private static func whole(_ hunk: Hunk, by new: String, of old: String, in paper: Paper) throws(Refusal)
    -> [Hunk]
  {
    if ShownMarks(after: hunk, in: paper.text).areMore(than: new) { throw refusal(of: .marks, of: old) }
    return [hunk]
  }

  private static func refusal(of fault: ReplacementFault, of old: String) -> Refusal {
    let words = QuotedWords(old).shown
    switch fault {
    case .row:
      return Refusal(
        "'\(words)' stands in a row of a table, and the new words have a border or a line end of their own: the row would be another one.",
        hints: [
          "write a | that is to be read in a cell as \\|",
          "to change the table itself, give an edited copy with --file",
        ])
    case .block:
      return Refusal(
        "'\(words)' stands in a quotation, an item, a note or a heading, and the new words would end it: what comes behind them would be outside of it.",
        hints: ["to change paragraphs or items as well, give an edited copy with --file"])
    case .marks:
      return Refusal(
        "'\(words)' stands within marks or a link, and with those of the new words they would be others.",
        hints: [
          "write both marks of a pair, or neither, in the old words and in the new",
          "write a mark that is to be read behind a backslash: \\*",
          "or give an edited copy with --file",
        ])
    }
  }
}
