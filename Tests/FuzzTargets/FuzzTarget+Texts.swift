import BeraadKit
import Deliberation
import HTML
import Markdown
import Prose
import Rendering
import Word

/// What people write.
extension FuzzTarget {
  static func readFrontMatter(_ bytes: [UInt8]) {
    let text = repaired(bytes)
    let head = FrontMatter(text)
    precondition(head.length <= text.count, "a head is longer than its text")
    let changed = FrontMatter(FrontMatter.setting([("title", "A \"new\": title")], in: text))
    precondition(changed["title"] == "A \"new\": title", "a title that was set is not read")
  }

  static func readPage(_ bytes: [UInt8]) {
    let text = repaired(bytes)
    for language in [Language.dutch, .english] {
      _ = ReadingText(of: text, language: language, title: "A title").blocks.map(\.html)
    }
    _ = PublishedText(of: text)
  }

  /// A text and what becomes of it.
  static func readChange(_ bytes: [UInt8]) {
    let texts = parts(bytes, 2)
    for hunk in EditedCopy.hunks(from: texts[0], to: texts[1]) {
      let passage = ChangedPassage(hunk, in: texts[0], place: nil)
      _ = ChangeMarkup(passage, language: .english).markup.html
    }
    precondition(
      EditedCopy.hunks(from: texts[0], to: texts[1]).applied(to: texts[0]) != nil,
      "changes of a text do not fit it")
  }

  /// A text and two revisions of it.
  static func readMerge(_ bytes: [UInt8]) {
    let texts = parts(bytes, 3)
    let merge = TextMerge(base: texts[0], left: texts[1], right: texts[2])
    _ = (merge.outcome, merge.places)
  }

  /// A text, a proposal made on it, and the text as it is by now.
  static func readRebase(_ bytes: [UInt8]) {
    let texts = parts(bytes, 3)
    let hunks = EditedCopy.hunks(from: texts[0], to: texts[1])
    for hunk in Rebase.rebase(hunks, from: texts[0], to: texts[2]) {
      if case .clean(let placed) = hunk.fate {
        precondition(placed.fits(texts[2]), "a change was put where it does not fit")
      }
    }
  }

  /// A report of a meeting, as a text and as a table.
  static func readReport(_ bytes: [UInt8]) {
    guard let leeds = Slug("leeds"), let text = try? ReportText.utf8(bytes).text else { return }
    let meeting = AllianceMeeting(Meeting(id: leeds, title: "Leeds", region: nil, date: nil))
    func check(_ marks: [ReportMark], in text: [UInt8]) {
      for mark in marks {
        precondition(
          !mark.range.isEmpty && mark.range.upperBound <= text.count, "a point stands outside its report")
      }
    }
    check(ReportReader(text, groupsOf: meeting).marks, in: text)
    guard let table = try? ReportTable(text, groupsOf: meeting, in: .english) else { return }
    check(table.marks, in: table.text)
    // What it writes is read as it was meant: a card is a point, and nothing else is.
    let read = ReportReader(table.text, groupsOf: meeting).marks.map(\.type)
    precondition(read == table.marks.map(\.type), "a table of cards reads otherwise than it was written")
  }

  static func readTable(_ bytes: [UInt8]) {
    _ = try? SpreadsheetRow.read(bytes)
  }

  static func readWord(_ bytes: [UInt8]) {
    _ = try? WordFile(bytes)
  }

  static func readMail(_ bytes: [UInt8]) {
    _ = try? MailMessage.wordFile(in: bytes)
  }

  /// Whoever reads a paper has made sure that it is text.
  private static func repaired(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(String(decoding: Array(bytes), as: UTF8.self).utf8)
  }

  /// As many texts, that a zero byte parts.
  private static func parts(_ bytes: [UInt8], _ count: Int) -> [[UInt8]] {
    let parts = bytes.split(separator: 0, maxSplits: count - 1, omittingEmptySubsequences: false).map(
      repaired)
    return parts + Array(repeating: [], count: count - parts.count)
  }
}
