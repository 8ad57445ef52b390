import Deliberation
import Git
import Storage

extension Context {
  /// Records the ballots cast at one meeting, all in one record and one commit: a table `token,BOARD,BOARD`
  /// with the items of each board divided by spaces.
  ///
  /// Nothing of the order in which they stand in the table is kept. A blank ballot, without any sticker, uses up its token as any other.
  ///
  /// - Parameters:
  ///   - present: how many were there, where somebody counted that.
  ///   - cards: the list of codes that `poll tokens` kept; nil where no token is held against it.
  ///   - report: of an evaluation, how the report of its open answers is called; nil for the poll and the meeting.
  /// - Throws: `Refusal`, with the line of the table where it is about one; then nothing was recorded.
  package func ballots(
    in name: PollName, present: Int? = nil, cards list: [UInt8]? = nil, report: String? = nil,
    _ file: MeetingFile
  ) throws -> PollStep {
    let cards = try list.map(CardList.tokens)
    try askAboutAnswers(in: name, file)
    return try change("ballots in \(name)") { desk in
      let poll = try PollDesk(desk.desk, name, looksAtTokens: false)
      let (opening, form, meeting) = try desk.atMeeting(
        file, of: poll, to: Localized(en: "enter ballots", nl: "invoeren"))
      try form.check(source: .ballots)
      let (cast, lines, answers) = try Self.read(
        file, form, cards, naming: "\(poll.name)/\(meeting.id)")
      let placed = cast.count { !$0.stickers.isEmpty }
      let blank = cast.count - placed
      guard !cast.isEmpty || present != nil else {
        throw Refusal(
          Localized(
            en: "There is no ballot of '\(meeting.id)'.", nl: "Er is geen stembriefje van '\(meeting.id)'."),
          hints: [
            Localized(
              en: "where nobody handed one in, say how many were there with --present",
              nl: "leverde niemand er een in, zeg dan hoeveel mensen er waren met --present")
          ])
      }
      let moved = try file.movedFrom.map { try poll.meeting(named: $0).id }
      let others = poll.state.entered.filter { $0.meeting != meeting.id }
      func doubled(at isMoved: Bool) throws -> [String: Slug] {
        try desk.desk.snapshot.tokens(
          of: cast, in: others.filter { moved.contains($0.meeting) == isMoved }, of: poll.state)
      }
      try Self.refuse(doubled(at: false), on: lines)
      let left = try doubled(at: true)
      let open = try desk.report(of: answers, at: meeting, in: poll, named: report)
      let sheet = BallotSheet.text(of: cast, form: form)
      let ballots = Ballots(
        poll: poll.state.poll.id, opening: opening, meeting: meeting.id, people: placed,
        present: present, blank: blank, sheet: try Repository.id(ofBlob: sheet),
        replaces: poll.state.replaced(at: meeting.id), reason: try file.checkedReason)
      try form.check(attendance: ballots)
      var step = try desk.record(
        .ballots(ballots), sheet: sheet, of: meeting, file, in: poll, verb: "ballots",
        beside: open.map { [$0.file] } ?? [],
        story: form.isEvaluation
          ? Self.forms(answered: placed, blank: blank, at: meeting)
          : Self.story(placed: placed, blank: blank, at: meeting))
      step.story += [open?.story].compactMap(\.self)
      step.warnings =
        Self.unmoved(left, in: poll)
        + Self.unfounded(moved.filter { !left.values.contains($0) }, at: meeting) + step.warnings
      return step
    }
  }

  private static func read(
    _ file: MeetingFile, _ form: StickerForm, _ cards: Set<String>?, naming name: String
  ) throws(Refusal) -> (
    cast: [Ballot], lines: [String: Int], answers: [(question: EvaluationQuestion, answers: [String])]
  ) {
    guard form.isEvaluation else {
      let (cast, lines) = try BallotTable.read(file, form: form, cards: cards)
      return (cast, lines, [])
    }
    guard cards == nil else { throw EvaluationTable.noCards }
    let table = try EvaluationTable(file, form: form, naming: name)
    return (table.cast, table.lines, table.words)
  }

  private static func forms(answered: Int, blank: Int, at meeting: Meeting) -> Localized {
    let entered = Localized.count(
      answered + blank, en: ("form", "forms"), nl: ("formulier", "formulieren"))
    return Localized(
      en:
        "Entered \(entered.english) of \(meeting.title).\(blank == 0 ? "" : " \(blank) of them \(blank == 1 ? "has" : "have") no answer that is counted.")",
      nl:
        "\(entered.dutch) van \(meeting.title) ingevoerd.\(blank == 0 ? "" : " Op \(blank) daarvan staat geen antwoord dat meetelt.")"
    )
  }

  /// What is to be done after a sheet whose tokens stand at other meetings by mistake.
  private static func unmoved(_ left: [String: Slug], in poll: PollDesk) -> [Localized] {
    Dictionary(grouping: left.keys, by: { left[$0] }).compactMap { meeting, tokens in
      meeting.map { ($0, tokens.count) }
    }.sorted { $0.0 < $1.0 }.map { meeting, count in

      let enter = poll.state.entering(meeting, byBallots: true, after: poll.state.entered(at: meeting))
      let isOpen = poll.state.closing == nil
      return Localized(
        en:
          "\(count == 1 ? "1 of its tokens stands" : "\(count) of its tokens stand") at \(meeting) too, \(isOpen ? "and will count at neither, until" : "where they count. The poll cannot be closed anew before") \(meeting) is entered again without them: \(enter.english)",
        nl:
          "\(count == 1 ? "1 van de codes staat" : "\(count) van de codes staan") ook bij \(meeting), \(isOpen ? "en tellen bij geen van beide tot" : "waar ze tellen. De peiling kan pas opnieuw worden gesloten als") \(meeting) opnieuw is ingevoerd zonder die codes: \(enter.dutch)"
      )
    }
  }

  /// Of the meetings that ballots are said to have been moved from, and that had none of these.
  private static func unfounded(_ moved: [Slug], at meeting: Meeting) -> [Localized] {
    moved.uniqued().map { other in
      other == meeting.id
        ? Localized(
          en:
            "--moved-from \(other) is this meeting itself: name the one that the ballots were entered under by mistake.",
          nl:
            "--moved-from \(other) is deze bijeenkomst zelf: noem die waar de stembriefjes per ongeluk onder zijn ingevoerd."
        )
        : Localized(
          en:
            "None of these tokens stands at \(other): --moved-from \(other) changed nothing. Look whether it is the right meeting.",
          nl:
            "Geen van deze codes staat bij \(other): --moved-from \(other) veranderde niets. Kijk of het de goede bijeenkomst is."
        )
    }
  }

  private static func story(placed: Int, blank: Int, at meeting: Meeting) -> Localized {
    func ballots(_ number: Int) -> Localized {
      .count(number, en: ("ballot", "ballots"), nl: ("stembriefje", "stembriefjes"))
    }
    if placed == 0 {
      let all = ballots(blank)
      return Localized(
        en:
          "Entered \(blank == 0 ? "no ballot" : "\(all.english), all blank,") of \(meeting.title): nobody placed a sticker.",
        nl:
          "\(blank == 0 ? "Geen stembriefje" : "\(all.dutch), allemaal blanco,") van \(meeting.title) ingevoerd: niemand plakte een sticker."
      )
    }
    let entered = ballots(placed)
    return Localized(
      en:
        "Entered \(entered.english) of \(meeting.title).\(blank == 0 ? "" : " \(blank) more \(blank == 1 ? "was" : "were") blank.")",
      nl:
        "\(entered.dutch) van \(meeting.title) ingevoerd.\(blank == 0 ? "" : " Er \(blank == 1 ? "was" : "waren") er nog \(blank) blanco.")"
    )
  }

  /// Refuses tokens that other meetings have, all of them with their lines.
  private static func refuse(_ known: [String: Slug], on lines: [String: Int]) throws(Refusal) {
    var faults = TableFaults()
    for (token, meeting) in known {
      faults.add(
        Refusal(
          Localized(
            en: "The token '\(token)' stands twice: at '\(meeting)' too.",
            nl: "De code '\(token)' staat er twee keer: ook bij '\(meeting)'."),
          hints: [
            Localized(
              en:
                "a token is one person's; look which of the two ballots is right. If it stands at '\(meeting)' by mistake, add --moved-from \(meeting), and enter that meeting again afterwards",
              nl:
                "een code is van één persoon; kijk welk van de twee stembriefjes klopt. Staat de code per ongeluk bij '\(meeting)', zet er dan --moved-from \(meeting) bij, en voer die bijeenkomst daarna opnieuw in"
            )
          ]),
        line: lines[token] ?? 1, column: "token")
    }
    try faults.check()
  }
}
