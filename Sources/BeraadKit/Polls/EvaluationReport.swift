import Deliberation
import Git
import Prose
import Storage

/// What people of one meeting wrote to the open questions of an evaluation, as a report: a part a question, a list of answers below it.
struct EvaluationReport {
  let slug: Slug
  let text: [UInt8]
  let answers: Int
  /// Whether it is there already, and is written anew.
  let isKnown: Bool

  var file: MainChange.File { MainChange.File(Layout.draft(of: slug), .bytes(text)) }

  /// The field of its front matter that says which evaluation it is of.
  static let field = "evaluation"

  /// What is told of it, and how an answer becomes a point.
  var story: Localized {
    let found = Localized.count(
      answers, en: ("answer", "answers"), nl: ("antwoord", "antwoorden"))
    return Localized(
      en:
        "\(found.english) to open questions \(answers == 1 ? "stands" : "stand") in the report \(slug)\(isKnown ? ", which was written anew" : ""). Mark what may go further with: beraad point add \(slug) --on QUOTE --kind recommendation",
      nl:
        "\(found.dutch) op open vragen \(answers == 1 ? "staat" : "staan") in het verslag \(slug)\(isKnown ? ", dat opnieuw is geschreven" : ""). Markeer wat verder mag met: beraad point add \(slug) --on CITAAT --kind recommendation"
    )
  }
}

extension ChangeDesk {
  /// The report of the answers to open questions; nil where nobody wrote any, and none is there.
  ///
  /// - Parameter given: its short name; nil for that of the poll and the meeting.
  func report(
    of words: [(question: EvaluationQuestion, answers: [String])], at meeting: Meeting, in poll: PollDesk,
    named given: String?
  ) throws -> EvaluationReport? {
    let count = words.reduce(0) { $0 + $1.answers.count }
    if words.isEmpty { return nil }
    let usual = "\(poll.state.poll.id)-\(meeting.id)"
    let slug = try Slug.parse(given ?? usual, as: .paper)
    let isKnown = try repository.entry(at: Layout.draft(of: slug), in: snapshot.commit) != nil
    if count == 0, !isKnown { return nil }
    let source = poll.name.description
    if isKnown {
      let paper = try snapshot.paper(named: slug.description)
      guard paper.frontMatter[EvaluationReport.field] == source,
        paper.frontMatter["meeting"] == meeting.id.description
      else { throw Self.taken(slug, poll) }
    }
    let language = poll.dossier.paper.language ?? roster.language
    let head = [
      ("title", "\(poll.state.poll.question) (\(meeting.title))"), ("kind", PaperKind.report.rawValue),
      ("lang", poll.state.poll.textLanguage ?? language.rawValue), ("stage", PaperStage.draft.rawValue),
      ("meeting", meeting.id.description), (EvaluationReport.field, source),
    ]
    return EvaluationReport(
      slug: slug, text: FrontMatter.setting(head, in: Self.text(of: words)), answers: count, isKnown: isKnown)
  }

  private static func text(of words: [(question: EvaluationQuestion, answers: [String])]) -> [UInt8] {
    let parts = words.filter { !$0.answers.isEmpty }.map { question, answers in
      "## \(MarkdownWords.plain(question.text))\n\n"
        + answers.map { "- \(MarkdownWords.plain($0))\n" }.joined()
    }
    return Array(parts.joined(separator: "\n").utf8)
  }

  private static func taken(_ slug: Slug, _ poll: PollDesk) -> Refusal {
    Refusal(
      Localized(
        en: "There is a paper '\(slug)' already, and it is no report of \(poll.name) at this meeting.",
        nl: "Er is al een stuk '\(slug)', en dat is geen verslag van \(poll.name) in deze bijeenkomst."),
      hints: [
        Localized(
          en: "give the report of the open answers another name with: --report NAME",
          nl: "geef het verslag van de open antwoorden een andere naam met: --report NAAM")
      ])
  }
}

extension Context {
  /// Asks about what may lead to a person in the answers to open questions, before any lock is taken: they are kept as stories are.
  func askAboutAnswers(in name: PollName, _ file: MeetingFile) throws {
    guard case .sticker(let form) = try PollDesk(Desk(self), name, looksAtTokens: false).state.poll.form,
      !form.openQuestions.isEmpty
    else { return }
    let table = try EvaluationTable(file, form: form, naming: name.description)
    try askAbout(
      table.words.flatMap(\.answers).flatMap(PersonalData.foundWithNames),
      in: Localized(en: "an answer", nl: "een antwoord"))
  }
}
