import Deliberation
import Prose
import Storage

/// A steward's table of an evaluation: a column a question, a line a form. A first column `token` may name the forms.
struct EvaluationTable {
  /// The forms as ballots, sorted by token; those without an answer that is counted among them.
  let cast: [Ballot]
  /// The line of each token that somebody typed.
  let lines: [String: Int]
  /// What was written to each open question, sorted: their order would tell which words are of one form.
  let words: [(question: EvaluationQuestion, answers: [String])]

  /// - Parameter name: what the tokens that forms without one get are made of: the poll and the meeting.
  /// - Throws: a `Refusal` that names every line that is not right.
  init(_ file: MeetingFile, form: StickerForm, naming name: String) throws(Refusal) {
    let table = try MeetingTable(file.table)
    let columns = try Columns(table, form, isPartial: file.isPartial)
    var faults = table.faults
    var lines: [String: Int] = [:]
    var forms: [(token: String?, answers: [Slug: [Slug]])] = []
    var words = form.openQuestions.map { (question: $0, answers: [String]()) }
    for row in table.rows where !faults.isFull {
      var token: String?
      if let column = columns.token {
        token = Ballot.token(typed: row.fields[column])
        BallotTable.check(token ?? "", row.line, table.headings[column], cards: nil, among: &lines, &faults)
      }
      var answers: [Slug: [Slug]] = [:]
      for (column, question) in columns.questions {
        let cell = row.fields[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard cell.showsAnything else { continue }
        guard let board = question.board else {
          if let place = words.firstIndex(where: { $0.question == question }) {
            words[place].answers.append(cell)
          }
          continue
        }
        let answer = faults.value(line: row.line, column: table.headings[column]) { () throws(Refusal) in
          try question.answer(cell, on: board)
        }
        if let answer { answers[board.id] = [answer.id] }
      }
      forms.append((token, answers))
    }
    try faults.check()
    self.lines = lines
    self.words = words.map { ($0.question, $0.answers.sorted()) }
    cast = try Self.ballots(of: forms, form, name)
  }

  static let noCards = Refusal(
    Localized(
      en: "The forms of an evaluation have no cards: anybody may fill one in, without a code.",
      nl:
        "Bij de formulieren van een evaluatie horen geen kaarten: iedereen mag er een invullen, zonder code.")
  )

  /// The forms as ballots. One without a token gets one that follows from its answers and from how many others have the same: so the
  /// same forms are the same bytes, and none tells where it lay.
  private static func ballots(
    of forms: [(token: String?, answers: [Slug: [Slug]])], _ form: StickerForm, _ name: String
  ) throws(Refusal) -> [Ballot] {
    var seen: [String: Int] = [:]
    var ballots: [Ballot] = []
    for (token, answers) in forms {
      let words = form.boards.map { answers[$0.id]?.first?.description ?? "" }.joined(separator: ",")
      seen[words, default: 0] += 1
      let own = "\(name)\n\(words)\n\(seen[words] ?? 0)"
      ballots.append(Ballot(token: token ?? "f\(SHA256.hex(Array(own.utf8)).prefix(16))", stickers: answers))
    }
    return ballots.sorted { $0.token.utf8.lexicographicallyPrecedes($1.token.utf8) }
  }

  /// Which column has what.
  private struct Columns {
    let token: Int?
    let questions: [(column: Int, question: EvaluationQuestion)]

    init(_ table: MeetingTable, _ form: StickerForm, isPartial: Bool) throws(Refusal) {
      let hasToken = table.headings.first.map { ["token", "code"].contains($0.lowercased()) } ?? false
      token = hasToken ? 0 : nil
      var faults = TableFaults()
      var found: [(column: Int, question: EvaluationQuestion)] = []
      for (column, heading) in table.headings.enumerated() where column != token {
        let question = faults.value(line: table.line) { () throws(Refusal) in
          let question = try form.question(named: heading)
          guard !found.contains(where: { $0.question == question }) else {
            throw Refusal(
              Localized(
                en: "The question '\(question.id)' has two columns.",
                nl: "De vraag '\(question.id)' heeft twee kolommen."))
          }
          return question
        }
        if let question { found.append((column, question)) }
      }
      let missing = form.questions.filter { question in !found.contains { $0.question == question } }
      if !isPartial, !missing.isEmpty { faults.add(Self.missing(missing), line: table.line) }
      try faults.check()
      questions = found
    }

    private static func missing(_ questions: [EvaluationQuestion]) -> Refusal {
      let names = Localized.listed(questions.map { "'\($0.id)'" })
      return Refusal(
        Localized(
          en:
            "\(questions.count == 1 ? "The question \(names.english) has" : "The questions \(names.english) have") no column.",
          nl:
            "\(questions.count == 1 ? "De vraag \(names.dutch) heeft" : "De vragen \(names.dutch) hebben") geen kolom."
        ),
        hints: [
          Localized(
            en:
              "add it, and leave empty what somebody left empty; where nobody answered it, say so with --partial",
            nl:
              "voeg die toe, en laat leeg wat iemand leeg liet; beantwoordde niemand haar, zeg dat dan met --partial"
          )
        ])
    }
  }
}

extension StickerForm {
  /// The question of that short name, text or number.
  fileprivate func question(named name: String) throws(Refusal) -> EvaluationQuestion {
    guard let question = try questions.named(name, .typed) else {
      throw .unknown(
        .word(Localized(en: "question", nl: "vraag")), String(name.prefix(64)),
        among: questions.map(\.id.description))
    }
    return question
  }
}

extension EvaluationQuestion {
  /// The one answer that a cell names.
  fileprivate func answer(_ cell: String, on board: Board) throws(Refusal) -> PollItem {
    if case .scale(let highest) = form {
      guard let answer = board.items.first(where: { $0.text == cell }) else {
        throw Refusal(
          Localized(
            en: "'\(cell.prefix(64))' is no whole number from 1 to \(highest).",
            nl: "'\(cell.prefix(64))' is geen heel getal van 1 tot en met \(highest)."))
      }
      return answer
    }
    guard let answer = try board.items.named(cell, .typed) else {
      let answers = board.items.enumerated().map { "\($0.offset + 1) (\($0.element.text))" }
        .joined(separator: ", ")
      throw Refusal(
        Localized(
          en: "'\(cell.prefix(64))' is no answer to '\(id)'.",
          nl: "'\(cell.prefix(64))' is geen antwoord op '\(id)'."),
        hints: [
          Localized(en: "there is one of: \(answers)", nl: "er is één van: \(answers)")
        ])
    }
    return answer
  }
}
