import BeraadKit
import Deliberation

/// The stickers on the walls of a meeting, typed at a terminal board by board.
struct CountPrompt {
  private let console: Console
  private let language: Language
  private let form: StickerForm
  let meeting: Meeting
  private let poll: Slug

  /// What was typed.
  struct Typed {
    var people: Int
    var present: Int?
    var counters: [String]
    /// By board and item; every item has its number.
    var stickers: [Slug: [Slug: Int]]

    /// `board,item,stickers`: it goes the way of a table.
    var table: String {
      let lines = stickers.sorted { $0.key < $1.key }.flatMap { board, items in
        items.sorted { $0.key < $1.key }.map { "\(board),\($0.key),\($0.value)\n" }
      }
      return CountPrompt.headings + lines.joined()
    }
  }

  static let headings = "board,item,stickers\n"

  /// - Throws: a `Refusal` where the poll has no boards, or no such meeting.
  init(_ view: PollView, meeting: String, _ console: Console, _ language: Language) throws(Refusal) {
    guard case .sticker(let form) = view.poll.form else {
      throw Refusal(
        Localized(
          en: "This poll has no boards: nothing can be counted.",
          nl: "In deze peiling zijn geen borden: er valt niets te tellen."))
    }
    try form.check(source: .counted)
    self.form = form
    poll = view.poll.id
    self.meeting = try form.meeting(called: meeting)
    (self.console, self.language) = (console, language)
  }

  private func say(en english: String, nl dutch: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }

  /// Asks for what is not given; nil where whoever types stops, or the input ends.
  ///
  /// - Parameter opening: what the poll was opened with.
  func ask(people: Int?, present: Int?, counters: [String], under opening: RecordID) -> Typed? {
    let most = form.limits.sentence
    console.writeError(
      people == 0
        ? say(
          en: "\(meeting.title): nobody placed a sticker. q stops and records nothing.\n",
          nl: "\(meeting.title): niemand plakte een sticker. q stopt en legt niets vast.\n")
        : say(
          en:
            "\(meeting.title): each person has \(most.english). A number for each item; Enter is 0, < goes back, q stops and records nothing.\n",
          nl:
            "\(meeting.title): ieder heeft \(most.dutch). Een getal voor elk onderdeel; Enter is 0, < gaat terug, q stopt en legt niets vast.\n"
        ))
    guard
      let people = people ?? number(say(en: "People who placed stickers", nl: "Mensen die stickers plakten")),
      let there = present.map(String.init) ?? askPresent(placed: people)
    else { return nil }
    var initials = counters
    if initials.isEmpty {
      guard
        let answer = line(
          say(
            en: "Initials of the two who counted (as JV MB; Enter: leave them out)",
            nl: "Initialen van de twee die telden (zoals JV MB; Enter: weglaten)"), accepts: Self.areInitials)
      else { return nil }
      initials = answer.split(separator: " ").map(String.init)
      if initials.count == 1 {
        // Who types one a line goes on with the other.
        let question = say(
          en: "Initials of the other one (Enter: nobody)", nl: "Initialen van de ander (Enter: niemand)")
        guard let other = line(question, accepts: Self.areInitials) else { return nil }
        initials += other.split(separator: " ").map(String.init)
      }
    }
    var typed = Typed(people: people, present: Int(there), counters: initials, stickers: [:])
    guard ask(boards: &typed), askUntilItFits(&typed, under: opening) else { return nil }
    return Self.record.ask(console, language) == "y" ? typed : nil
  }

  /// How many were there, as a number or nothing; nil where whoever types stops.
  private func askPresent(placed people: Int) -> String? {
    while true {
      let answer = line(
        say(
          en: "People who were there (Enter: nobody counted that)",
          nl: "Mensen die er waren (Enter: dat is niet geteld)"), accepts: Self.isNumber)
      guard let there = answer.flatMap({ Int($0) }), there < people else { return answer }
      console.writeError(
        say(
          en: "  \(people) placed stickers, so at least as many were there.\n",
          nl: "  \(people) plakten stickers, dus waren er minstens zoveel.\n"))
    }
  }

  /// Asks for the stickers of all boards: of nobody there are none.
  private func ask(boards typed: inout Typed) -> Bool {
    for board in form.boards {
      let placed = typed.people == 0 ? board.items.map { _ in 0 } : ask(board, people: typed.people)
      guard let placed else { return false }
      typed.stickers[board.id] = Dictionary(
        zip(board.items.map(\.id), placed), uniquingKeysWith: { first, _ in first })
    }
    return true
  }

  /// Asks again for what does not fit together, and keeps the rest: nobody types a wall of stickers twice.
  private func askUntilItFits(_ typed: inout Typed, under opening: RecordID) -> Bool {
    func refusal() -> Refusal? {
      form.refusal(
        of: Count(
          poll: poll, opening: opening, meeting: meeting.id, people: typed.people, present: typed.present,
          stickers: typed.stickers))
    }
    while let refusal = refusal() {
      console.writeError("\n  \(refusal.explanation.sentence[language])\n")
      guard
        let answer = line(
          say(
            en: "People who placed stickers (< to count the boards again)",
            nl: "Mensen die stickers plakten (< om de borden opnieuw te tellen)"),
          accepts: { $0 == "<" || (!$0.isEmpty && Self.isNumber($0)) })
      else { return false }
      if answer == "<" {
        guard ask(boards: &typed) else { return false }
        continue
      }
      let wasNobody = typed.people == 0
      typed.people = Int(answer) ?? typed.people
      guard let there = askPresent(placed: typed.people) else { return false }
      typed.present = Int(there)
      if wasNobody, typed.people > 0 { guard ask(boards: &typed) else { return false } }
    }
    return true
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
          say(
            en: "  \(placed.count + 1)/\(board.items.count)  \(text)  [\(total) so far]",
            nl: "  \(placed.count + 1)/\(board.items.count)  \(text)  [tot nu toe \(total)]"),
          accepts: { $0 == "<" || Self.isNumber($0) })
      else { return nil }
      if answer == "<" {
        _ = placed.popLast()
        continue
      }
      do throws(Refusal) {
        try form.check(Int(answer) ?? 0, at: board.items[placed.count].id, people: people)
        placed.append(Int(answer) ?? 0)
      } catch {
        console.writeError("  \(error.explanation.sentence[language])\n")
      }
    }
    let total = placed.reduce(0, +)
    let count = "\(board.title.harmlessLine): \(total) \(total == 1 ? "sticker" : "stickers")"
    console.writeError(
      say(
        en: "  \(count)\(most.map { ", of at most \($0)" } ?? "").\n",
        nl: "  \(count)\(most.map { ", van hoogstens \($0)" } ?? "").\n"))
    if let most, total > most {
      console.writeError(
        say(
          en: "  \(people) people cannot have placed so many. Count the board again.\n",
          nl: "  \(people) mensen kunnen er niet zoveel hebben geplakt. Tel het bord opnieuw.\n"))
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
      let shown = typed.harmlessLine
      console.writeError(
        say(en: "  '\(shown)' is no answer to that.\n", nl: "  '\(shown)' is daar geen antwoord op.\n"))
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
    question: Localized(en: "Record this count?", nl: "Deze telling vastleggen?"),
    choices: [
      .init(letter: "y", meaning: Localized(en: "yes: record it", nl: "ja: leg haar vast")),
      .init(
        letter: "n",
        meaning: Localized(en: "no: record nothing; so does Enter", nl: "nee: leg niets vast; zo ook Enter")),
    ])
}
