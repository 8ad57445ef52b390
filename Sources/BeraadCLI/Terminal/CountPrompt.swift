import BeraadKit
import Deliberation

/// The stickers on the walls of a meeting, typed at a terminal board by board.
struct CountPrompt {
  private let console: Console
  private let form: StickerForm
  private let meeting: Meeting

  /// What was typed.
  struct Typed {
    var people: Int
    var present: Int?
    var counters: [String]
    /// `board,item,stickers`: it goes the way of a table.
    var table: String
  }

  /// - Throws: a `Refusal` where the poll has no boards, or no such meeting.
  init(_ view: PollView, meeting: String, _ console: Console) throws(Refusal) {
    guard case .sticker(let form) = view.poll.form else {
      throw Refusal("This poll has no boards: nothing can be counted.")
    }
    try form.check(source: .counted)
    self.form = form
    self.meeting = try form.meeting(called: meeting)
    self.console = console
  }

  /// Asks for what is not given; nil where whoever types stops, or the input ends.
  func ask(people: Int?, present: Int?, counters: [String]) -> Typed? {
    console.writeError(
      "\(meeting.title): each person has \(form.limits.sentence). A number for each item; Enter is 0, < goes back, q stops and records nothing.\n"
    )
    guard let people = people ?? number("People who placed stickers") else { return nil }
    var there = present
    if there == nil {
      guard let answer = line("People who were there (Enter: nobody counted that)", accepts: Self.isNumber)
      else { return nil }
      there = Int(answer)
    }
    var initials = counters
    if initials.isEmpty {
      guard
        let answer = line(
          "Initials of the two who counted (as JV MB; Enter: leave them out)", accepts: Self.areInitials)
      else { return nil }
      initials = answer.split(separator: " ").map(String.init)
      if initials.count == 1 {
        // Who types one a line goes on with the other.
        guard let other = line("Initials of the other one (Enter: nobody)", accepts: Self.areInitials) else {
          return nil
        }
        initials += other.split(separator: " ").map(String.init)
      }
    }
    var lines = ["board,item,stickers"]
    for board in form.boards {
      guard let placed = ask(board, people: people) else { return nil }
      lines += zip(board.items, placed).map { "\(board.id),\($0.id),\($1)" }
    }
    guard Self.record.ask(console) == "y" else { return nil }
    return Typed(
      people: people, present: there, counters: initials, table: lines.joined(separator: "\n") + "\n")
  }

  /// The stickers of a board's items, in their order.
  private func ask(_ board: Board, people: Int) -> [Int]? {
    let most = (form.limits.perBoard ?? form.limits.total).map { $0 * people }
    console.writeError("\n\(board.title.harmlessLine)\n")
    var placed: [Int] = []
    while placed.count < board.items.count {
      let total = placed.reduce(0, +)
      let text = board.items[placed.count].text.harmlessLine
      guard
        let answer = line(
          "  \(placed.count + 1)/\(board.items.count)  \(text)  [\(total) so far]",
          accepts: { $0 == "<" || Self.isNumber($0) })
      else { return nil }
      if answer == "<" {
        _ = placed.popLast()
      } else {
        placed.append(Int(answer) ?? 0)
      }
    }
    let total = placed.reduce(0, +)
    console.writeError(
      "  \(board.title.harmlessLine): \(total) stickers\(most.map { ", of at most \($0)" } ?? "").\n")
    if let most, total > most {
      console.writeError("  \(people) people cannot have placed so many. Count the board again.\n")
      return ask(board, people: people)
    }
    return placed
  }

  private func number(_ question: String) -> Int? {
    line(question, accepts: { !$0.isEmpty && Self.isNumber($0) }).flatMap { Int($0) }
  }

  /// A line that can be an answer; nil for `q` and at the end of the input.
  private func line(_ question: String, accepts: (String) -> Bool) -> String? {
    while true {
      console.writeError("\(question): ")
      guard let line = console.readLine() else { return nil }
      let typed = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if typed.lowercased() == "q" { return nil }
      if accepts(typed) { return typed }
      console.writeError("  '\(typed.harmlessLine)' is no answer to that.\n")
    }
  }

  /// A whole number without marks, or nothing.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } && text.utf8.count <= 7
  }

  private static func areInitials(_ text: String) -> Bool {
    let initials = text.split(separator: " ")
    return initials.count <= Count.mostCounters && initials.allSatisfy { Count.isInitials(String($0)) }
  }

  private static let record = Prompt(
    question: "Record this count?",
    choices: [
      .init(letter: "y", meaning: "yes: record it"),
      .init(letter: "n", meaning: "no: record nothing; so does Enter"),
    ])
}
