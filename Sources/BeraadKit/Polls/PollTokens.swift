import Cards
import Deliberation
import FoundationEssentials
import Git
import HTML
import Storage

/// A sheet of cards that was made.
package struct TokenSheet: Encodable, Sendable {
  package let paper: String
  package let poll: String
  package let meeting: String
  package let cards: Int
  /// Where it lies.
  package let file: String
  /// Where the list of its codes lies; nil where none was asked for.
  package let list: String?
  /// `draft` or `open`: until it is open its boards can still become others.
  package let stage: String
  /// The meeting as a word of a command.
  package let typedMeeting: String

  private enum CodingKeys: String, CodingKey {
    case paper, poll, meeting, cards, file, list, stage
  }
}

extension Context {
  /// Makes the cards of a meeting with a token each, for ballots on paper. The tokens are in the file and nowhere else, but for a list
  /// that is asked for: nothing of them comes into the history before they were used.
  ///
  /// - Parameters:
  ///   - file: where the page is written, as it was typed; outside the work tree.
  ///   - list: where the codes are kept, a line each in the order of the letters, so that a ballot can be held against the cards there
  ///     are; nil for nowhere. Outside the work tree too.
  package func makeTokens(
    _ count: Int, at meeting: String, of name: PollName, to file: String, keeping list: String? = nil
  ) throws -> TokenSheet {
    let desk = try Desk(self)
    try desk.identity().mustBe(.steward, .committee, to: Localized(en: "make cards", nl: "kaartjes maken"))
    let poll = try PollDesk(desk, name, looksAtTokens: false)
    let form = try poll.stickerForm()
    guard !form.isEvaluation else { throw EvaluationTable.noCards }
    try form.check(source: .ballots)
    guard poll.state.closing == nil else {
      throw Refusal(
        Localized(
          en: "\(poll.name) is closed: cards would be of no use.",
          nl: "\(poll.name) is gesloten: aan kaarten heeft niemand meer iets."), by: .pollClosed)
    }
    let found = try poll.meeting(named: meeting)
    if let earlier = poll.state.counts[found.id] {
      throw Refusal(
        Localized(
          en:
            "The ballots of \(found.title) were entered already (\(earlier.record.id)): cards would be of no use.",
          nl:
            "De stembriefjes van \(found.title) zijn al ingevoerd (\(earlier.record.id)): aan kaarten heeft niemand meer iets."
        ),
        by: .meetingCounted(found.title))
    }
    guard (1...Self.mostCards).contains(count) else {
      throw Refusal(
        Localized(
          en: "\(count) cards are none, or too many: 1 to \(Self.mostCards).",
          nl: "\(count) kaarten is te weinig of te veel: 1 tot en met \(Self.mostCards)."))
    }
    let path = try cardPath(file, desk)
    let listPath = try list.map { try cardPath($0, desk) }
    guard listPath != path else {
      throw Refusal(
        Localized(
          en: "The cards and the list of their codes are two files.",
          nl: "De kaarten en de lijst met hun codes zijn twee bestanden."))
    }
    let phrases = CardPhrases(poll.dossier.paper.language ?? desk.roster.language)
    let codes = (0..<count).map { _ in Code() }
    let sheet = phrases.sheet(
      of: codes, at: found, poll.state.poll, form, alliance: desk.roster.alliance, isListed: list != nil)
    // The list first: cards that were printed without it could not be held against it.
    if let list, let listPath {
      try OutputFile.writeSecret(CardList.text(of: codes.map(\.text).sorted()), to: listPath, named: list)
    }
    try OutputFile.writeSecret(Array(sheet.html.html.utf8), to: path, named: file)
    return TokenSheet(
      paper: name.paper, poll: name.poll, meeting: found.id.description, cards: count, file: path,
      list: listPath, stage: poll.state.stage, typedMeeting: form.meetings.typedName(of: found.id))
  }

  /// More than any hall holds; so many make a page of some megabytes.
  private static let mostCards = 5_000

  /// - Throws: a `Refusal` where the file is there already, or lies where the next commit could take it along.
  private func cardPath(_ file: String, _ desk: Desk) throws -> String {
    let path = path(file)
    if let top = desk.repository.workDirectory {
      let real = Self.real(path)
      guard !real.hasPrefix("\(Self.real(top))/") else {
        throw Refusal(
          Localized(
            en: "\(file) lies in the work tree: with the next commit all tokens could come into the history.",
            nl:
              "\(file) ligt in de werkmap: met de volgende commit konden alle codes in de geschiedenis komen."
          ),
          hints: [
            Localized(
              en: "give a place outside of it, as: -o ~/cards.html",
              nl: "geef een plek erbuiten, zoals: -o ~/kaarten.html")
          ])
      }
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(
        Localized(
          en: "\(file) is there already: cards that were printed from it could not be made again.",
          nl: "\(file) is er al: kaarten die daarvan zijn gedrukt, kunnen niet opnieuw worden gemaakt."),
        hints: [Localized(en: "give another name with -o", nl: "geef een andere naam met -o")])
    }
    return path
  }

  /// A path without links, as far as it leads: of a file that is not there yet, that of its folder.
  private static func real(_ path: String) -> String {
    var parts = path.split(separator: "/")
    var rest: [Substring] = []
    while !parts.isEmpty {
      let place = "/" + parts.joined(separator: "/")
      if FileManager.default.fileExists(atPath: place) {
        let resolved = URL(filePath: place).resolvingSymlinksInPath().path
        let bare = resolved.hasSuffix("/") && resolved.count > 1 ? String(resolved.dropLast()) : resolved
        return ([bare] + rest.map(String.init)).joined(separator: "/")
      }
      rest.insert(parts.removeLast(), at: 0)
    }
    return path
  }
}

/// What cards and paper ballots say, in the paper's language.
private struct CardPhrases {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  func sheet(
    of codes: [Code], at meeting: Meeting, _ poll: Poll, _ form: StickerForm, alliance: String,
    isListed: Bool
  ) -> CardSheet {
    let hints = [
      say(
        "Eén per persoon: neem de code over op uw briefje. Geen geheime verkiezing.",
        "One a person: copy the code to your ballot. No secret election.")
    ]
    return CardSheet(
      language: language.rawValue,
      title: say("Kaarten voor \(meeting.title)", "Cards for \(meeting.title)") + " · \(alliance)",
      intro: say(
        "Druk deze bladzijde af op A4 en knip de kaarten uit. Deel ze willekeurig uit, één per persoon, en houd niet bij wie welke krijgt. \(isListed ? "De codes staan ook in een lijst zonder namen; houd die buiten de geschiedenis." : "De codes staan nergens anders.") Gooi dit bestand na het afdrukken weg.",
        "Print this page on A4 and cut out the cards. Give them out at random, one a person, and do not note who gets which. \(isListed ? "The codes are in a list without names too; keep that out of the history." : "The codes are nowhere else.") Throw this file away once it is printed."
      ),
      cards: codes.map { Card(title: meeting.title, code: $0, address: nil, hints: hints) },
      ballot: CardSheet.Ballot(
        title: say("Stembriefje, om te kopiëren", "Ballot, to be copied"), question: poll.question,
        codeLabel: say("Code van uw kaart", "Code of your card"),
        boards: form.boards.map { (title: $0.title, rule: rule(form.limits), items: $0.items.map(\.text)) }))
  }

  private func rule(_ limits: StickerLimits) -> String {
    let parts = [
      limits.perBoard.map { say("hoogstens \($0) op dit bord", "at most \($0) on this board") },
      limits.total.map { say("hoogstens \($0) in totaal", "at most \($0) in all") },
      limits.perItem.map { say("hoogstens \($0) bij één onderdeel", "at most \($0) at one item") },
    ].compactMap(\.self)
    let several =
      limits.mostAtItem == 1
      ? ""
      : say(
        " Plakt u er meer bij één onderdeel, schrijf dan het aantal in het hokje.",
        " Where you place several at one item, write how many in its box.")
    return parts.joined(separator: ", ").capitalizedFirst + "." + several
  }
}
