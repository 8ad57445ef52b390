import ArgumentParser
import BeraadKit
import Deliberation

struct PollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll", abstract: "Put a question, open it, close it, or list what there is.",
    subcommands: [
      PollNewCommand.self, PollOpenCommand.self, PollCloseCommand.self, PollListCommand.self,
    ])
}

extension PollName: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

struct PollNewCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Put a question.",
    discussion: """
      From a definition in JSON: a sticker poll, a motion or a stance. Or from a contested place: what each partner \
      wants there becomes an alternative of a motion, and so does leaving it as it is. Until the poll is opened, \
      another definition takes the place of the first.

        beraad poll new housing course --from course.json
        beraad poll new housing wording --contested a4f7/2 --rule two-thirds --quorum 8

      A sticker poll in course.json:

        {"format": 1, "kind": "poll", "type": "sticker", "paper": "housing", "poll": "course",
         "question": "Where do we begin?", "source": "counted", "hideBelow": 5,
         "limits": {"perBoard": 3, "perItem": 1},
         "boards": [{"id": "worries", "title": "Worries",
                     "items": [{"id": "rent", "text": "Rents"}, {"id": "debt", "text": "Debts"}]}],
         "meetings": [{"id": "leeds", "title": "Leeds", "region": "north", "date": "2026-03-14"}]}
      """)

  @Argument(help: "The paper.") var paper: String
  @Argument(help: "The poll's short name: small letters, digits, hyphens.") var poll: String
  @Option(help: ArgumentHelp("The definition; - is standard input.", valueName: "file")) var from: String?
  @Option(help: ArgumentHelp("An amendment or change that stands in the contested place.", valueName: "id"))
  var contested: String?
  @Option(help: "With --contested: what wins; majority, two-thirds or consent.") var rule: MotionRule?
  @Option(help: "With --contested: how many partners have to vote.") var quorum: Int?
  @Flag(help: "With --contested: a partner's vote counts by its weight in reviewers.json.") var weighted =
    false
  @Option(help: ArgumentHelp("With --contested: the question.", valueName: "text")) var question: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard (from == nil) != (contested == nil) else {
      throw ValidationError("Give a definition with --from, or a place with --contested.")
    }
    let hasTerms = rule != nil || quorum != nil || weighted || question != nil
    guard contested != nil || !hasTerms else {
      throw ValidationError("--rule, --quorum, --weighted and --question belong to --contested.")
    }
    guard (0...100_000).contains(quorum ?? 0) else {
      throw ValidationError("--quorum is a number of partners.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let name = PollName(paper: paper, poll: poll)
    guard let contested else {
      let definition = try GivenFile.bytes(from ?? "-", session: session)
      return Report(try session.context.newPoll(name, definition: definition))
    }
    let terms = MotionTerms(
      rule: rule ?? .majority, quorum: quorum ?? 0, isWeighted: weighted, question: question)
    return Report(try session.context.newPoll(name, contested: contested, terms: terms))
  }
}

extension MotionRule: ExpressibleByArgument {}

struct PollOpenCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a poll, and freeze its definition.",
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
    commandName: "close", abstract: "Close a poll.",
    discussion: """
      What the partners' branches at hand hold at this moment counts, collected or not; what comes later does not. \
      Of counts, ballots or votes that were made apart and exclude each other you say which one counts. A poll that was \
      closed twice, apart, is settled by closing it once more.

        beraad poll close housing/course
        beraad poll close housing/course --counting n41f
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(
    help: ArgumentHelp(
      "Of a count, ballots or votes that exclude each other, the one that counts. May be repeated.",
      valueName: "id"))
  var counting: [String] = []
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.closePoll(poll, counting: counting))
  }
}

struct PollListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the polls of a paper.",
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
    story = step.story + step.warnings
  }
}
