import Deliberation
import Prose
import Storage

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
      try ConflictMarkers.refuse(
        in: Array(hunk.new.utf8), path: Localized(en: "The proposal", nl: "Het voorstel"),
        next: Localized(en: "propose that", nl: "stel dat voor"))
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
    throw Refusal(
      Localized(
        en: "The change leaves \(paper.slug) without a title.",
        nl: "Na deze wijziging zou \(paper.slug) geen titel hebben."), by: .empty)
  }

  private static func changes(of proposal: Proposal, in paper: Paper) throws -> [Hunk] {
    switch proposal {
    case .paragraph(let number, let text):
      return EditedCopy.hunks(from: paper.text, to: try Paragraphs(of: paper).text(with: text, at: number))
    case .replace(let old, let nth, let isPart, let new):
      let range = try Places.find(QuotedWords(old, nth: nth, isPart: isPart), in: paper)
      return try replacing(old, at: range, by: LineEnds(of: paper.text).applied(to: new), in: paper)
    case .edited(let text):
      guard String(validating: text, as: UTF8.self) != nil else {
        throw Refusal(
          Localized(en: "The edited text is not UTF-8 text.", nl: "De bewerkte tekst is geen UTF-8-tekst."),
          by: .unreadable)
      }
      guard !text.contains(0) else {
        throw Refusal(
          Localized(en: "The edited text holds a NUL byte.", nl: "In de bewerkte tekst staat een nulbyte."),
          by: .unreadable)
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
        Localized(
          en:
            "'\(QuotedWords(old).shown)' stands in \(paper.slug) as '\(written)', and the new words do not say what becomes of its marks.",
          nl:
            "'\(QuotedWords(old).shown)' staat in \(paper.slug) als '\(written)', en de nieuwe woorden zeggen niet wat er met die opmaak gebeurt."
        ),
        hints: [
          Localized(
            en: "write the marks in the new words too, or replace fewer words at a time",
            nl: "zet de opmaak ook in de nieuwe woorden, of vervang minder woorden tegelijk"),
          Localized(
            en: "to change paragraphs or items as well, give an edited copy with --file",
            nl: "wilt u ook alinea’s of punten veranderen, geef dan een bewerkte kopie met --file"),
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
        Localized(
          en:
            "'\(words)' stands in a row of a table, and the new words have a border or a line end of their own: the row would be another one.",
          nl:
            "'\(words)' staat in een rij van een tabel, en de nieuwe woorden hebben zelf een celrand of een regeleinde: het zou een andere rij worden."
        ),
        hints: [
          Localized(
            en: "write a | that is to be read in a cell as \\|",
            nl: "schrijf een | die in een cel te lezen moet zijn als \\|"),
          Localized(
            en: "to change the table itself, give an edited copy with --file",
            nl: "wilt u de tabel zelf veranderen, geef dan een bewerkte kopie met --file"),
        ])
    case .block:
      return Refusal(
        Localized(
          en:
            "'\(words)' stands in a quotation, an item, a note or a heading, and the new words would end it: what comes behind them would be outside of it.",
          nl:
            "'\(words)' staat in een citaat, een punt, een noot of een kop, en de nieuwe woorden zouden die afsluiten: wat erachter komt, viel er dan buiten."
        ),
        hints: [
          Localized(
            en: "to change paragraphs or items as well, give an edited copy with --file",
            nl: "wilt u ook alinea’s of punten veranderen, geef dan een bewerkte kopie met --file")
        ])
    case .marks:
      return Refusal(
        Localized(
          en:
            "'\(words)' stands within marks or a link, and with those of the new words they would be others.",
          nl:
            "'\(words)' staat binnen opmaak of een link, en met die van de nieuwe woorden zou dat iets anders worden."
        ),
        hints: [
          Localized(
            en: "write both marks of a pair, or neither, in the old words and in the new",
            nl: "schrijf beide tekens van een paar, of geen van beide, in de oude woorden en in de nieuwe"),
          Localized(
            en: "write a mark that is to be read behind a backslash: \\*",
            nl: "zet een backslash voor een teken dat te lezen moet zijn: \\*"),
          Localized(en: "or give an edited copy with --file", nl: "of geef een bewerkte kopie met --file"),
        ])
    }
  }
}
