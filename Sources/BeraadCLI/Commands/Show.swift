import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct ShowCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "show",
    abstract: Localized(
      en:
        "Read a paper with its open comments, proposals and contested places; or one record with its story.",
      nl:
        "Lees een stuk met open opmerkingen, voorstellen en omstreden plaatsen; of één record met zijn verhaal."
    ),
    english: """
      Below each paragraph stands what is open about it. Comments that were answered or decided on are counted at the \
      end; beraad list housing comments has them all.

        beraad show housing
        beraad show housing --plain > housing.md
        beraad show housing --if wording:tenants

      With an id (or its beginning) instead of a paper: what that comment, amendment, decision, vote or edition says, where, \
      and all that came of it: answers, decisions and their reasons, votes, the merge, the edition.

        beraad show a4f7
        beraad show a4f7/2
      """,
    dutch: """
      Onder elke alinea staat wat daarover open is. Opmerkingen waarop is geantwoord of waarover is besloten, worden aan het \
      eind geteld; beraad list wonen comments geeft ze alle.

        beraad show wonen
        beraad show wonen --plain > wonen.md
        beraad show wonen --if woorden:huurders

      Met een nummer (of het begin ervan) in plaats van een stuk: wat die opmerking, dat voorstel, besluit, die stem of \
      editie zegt, waar, en alles wat ervan kwam: antwoorden, besluiten en hun redenen, stemmen, het samenvoegen, de editie.

        beraad show a4f7
        beraad show a4f7/2
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The paper, or the id of a record.",
      nl: "Het stuk, of het nummer van een record.", valueName: "paper|id"))
  var paper: String
  @Flag(
    help: ArgumentHelp(
      en: "The draft alone: byte for byte, unless it goes to a terminal.",
      nl: "Alleen het concept: byte voor byte, behalve op een terminal."))
  var plain = false
  @Option(
    name: .customLong("if"),
    help: ArgumentHelp(
      en: "The whole text as it would read if this were chosen: POLL:ALTERNATIVE, or an amendment.",
      nl: "De hele tekst zoals hij luidt als dit wordt gekozen: PEILING:VOORSTEL, of een wijzigingsvoorstel.",
      valueName: "choice"))
  var choice: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    if let choice { return exact(try session.context.draft(of: paper, if: choice), session) }
    if plain { return exact(try session.context.draft(of: paper), session) }
    if StoryText.mayBeID(paper), try !session.context.isPaper(paper) {
      let story = try session.context.story(of: paper)
      return Report(
        answer: StoryText(story, session.style(options), session.language).text, value: story,
        story: story.problems)
    }
    let shown = try session.context.show(paper)
    let style = session.style(options)
    return Report(
      answer: Margin(shown, style, session.language).text, value: shown, story: shown.problems)
  }

  /// A text byte for byte; on a terminal it is said where it is not.
  private func exact(_ text: String, _ session: Session) -> Report {
    let isChanged = session.console.outputIsTerminal && !text.harmless.utf8.elementsEqual(text.utf8)
    return Report(
      answer: text, isExact: true,
      story: isChanged
        ? [
          Localized(
            en:
              "Some characters of the text are not written to a terminal as they are. With > FILE you get it byte for byte.",
            nl:
              "Sommige tekens van de tekst gaan niet zo naar een terminal. Met > BESTAND krijgt u hem byte voor byte."
          )
        ] : [])
  }
}

/// A draft with notes below the paragraphs that they are about.
private struct Margin {
  private let shown: ShownPaper
  private let style: Style
  private let language: Language

  init(_ shown: ShownPaper, _ style: Style, _ language: Language) {
    (self.shown, self.style, self.language) = (shown, style, language)
  }

  private func say(en english: String, nl dutch: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }

  var text: String {
    let bytes = Array(shown.text.utf8)
    let paragraphs = Self.paragraphs(of: bytes, from: shown.frontMatter)
    let notes = notes(by: paragraphs)
    var text =
      style(.bold, shown.title.harmlessLine)
      + (shown.stage.map { "  (\(PlainWords.stage($0)[language].harmlessLine))" } ?? "") + "\n"
    for note in notes.head { text += line(note) }
    text += "\n"
    for (paragraph, notes) in zip(paragraphs, notes.paragraphs) {
      text += String(decoding: bytes[paragraph], as: UTF8.self).harmless + "\n"
      for note in notes { text += line(note) }
      text += "\n"
    }
    let lost = shown.comments.filter { $0.anchor.ranges.isEmpty }.map { note($0) }
    let homeless = shown.proposals.filter { $0.range == nil }.map { note($0) }
    if !(lost + homeless).isEmpty {
      text += say(en: "On words that are no longer there:\n", nl: "Bij woorden die er niet meer staan:\n")
      text += (lost + homeless).map(line).joined()
    }
    return text + settled
  }

  private func line(_ note: String) -> String { "  \(style(.faint, "│")) \(note)\n" }

  private var settled: String {
    guard shown.settledComments > 0 else { return "" }
    let count = Localized.count(
      shown.settledComments, en: ("settled comment", "settled comments"),
      nl: ("afgehandelde opmerking", "afgehandelde opmerkingen"))
    return "\(count[language]): beraad list \(shown.paper) comments\n"
  }

  /// For each paragraph the notes on what begins in it or behind it, and those on what stands before the first: contested places,
  /// then comments, then proposals.
  private func notes(by paragraphs: [Range<Int>]) -> (head: [String], paragraphs: [[String]]) {
    var notes = [[String]](repeating: [], count: paragraphs.count)
    var head: [String] = []
    func add(_ range: ByteRange?, _ lines: @autoclosure () -> [String]) {
      guard let start = range?.start else { return }
      let index = paragraphs.count(beginningUpTo: start) - 1
      if index < 0 { head += lines() } else { notes[index] += lines() }
    }
    for place in shown.contested { add(place.range, note(place)) }
    for comment in shown.comments { add(comment.anchor.ranges.first, [note(comment)] + replies(comment)) }
    for proposal in shown.proposals { add(proposal.range, [note(proposal)]) }
    return (head, notes)
  }

  private func note(_ place: ShownPlace) -> [String] {
    let vote = place.poll.map { " in \($0)" } ?? ""
    let what = "\(style(.yellow, name(place.class)))\(vote) (\(PlainWords.meeting(place.kind)[language]))"
    let words = place.draft.harmlessLine
    let head = say(en: "\(what): the draft has “\(words)”", nl: "\(what): in het concept staat “\(words)”")
    return [head]
      + place.alternatives.map {
        "  \($0.names(language).joined(separator: ", ")) \($0.partners.joined(separator: ", ").harmlessLine): “\($0.text.harmlessLine)”"
      }
  }

  private func note(_ comment: CommentRow) -> String {
    let now = comment.anchor.now?.harmlessLine
    let mark = PlainWords.mark(collected: comment.collected, late: comment.late)[language]
    let (intent, outcome) = (
      PlainWords.intent(comment.kind)[language], PlainWords.status(comment.outcome)[language]
    )
    let quote = comment.anchor.quote.harmlessLine
    let place = say(
      en: "on “\(quote)”\(now.map { " (now “\($0)”)" } ?? "")",
      nl: "bij “\(quote)”\(now.map { " (nu “\($0)”)" } ?? "")")
    return "\(style(.blue, comment.id)) \(comment.partner), \(intent), \(outcome)\(mark): "
      + "\(place) — \(comment.body.harmlessLine)"
  }

  private func replies(_ comment: CommentRow) -> [String] {
    comment.replies.map { "  \($0.id) \($0.partner) — \($0.body.harmlessLine)" }
  }

  private func note(_ proposal: ShownProposal) -> String {
    let change = WordChange(old: proposal.old, new: proposal.new, shape: proposal.shape).marked(
      style, language)
    let vote = proposal.poll.map { " in \($0)" } ?? ""
    let late = proposal.late ? PlainWords.late[language] : ""
    return
      "\(style(.green, proposal.target)) \(proposal.partner), \(PlainWords.status(proposal.status)[language]), \(name(proposal.class))\(vote)\(late): \(change) — "
      + proposal.reason.harmlessLine
      + again(proposal)
  }

  private func again(_ proposal: ShownProposal) -> String {
    guard !proposal.again.isEmpty else { return "" }
    let names = proposal.again.joined(separator: ", ")
    return say(en: " (again: \(names))", nl: " (opnieuw: \(names))")
  }

  private func name(_ kind: String) -> String { OpenClass(rawValue: kind)?.name[language] ?? kind }

  /// The byte ranges between empty lines.
  private static func paragraphs(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var begin: Int?
    var line = start
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[line..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        if let first = begin {
          let isPair = line > first + 1 && bytes[line - 2] == 0x0D
          paragraphs.append(first..<Swift.max(first, line - (isPair ? 2 : 1)))
        }
        begin = nil
      } else {
        begin = begin ?? line
      }
      line = end + 1
    }
    if let begin { paragraphs.append(begin..<bytes.count) }
    return paragraphs
  }
}

extension ShownAlternative {
  /// The changes that want it, with what came too late.
  fileprivate func names(_ language: Language) -> [String] {
    targets.map { $0 + (late.contains($0) ? " (\(PlainWords.tooLate[language]))" : "") }
  }
}

extension [Range<Int>] {
  /// Of ranges in order how many begin at a place or before it, by halving.
  fileprivate func count(beginningUpTo place: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lowerBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
