import ArgumentParser
import BeraadKit
import Deliberation

struct PollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "poll", abstract: "Put a question, open it, close it, take it away, or list what there is.",
    subcommands: [
      PollNewCommand.self, PollMeetingCommand.self, PollOpenCommand.self, PollCloseCommand.self,
      PollRemoveCommand.self, PollTokensCommand.self, PollTieCommand.self, PollListCommand.self,
    ])
}

extension PollName: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

struct PollNewCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "new", abstract: "Put a question.",
    discussion: """
      A sticker poll: a --board for each, its items behind a colon with semicolons between them, or a line each in a \
      file; a person has so many stickers a board, in all, or both. A motion: an --alternative for each wording; \
      leaving the text as it is comes with them. A stance. Or from a contested place: what each partner wants there \
      becomes an alternative. Or a template in your editor, or a definition in JSON (docs/schema/poll.json). Until the \
      poll is opened, another definition takes the place of the first.

        beraad poll new housing course --sticker --question "Where do we begin?" --board "Worries: Rents; Debts" \
      --board "Hopes: @hopes.txt" --per-board 2 --meetings meetings.csv
        beraad poll new housing name --motion --question "Which name?" --alternative "A home for all" --alternative "Home"
        beraad poll new housing wording --contested a4f7/2 --rule two-thirds --quorum 8
      """)

  @Argument(help: "The paper.") var paper: String
  @Argument(help: "The poll's short name: small letters, digits, hyphens.") var poll: String
  @Option(help: ArgumentHelp("The definition; - is standard input.", valueName: "file")) var from: String?
  @Option(help: ArgumentHelp("A change that stands in the contested place.", valueName: "id"))
  var contested: String?
  @Flag(help: "Write it in your editor, on a template.") var edit = false
  @Flag(help: "People place stickers on boards.") var sticker = false
  @Flag(help: "Partners choose between wordings.") var motion = false
  @Flag(help: "Partners say where they stand on the text.") var stance = false
  @OptionGroup var boards: BoardOptions
  @Option(help: ArgumentHelp("A wording, or NAME: wording. May be repeated.", valueName: "text"))
  var alternative: [String] = []
  @Option(help: "Of a motion: what wins; majority, two-thirds or consent.") var rule: MotionRule?
  @Option(help: "Of a motion: how many partners have to vote.") var quorum: Int?
  @Flag(help: "Of a motion: votes count by weight.") var weighted = false
  @Option(help: ArgumentHelp("The question.", valueName: "text"))
  var question: String?
  @Option(help: ArgumentHelp("The opened poll of the paper that this one asks anew.", valueName: "poll"))
  var replaces: String?
  @Option(help: ArgumentHelp("The last day on which votes are asked for.", valueName: "date"))
  var until: String?
  @Option(help: ArgumentHelp("The language of its texts.", valueName: "tag"))
  var lang: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard [from != nil, contested != nil, edit, sticker, motion, stance].count(where: \.self) == 1 else {
      throw ValidationError("Give one of --sticker, --motion, --stance, --contested, --edit and --from.")
    }
    guard replaces == nil || sticker || motion || stance else {
      throw ValidationError("--replaces belongs to --sticker, --motion and --stance.")
    }
    guard contested != nil || motion || (rule == nil && quorum == nil && !weighted) else {
      throw ValidationError("--rule, --quorum and --weighted belong to --motion and --contested.")
    }
    guard (sticker || motion || stance) == (question != nil) || contested != nil else {
      throw ValidationError(
        from == nil
          ? edit ? "The template has the question: leave out --question." : "A poll needs its --question."
          : "The definition has the question: leave out --question.")
    }
    guard motion == !alternative.isEmpty else {
      throw ValidationError("--motion and --alternative go together.")
    }
    guard (from == nil && !edit) || (until == nil && lang == nil) else {
      throw ValidationError("The definition has the last day and the language: leave out --until and --lang.")
    }
    try boards.check(isSticker: sticker)
    guard (0...100_000).contains(quorum ?? 0) else {
      throw ValidationError("--quorum is a number of partners.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let name = PollName(paper: paper, poll: poll)
    if edit { return try edited(name, session) }
    if let question, contested == nil {
      return Report(
        try session.context.newPoll(
          name, question: question, wish: try wish(session), replaces: replaces, facts: try facts))
    }
    guard let contested else {
      let definition = try GivenFile.bytes(from ?? "-", session: session)
      return Report(try session.context.newPoll(name, definition: definition))
    }
    return Report(try session.context.newPoll(name, contested: contested, terms: try terms))
  }

  private func edited(_ name: PollName, _ session: Session) throws -> Report {
    let template = try session.context.pollTemplate(name)
    let text = try Editor.edit(
      template, suffix: ".txt", session: session,
      instead: "put it with --sticker, --motion, --stance or --from")
    guard text != template else {
      return Report(story: ["Nothing was changed, and nothing was recorded."], status: .refused)
    }
    let filled = try PollTemplate.read(text)
    let step = try session.context.newPoll(
      name, question: filled.question, wish: filled.wish, replaces: filled.replaces, facts: filled.facts)
    session.written.discard()
    return Report(step)
  }

  private var facts: PollFacts {
    get throws { try PollFacts(until: until, language: lang) }
  }

  private var terms: MotionTerms {
    get throws {
      MotionTerms(
        rule: rule ?? .majority, quorum: quorum ?? 0, isWeighted: weighted, question: question,
        facts: try facts)
    }
  }

  private func wish(_ session: Session) throws -> PollWish {
    if stance { return .stance }
    return motion ? .motion(alternative, try terms) : .sticker(try boards.wish(session))
  }
}

/// The boards of a sticker poll and what a person may place.
struct BoardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "TITLE: ITEM; ITEM, or TITLE: @FILE. May be repeated.", valueName: "board")
  )
  var board: [String] = []
  @Option(help: "Stickers a person has on each board.") var perBoard: Int?
  @Option(help: "How many stickers a person has in all.") var total: Int?
  @Option(help: "How many of them may go to one item.") var perItem: Int?
  @Option(help: "counted on the wall, or ballots: a line a person.") var source: StickerSource?
  @Option(
    help: ArgumentHelp(
      "Of a meeting or region where fewer people took part no figure is shown.", valueName: "people"))
  var hideBelow: Int?
  @Option(help: ArgumentHelp("A table meeting,region,date; - is standard input.", valueName: "file"))
  var meetings: String?

  func check(isSticker: Bool) throws {
    let isGiven =
      !board.isEmpty || perBoard != nil || total != nil || perItem != nil || source != nil || hideBelow != nil
      || meetings != nil
    guard isSticker || !isGiven else { throw ValidationError("Boards and stickers belong to --sticker.") }
    guard !isSticker || !board.isEmpty else { throw ValidationError("--sticker needs a --board.") }
    guard !isSticker || perBoard != nil || total != nil else {
      throw ValidationError("Say how many stickers a person has: --per-board, --total or both.")
    }
    for given in board where !given.contains(":") {
      throw ValidationError("'\(given)' has no colon between its title and its items.")
    }
  }

  func wish(_ session: Session) throws -> StickerWish {
    let boards = try board.map { given in
      let parts = given.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
        Self.trimmed)
      let rest = parts[1]
      guard rest.hasPrefix("@") else { return (title: parts[0], items: Self.items(rest, between: ";")) }
      let bytes = try GivenFile.bytes(String(rest.dropFirst()), session: session)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Refusal("\(rest.dropFirst()) is not UTF-8 text.", hints: ["an item a line, saved as UTF-8"])
      }
      return (title: parts[0], items: Self.items(text, between: "\n"))
    }
    return StickerWish(
      boards: boards, limits: StickerLimits(perBoard: perBoard, total: total, perItem: perItem),
      source: source ?? .counted, hideBelow: hideBelow,
      meetings: try meetings.map { try GivenFile.bytes($0, session: session) })
  }

  private static func items(_ text: String, between mark: Character) -> [String] {
    text.split { $0 == mark || (mark == "\n" && $0.isNewline) }.map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(
      text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension StickerSource: ExpressibleByArgument {}

struct PollMeetingCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "meeting", abstract: "Add a meeting to a sticker poll that is not opened yet.",
    discussion: """
        beraad poll meeting housing/course "Leeds" --region north --date 2026-03-14
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Argument(help: "The meeting's title; its short name is made of it.") var title: String
  @Option(help: "The region that it belongs to.") var region: String?
  @Option(help: ArgumentHelp("Its day.", valueName: "date")) var date: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.addMeeting(title, region: region, date: date, to: poll))
  }
}

extension MotionRule: ExpressibleByArgument {}

struct PollOpenCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "open", abstract: "Open a poll, and freeze its definition.",
    discussion: """
      Who may vote, and with what weight, is what reviewers.json says at this moment.

        beraad poll open housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.openPoll(poll)) }
}

struct PollCloseCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "close", abstract: "Close a poll.",
    discussion: """
      The alliance's host is asked first. What the partners' branches hold at this moment counts, collected or not; \
      what comes later does not. \
      Of counts, ballots or votes that were made apart and exclude each other you say which one counts. A poll that was \
      closed twice, apart, is settled by closing it once more. Where that makes a result another one, you say why.

      A meeting that was counted wrongly can be corrected after the closing (count or ballots with --replace and --because). The \
      result changes when the committee closes the poll anew and says why; --counting leaves a correction out. Whoever \
      looks then sees the old result, the new one and the reason; what was published stays as it was.

        beraad poll close housing/course
        beraad poll close housing/course --counting n41f
        beraad poll close housing/course --because "Leeds had left out a board."
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(
    help: ArgumentHelp(
      "Of a count, ballots or votes that exclude each other, the one that counts. May be repeated.",
      valueName: "id"))
  var counting: [String] = []
  @Option(
    help: ArgumentHelp("Close a closed poll anew, with what was corrected since: why.", valueName: "why"))
  var because: String?
  @Flag(help: "Leave the host alone: only what is in this clone counts.") var offline = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.closePoll(poll, counting: counting, because: because, isOffline: offline))
  }
}

struct PollRemoveCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "remove", abstract: "Take away a poll that was never opened.",
    discussion: """
      Its definition goes from main; the history keeps it. A poll that was opened stays.

        beraad poll remove housing/course
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report { Report(try session.context.removePoll(poll)) }
}

struct PollListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "list", abstract: "List the polls of a paper.",
    discussion: """
        beraad poll list housing
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let polls = try session.context.polls(of: paper)
    var table = Table(["poll", "kind", "stage", "votes", "meetings", "question"])
    for poll in polls.rows {
      let counted = poll.meetings.map { "\(poll.counted ?? 0)/\($0)" } ?? ""
      table.add([poll.poll, poll.type, poll.stage, "\(poll.votes)", counted, poll.question])
    }
    let none = polls.rows.isEmpty ? ["\(paper) has no polls."] : []
    return Report(answer: table.text(session.console), value: polls.rows, story: none + polls.problems)
  }
}

extension Report {
  /// The id of what was recorded on stdout, or the poll where only its definition was written.
  init(_ step: PollStep) {
    answer = (step.record ?? "\(step.paper)/\(step.poll)") + "\n"
    value = step
    story = step.story + step.warnings + (step.commit.map { [MailLine.text(commit: $0)] } ?? [])
  }
}

/// What the committee mails to the partners, so that each of them can tell later whether anything was rewritten.
enum MailLine {
  static func text(commit: String) -> String {
    "For your mail to the partners: beraad verify --since \(commit)"
  }
}
