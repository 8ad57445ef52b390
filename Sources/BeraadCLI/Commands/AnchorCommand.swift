import ArgumentParser
import BeraadKit
import Deliberation
import FoundationEssentials
import Help
import ObjectIDs

struct AnchorCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "anchor",
    abstract: Localized(
      en: "Where did these words go? In any git repository.",
      nl: "Waar zijn deze woorden gebleven? In elke git-repository."),
    english: """
      Words are followed through every commit between the two, so they are found again however the text around them \
      changed, and never mistaken for words that only look like them.

        beraad anchor README.md "a fair rent for all" --at v1.0
        beraad anchor --batch < CASES.jsonl

      A case is a line {"id","path","at","to","start","end","quote"}; its answer is a line \
      {"id","outcome","ranges","removedBy"} with the outcome kept, edited or deleted. Offsets are bytes.
      """,
    dutch: """
      De woorden worden door elke commit tussen de twee gevolgd. Zo worden ze teruggevonden, hoe de tekst eromheen ook \
      veranderde, en nooit verward met woorden die er alleen op lijken.

        beraad anchor README.md "een eerlijke huur voor iedereen" --at v1.0
        beraad anchor --batch < GEVALLEN.jsonl

      Een geval is een regel {"id","path","at","to","start","end","quote"}; het antwoord is een regel \
      {"id","outcome","ranges","removedBy"} met als uitkomst kept (gebleven), edited (bewerkt) of deleted (geschrapt). \
      Plaatsen tellen in bytes.
      """)

  @Argument(
    help: ArgumentHelp(
      en: "A path, as it is at --to.", nl: "Een pad, zoals het bij --to is.", valueName: "file"))
  var file: String?
  @Argument(
    help: ArgumentHelp(
      en: "The words, exactly but for white space.",
      nl: "De woorden, precies; alleen witruimte mag verschillen.", valueName: "quote"))
  var quote: String?
  @Option(
    help: ArgumentHelp(
      en: "The commit that the words are quoted from.",
      nl: "De commit waaruit u citeert.", valueName: "rev"))
  var at: String?
  @Option(
    help: ArgumentHelp(
      en: "The commit to find them in.", nl: "De commit waarin u ze zoekt.", valueName: "rev"))
  var to = "HEAD"
  @Flag(
    help: ArgumentHelp(
      en: "Read cases from standard input, a line each.",
      nl: "Lees gevallen van de standaardinvoer, één per regel."))
  var batch = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard batch == (file == nil), batch || (quote != nil && at != nil) else {
      throw ValidationError(
        en: "Give either --batch, or a file, a quote and --at.",
        nl: "Geef --batch, of een bestand, een citaat en --at.")
    }
  }

  func report(_ session: Session) throws -> Report {
    guard !batch else { return try batchReport(session) }
    let question = AnchorQuestion(
      id: "1", path: file ?? "", at: at ?? "", to: to, start: 0, end: 0, quote: quote ?? "")
    let answer = try session.context.anchors([question])[0]
    if let error = answer.error {
      throw Refusal(
        Localized(
          en: "The words cannot be followed: \(error).", nl: "De woorden zijn niet te volgen: \(error)."))
    }
    let places = answer.ranges.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    let by = Localized(en: "by", nl: "door")[session.language]
    let removed = answer.removedBy.map { " \(by) \($0.abbreviated())" } ?? ""
    return Report(
      answer: "\(answer.outcome ?? "")\(removed)\(places.isEmpty ? "" : " \(places)")\n", value: answer)
  }

  /// One line a case; exit 1 where one of them could not be answered, or is none.
  private func batchReport(_ session: Session) throws -> Report {
    let lines = (session.console.readInput() ?? [])
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    let decoder = JSONDecoder()
    let cases = lines.map { try? decoder.decode(AnchorQuestion.self, from: Data($0.element)) }
    var given = try session.context.anchors(cases.compactMap { $0 })[...]
    // A line that is no case has an answer too, so that each line of the output is that of one of the input.
    let answers = zip(lines, cases).map { line, question in
      question.flatMap { _ in given.popFirst() }
        ?? AnchorAnswer(
          (try? decoder.decode(NamedLine.self, from: Data(line.element)))?.id ?? "",
          error: "line \(line.offset + 1) is no case: one has id, path, at, to, start, end and quote")
    }
    let bytes = try answers.flatMap { try JSONText.encode($0) }
    let failed = answers.count { $0.error != nil }
    return Report(
      answer: String(decoding: bytes, as: UTF8.self),
      story: failed == 0
        ? []
        : [
          Localized(
            en: "\(failed) of \(answers.count) cases could not be answered.",
            nl: "\(failed) van de \(answers.count) gevallen waren niet te beantwoorden.")
        ],
      status: failed == 0 ? .done : .refused)
  }

  /// What may be left of a case.
  private struct NamedLine: Decodable { let id: String }
}
