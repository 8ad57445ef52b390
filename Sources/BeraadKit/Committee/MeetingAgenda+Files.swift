import Deliberation
import HTML

/// The forms that an agenda is written in.
package enum AgendaForm: String, CaseIterable, Sendable {
  case markdown = "md"
  case html
  case csv

  /// By the ending of a file's name; Markdown where it says nothing.
  package init(ofFile name: String) {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    self = ending == "htm" ? .html : Self(rawValue: ending) ?? .markdown
  }
}

extension MeetingAgenda {
  /// The agenda as a file.
  package func text(_ form: AgendaForm) -> String {
    switch form {
    case .markdown: AgendaMarkdown(self).text
    case .html: AgendaPage(self).markup.html
    case .csv: csv
    }
  }

  /// The items by kind, each with its number, in their order.
  var sections: [(kind: Kind, items: [(number: Int, item: Item)])] {
    var sections: [(kind: Kind, items: [(number: Int, item: Item)])] = []
    for (index, item) in items.enumerated() {
      if sections.last?.kind != item.kind { sections.append((item.kind, [])) }
      sections[sections.count - 1].items.append((index + 1, item))
    }
    return sections
  }

  /// A line a choice, with two columns to fill in.
  private var csv: String {
    let phrases = AgendaPhrases(language)
    var rows = [phrases.headings]
    for (index, item) in items.enumerated() {
      for (letter, choice) in zip(Self.letters, item.choices) {
        rows.append([
          "\(index + 1)", item.kind.rawValue, item.place ?? phrases.noPlace, item.draft,
          item.choices.count == 1 ? "" : letter, choice.partners.joined(separator: ", "), choice.text,
          choice.reasons.joined(separator: " / "), choice.ids.joined(separator: " "), "", "",
        ])
      }
    }
    return SpreadsheetText.csv(rows)
  }

  /// What choices are called: a, b, … z, aa, ab.
  static let letters: [String] = {
    let alphabet = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    return alphabet + alphabet.flatMap { first in alphabet.map { first + $0 } }
  }()

  /// A sentence of the draft, without the spaces between it and its neighbours.
  static func sentence(_ bytes: ArraySlice<UInt8>) -> String {
    let text = Substring(decoding: bytes, as: UTF8.self).drop(while: \.isWhitespace)
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...last])
  }

  /// A text of a partner in one line: what is in an agenda is read aloud.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// An agenda as one page that can be printed and filled in.
struct AgendaPage {
  private let agenda: MeetingAgenda
  private let phrases: AgendaPhrases

  init(_ agenda: MeetingAgenda) { (self.agenda, phrases) = (agenda, AgendaPhrases(agenda.language)) }

  var markup: Markup {
    let sections = agenda.sections.map { section in
      "<h2>\(phrases.section(section.kind))</h2>\n\(section.items.map(item))" as Markup
    }
    let body: Markup = agenda.items.isEmpty ? "<p>\(phrases.nothing)</p>\n" : sections.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(agenda.language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(phrases.agenda): \(agenda.title)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <h1>\(phrases.agenda): <span\(ofText)>\(agenda.title)</span></h1>
      <p><span dir="auto">\(agenda.alliance)</span>. \(phrases.madeOn) \(phrases.date(agenda.date)) (\(String(agenda.commit.prefix(10)))).</p>
      \(body)</body>
      </html>

      """
  }

  /// What words of the draft have: their language, where that is another one than the page's, and their direction.
  private var ofText: Markup {
    guard let language = agenda.textLanguage, language != agenda.language else { return " dir=\"auto\"" }
    return " lang=\"\(language)\" dir=\"auto\""
  }

  private func item(_ number: Int, _ item: MeetingAgenda.Item) -> Markup {
    let lead = item.kind == .comment ? phrases.isAbout : phrases.draftHas
    let draft: Markup =
      item.draft.isEmpty ? "\(phrases.nothingThere)" : "<q\(ofText)>\(MeetingAgenda.line(item.draft))</q>"
    let sentence: Markup =
      item.sentence.map {
        "<p>\(phrases.inSentence): <q\(ofText)>\(MeetingAgenda.line($0))</q></p>\n" as Markup
      } ?? ""
    let note: Markup = item.note.map { "<p>\($0[phrases.language])</p>\n" as Markup } ?? ""
    let poll: Markup =
      item.kind == .apart ? "" : item.poll.map { " <small>(\(phrases.voteOpen): \($0))</small>" } ?? ""
    let boxes = phrases.boxes(item).map { "<li>☐ \($0)</li>" as Markup }
    return """
      <section>
      <h3>\(number). \(item.place ?? phrases.noPlace)\(poll)</h3>
      <p>\(lead): \(draft)</p>
      \(sentence)\(note)\
      <ol type="a">
      \(item.choices.map(choice))</ol>
      <p class="outcome"><strong>\(phrases.outcome)</strong></p>
      <ul class="boxes">\(boxes)</ul>
      <p class="room">\(phrases.reason):</p>
      </section>

      """
  }

  private func choice(_ choice: MeetingAgenda.Choice) -> Markup {
    let text: Markup =
      choice.text.isEmpty ? "\(phrases.takenOut)" : "<q\(ofText)>\(MeetingAgenda.line(choice.text))</q>"
    let why = choice.reasons.map {
      "<br><em>\(phrases.because): <span dir=\"auto\">\($0)</span></em>" as Markup
    }
    let ids = choice.ids.map { $0 + (choice.late.contains($0) ? " (\(phrases.late))" : "") }.joined(
      separator: ", ")
    return
      "<li><strong dir=\"auto\">\(choice.partners.joined(separator: ", "))</strong>: \(text)\(why) <small>\(ids)</small></li>\n"
  }

  /// Black on white, wide enough to write in, no item broken over two sheets.
  private static let style: Markup = """
    body { font: 1rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
    section { break-inside: avoid; border-top: 1px solid #767676; padding-bottom: 1rem; }
    ol:has(> li:only-child) { list-style: none; padding-left: 0; }
    small { color: #555; overflow-wrap: anywhere; }
    .boxes { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; margin: 0; }
    .room { border-bottom: 1px solid #767676; padding-bottom: 3rem; }

    """
}
