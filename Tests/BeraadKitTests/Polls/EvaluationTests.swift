import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// An evaluation from its question to its result: entered from a table, its open answers a report.
@Suite struct EvaluationTests {
  private static let form = """
    {"format": 1, "kind": "poll", "type": "evaluation", "paper": "housing", "poll": "course", "question": "How was it?",
     "questions": [
       {"id": "day", "text": "How was the day?", "type": "scale", "to": 5},
       {"id": "again", "text": "Will you come again?", "type": "choice",
        "answers": [{"id": "yes", "text": "Yes, gladly"}, {"id": "no", "text": "No"}]},
       {"id": "recommendations", "text": "Recommendations", "type": "open"},
       {"id": "else", "text": "What else?", "type": "open"}],
     "meetings": [{"id": "leeds", "title": "Leeds", "region": "n"}, {"id": "bath", "title": "Bath", "region": "s"}]}
    """
  private static let leeds = """
    day;2;Recommendations;What else?
    5;1;More time;
    4;Yes, gladly;"A bus,
    every hour";It was cold
    4;no;;
    ;;;Good soup

    """
  private static let report = "papers/course-leeds/paper.md"

  private func hall() throws -> Assembly { try Assembly.open(sticker: Self.form) }

  private func evaluation(_ hall: Assembly) throws -> EvaluationTally {
    guard case .sticker(let tally, let form) = try hall.as("board").poll(Assembly.course).result.tally else {
      throw Refusal(Localized("it is no evaluation"))
    }
    return EvaluationTally(tally, form: form)
  }

  @Test func `a line a form is entered without codes, and its open answers become a report`() throws {
    let hall = try hall()
    let step = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.leeds))
    #expect(step.story[0] == "Entered 4 forms of Leeds. 1 of them has no answer that is counted.")
    #expect(step.story[1].english.hasPrefix("4 answers to open questions stand in the report course-leeds."))
    let day = try evaluation(hall).questions[0]
    #expect(day.answered == 3 && day.mean?.tenths == 43)
    #expect(
      try hall.repository.read(Self.report) == """
        ---
        title: How was it? (Leeds)
        kind: report
        lang: en
        stage: draft
        meeting: leeds
        evaluation: housing/course
        ---

        ## Recommendations

        - A bus, every hour
        - More time

        ## What else?

        - Good soup
        - It was cold

        """)
    let sheet = try hall.repository.read(
      "papers/housing/polls/course/meetings/leeds/\(try #require(step.record)).csv")
    #expect(sheet.hasPrefix("token,day,again\nf") && !sheet.contains("bus"))
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).checks.allSatisfy(\.ok))
  }

  @Test func `the same forms in another order are the same sheet, and like forms are all kept`() throws {
    let tables = ["1,2,3,4\n5,1,,\n4,1,,\n5,1,,\n", "2;1;4;3\nyes;4;;\n1;5;;\n1;5;;\n"]
    let sheets = try tables.map { table in
      let hall = try hall()
      let step = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", table))
      return try hall.repository.read(
        "papers/housing/polls/course/meetings/leeds/\(try #require(step.record)).csv")
    }
    #expect(sheets[0] == sheets[1])
    #expect(sheets[0].split(separator: "\n").count == 4)
  }

  @Test func `forms of two meetings with like answers all count`() throws {
    let hall = try hall()
    let table = "1,2,3,4\n5,1,,\n5,1,,\n5,1,,\n"
    for meeting in ["leeds", "bath"] {
      _ = try hall.as("north").ballots(in: Assembly.course, hall.table(meeting, table))
    }
    #expect(try evaluation(hall).questions[0].answered == 6)
  }

  @Test(arguments: [
    ("day,again\n5,1\n", "Line 1: The questions 'recommendations' and 'else' have no column."),
    ("day,day,2,3,4\n", "Line 1: The question 'day' has two columns."),
    ("day,2,3,4,weather\n", "Line 1: There is no question 'weather'."),
    ("1,2,3,4\n6,1,,\n", "Line 2, column 1: '6' is no whole number from 1 to 5."),
    ("1,2,3,4\n4½,1,,\n", "Line 2, column 1: '4½' is no whole number from 1 to 5."),
    ("1,2,3,4\n4,perhaps,,\n", "Line 2, column 2: 'perhaps' is no answer to 'again'."),
    ("1,2,3,4\n4,1 2,,\n", "Line 2, column 2: '1 2' is no answer to 'again'."),
    ("1,2,3,4\n4,1\n", "Line 2: It has 2 fields, not 4 as the headings."),
    ("token,1,2,3,4\na1,4,1,,\na1,5,1,,\n", "Line 3, column token: The token 'a1' stands on line 2 too."),
  ])
  func `what is wrong in a table is named by its line, and nothing is written`(
    _ table: String, message: String
  ) throws {
    let hall = try hall()
    let before = try hall.repository.git("rev-parse", "HEAD")
    let error = #expect(throws: Refusal.self) {
      try hall.as("north").ballots(
        in: Assembly.course, hall.table("leeds", table, isPartial: false))
    }
    #expect(error?.explanation.message.hasPrefix(message) == true, "\(error?.explanation.message ?? "")")
    #expect(try hall.repository.git("rev-parse", "HEAD") == before)
  }

  @Test func `every bad line is named at once`() throws {
    let hall = try hall()
    let table = "1,2,3,4\n6,1,,\n5,1,,\n0,9,,\n"
    let error = #expect(throws: Refusal.self) {
      try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", table))
    }
    #expect(error?.explanation.reasons.count == 3)
  }

  @Test func `an answer with a name or a number asks first`() throws {
    let hall = try hall()
    for words in ["Bel 06-12345678", "Thanks to mrs Jansen"] {
      let error = #expect(throws: Refusal.self) {
        try hall.as("north").ballots(
          in: Assembly.course, hall.table("leeds", "1,2,3,4\n4,1,,\(words)\n"))
      }
      #expect(error?.explanation.message.hasPrefix("An answer with") == true, "\(words)")
    }
    #expect(try hall.as("board").poll(Assembly.course).counted.isEmpty)
  }

  @Test func `a meeting is entered again with its report, and another paper of that name is left alone`()
    throws
  {
    let hall = try hall()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.leeds))
    let again = hall.table(
      "leeds", "1,2,3,4\n3,1,,Better soup\n3,1,,\n3,2,,\n", replacing: "Typed wrongly.")
    let step = try hall.as("north").ballots(in: Assembly.course, again)
    #expect(step.story.contains { $0.english.contains("which was written anew") })
    #expect(try hall.repository.read(Self.report).contains("- Better soup\n"))
    #expect(try !hall.repository.read(Self.report).contains("cold"))
    #expect(try evaluation(hall).questions[0].mean?.tenths == 30)
    let error = #expect(throws: Refusal.self) {
      try hall.as("north").ballots(
        in: Assembly.course, report: "housing", hall.table("bath", "1,2,3,4\n3,1,,Soup\n"))
    }
    #expect(error?.explanation.message.hasPrefix("There is a paper 'housing' already") == true)
  }

  @Test func `open answers are marked as points, and not published as they are`() throws {
    let hall = try hall()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.leeds))
    let found = try hall.as("board").harvest(HarvestWish(report: "course-leeds"))
    #expect(found.points.map(\.words) == ["A bus, every hour", "More time"])
    let error = #expect(throws: Refusal.self) {
      try hall.as("board").publish(
        "course-leeds", edition: 1, to: "edition", isOffline: true, dryRun: false)
    }
    #expect(error?.explanation.message.hasPrefix("course-leeds has the open answers") == true)
  }

  @Test func `an edition has each question with its mean, and its chart is a file`() throws {
    let hall = try hall()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", Self.leeds))
    _ = try hall.as("board").closePoll(Assembly.course)
    let page = try hall.page()
    #expect(page.contains("3 answers. The mean is 4.3, on a scale from 1 to 5."))
    #expect(page.contains("“Recommendations” and “What else?”"))
    #expect(!page.contains("cold") && !page.contains("stickers"))
    let svg = hall.repository.path + "/chart.svg"
    _ = try hall.as("board").drawTally(of: Assembly.course, to: svg)
    #expect(try hall.repository.read("chart.svg").contains("Answers to: How was the day?"))
  }

  @Test func `no partner votes in it, no wall is counted, and no cards are made`() throws {
    let hall = try hall()
    #expect(throws: Refusal.self) {
      try hall.as("tenants").vote(in: Assembly.course, VoteWish(typed: ["day:5"]))
    }
    #expect(throws: Refusal.self) {
      try hall.as("north").count(
        in: Assembly.course, people: 1, hall.table("leeds", "board,item,stickers\nday,5,1\nagain,yes,0\n"))
    }
    #expect(throws: Refusal.self) {
      try hall.as("north").makeTokens(3, at: "leeds", of: Assembly.course, to: "cards.html")
    }
  }

  @Test func `its template reads as itself`() throws {
    let hall = try Assembly(sticker: Self.form)
    let template = try hall.as("board").pollTemplate(Assembly.course)
    let filled = try PollTemplate.read(template)
    let before = try hall.as("board").poll(Assembly.course).poll
    _ = try hall.as("board").newPoll(
      PollName(paper: "housing", poll: "course"), question: filled.question, wish: filled.wish)
    guard case .sticker(let old) = before.form,
      case .sticker(let new) = try hall.as("board").poll(Assembly.course).poll.form
    else { return #expect(Bool(false), "no evaluation") }
    #expect(new.questions.map(\.text) == old.questions.map(\.text))
    #expect(new.questions.map(\.form.name) == old.questions.map(\.form.name))
    #expect(new.meetings == old.meetings && new.hideBelow == old.hideBelow)
  }

  @Test(arguments: [
    ("scale: 11: A mark?", "Line 3: A scale goes from 1 to 2 at least and 10 at most, and not to 11."),
    ("choice: Again?\n- Yes", "Line 3: 'Again?' has no two answers to choose from."),
    ("scale: A mark?\n- Yes", "Line 4: Only a choice has answers below it."),
    ("open: What else?", "An evaluation needs a question with a scale or a choice."),
    (
      "scale: A mark?\nboard: Worries\n- Rent",
      "Line 4: 'board' belongs to a sticker poll, and not to an evaluation."
    ),
    ("- Yes\nscale: A mark?", "Line 3: An answer stands before the first question."),
  ])
  func `a template that is not right is refused by its lines`(_ lines: String, message: String) throws {
    let error = #expect(throws: Refusal.self) {
      try PollTemplate.read("kind: evaluatie\nvraag: How was it?\n\(lines)\n")
    }
    #expect(error?.explanation.message == message)
  }
}
