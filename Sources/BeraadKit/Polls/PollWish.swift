package import Deliberation
import Prose
import Storage

/// A question as it was typed: what becomes a definition, without anybody writing JSON.
package enum PollWish: Sendable {
  case sticker(StickerWish)
  case evaluation(EvaluationWish)
  /// The wordings to choose between, `id: text` or a text alone; "leave it as it is" comes with them.
  case motion([String], MotionTerms)
  case stance
}

/// What may be said of a poll of any kind.
package struct PollFacts: Sendable {
  /// Until when votes are asked for.
  package var deadline: Deadline?
  /// The language of its texts, as a tag.
  package var textLanguage: String?

  /// The one of those that Beraad speaks.
  var language: Language? { textLanguage.flatMap(Language.init(rawValue:)) }

  package init() {}

  /// - Parameters:
  ///   - until: a day as people write it, `2026-01-15` or `15-1-2026`.
  ///   - language: a tag such as `nl`.
  /// - Throws: a `Refusal` that names what is none.
  package init(until: String?, language: String?) throws(Refusal) {
    deadline = try until.map { text throws(Refusal) in
      guard let deadline = Deadline(try MeetingList.day(text)) else {
        throw Refusal(Localized(en: "'\(text)' is no day.", nl: "'\(text)' is geen dag."))
      }
      return deadline
    }
    if let language, !Language.isTag(language) {
      throw Refusal(
        Localized(en: "'\(language)' is no language.", nl: "'\(language)' is geen taal."),
        hints: [Localized(en: "write it as nl, or pt-BR", nl: "schrijf het als nl, of pt-BR")])
    }
    textLanguage = language
  }
}

/// A sticker poll as it was typed.
package struct StickerWish: Sendable {
  /// The boards with the texts of their items.
  package var boards: [(title: String, items: [String])]
  package var limits: StickerLimits
  package var source: StickerSource
  /// Nil for the usual one.
  package var hideBelow: Int?
  package var meetings: Meetings

  package enum Meetings: Sendable {
    case list([Meeting])
    /// A table, as a spreadsheet saved it.
    case table([UInt8])

    /// - Throws: a `Refusal` that names every line that is not right.
    var list: [Meeting] {
      get throws(Refusal) {
        switch self {
        case .list(let meetings): meetings
        case .table(let bytes): try MeetingList.read(bytes)
        }
      }
    }
  }

  package init(
    boards: [(title: String, items: [String])], limits: StickerLimits, source: StickerSource, hideBelow: Int?,
    meetings: Meetings
  ) {
    (self.boards, self.limits, self.source) = (boards, limits, source)
    (self.hideBelow, self.meetings) = (hideBelow, meetings)
  }
}

extension Context {
  /// Puts a question that was typed. Until the poll is opened, another takes its place.
  ///
  /// - Parameters:
  ///   - old: the poll that it follows.
  ///   - facts: what may be said of any poll.
  ///   - isWhole: whether all that is said of the poll was before whoever wrote it, as on a template: then what is left out is gone, and
  ///     what was left alone stays as it stood.
  /// - Throws: `Refusal`, where it is about a table with every line that is not right.
  package func newPoll(
    _ name: PollName, question: String, wish: PollWish, replaces old: String? = nil,
    facts: PollFacts = PollFacts(), isWhole: Bool = false
  ) throws -> PollStep {
    let id = try Slug.parse(name.poll, as: .poll)
    let question = try givenText(question, what: .aQuestion)
    return try change("poll: new \(name)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "put a question", nl: "een vraag voorleggen"))
      let dossier = try desk.desk.dossier(of: name.paper).dossier
      let language = facts.language ?? dossier.paper.language ?? desk.roster.language
      let phrases = BallotPhrases(language)
      let present = dossier.pollState(id)?.poll
      let poll = Poll(
        paper: dossier.paper.slug, id: id, question: question, form: try wish.form(phrases),
        deadline: facts.deadline ?? (isWhole ? nil : present?.deadline),
        replaces: try old.map { old throws(Refusal) in try dossier.predecessor(named: old, of: id) },
        textLanguage: facts.textLanguage)
      let kept = isWhole ? present.map { poll.keeping($0, usualLeave: phrases.leave) } : nil
      return try desk.putChecked(kept ?? poll, dossier: dossier)
    }
  }

  /// Adds a meeting to a sticker poll that is not opened yet.
  package func addMeeting(_ title: String, region: String?, date: String?, to name: PollName) throws
    -> PollStep
  {
    try change("poll: meeting in \(name)") { desk in
      try desk.identity.mustBe(
        .committee, to: Localized(en: "add a meeting", nl: "een bijeenkomst toevoegen"))
      let dossier = try desk.desk.dossier(of: name.paper).dossier
      let given = try PollDesk(desk.desk, dossier, poll: name.poll)
      let form = try given.stickerForm()
      let taken = form.meetings.flatMap { [$0.id, Slug($0.title.lowercased())].compactMap(\.self) }
      let meeting = try MeetingList.meeting(
        title, named: MeetingList.names(of: [title], besides: Set(taken))[0], region: region, date: date)
      let wider = form.with(meetings: form.meetings + [meeting])
      let old = given.state.poll
      let poll = Poll(
        paper: old.paper, id: old.id, question: old.question, form: .sticker(wider), deadline: old.deadline,
        replaces: old.replaces, textLanguage: old.textLanguage)
      var step = try desk.putChecked(poll, dossier: dossier)
      step.story.insert(
        Localized(
          en: "Added the meeting \(meeting.id).", nl: "De bijeenkomst \(meeting.id) is toegevoegd."), at: 0)
      return step
    }
  }
}

extension ChangeDesk {
  /// Puts a definition that was made of what somebody typed: held against the rules of a written one.
  fileprivate func putChecked(_ poll: Poll, dossier: Dossier) throws -> PollStep {
    let poll = poll.knowing(try snapshot.meetings().meetings)
    let definition = PollCoding.encode(poll)
    _ = try PollCoding.decode(definition, path: Layout.definition(ofPoll: poll.id, of: poll.paper))
    return try put(poll, as: definition, dossier: dossier)
  }
}

extension Poll {
  /// The same poll with what the alliance says of the meetings that it only names. It is copied: the opening freezes the question as it is.
  fileprivate func knowing(_ kept: [AllianceMeeting]) -> Poll {
    guard case .sticker(let form) = form, !kept.isEmpty else { return self }
    let known = Dictionary(kept.map { ($0.meeting.id, $0.meeting) }, uniquingKeysWith: { first, _ in first })
    let meetings = form.meetings.map { meeting -> Meeting in
      guard let own = known[meeting.id], meeting.region == nil, meeting.date == nil else { return meeting }
      return own
    }
    return Poll(
      paper: paper, id: id, question: question,
      form: .sticker(form.with(meetings: meetings)), deadline: deadline, replaces: replaces,
      textLanguage: textLanguage)
  }
}

extension PollWish {
  /// Refuses a wording without words: nobody can choose what says nothing.
  static func checkAlternative(_ text: String) throws(Refusal) {
    let parts = text.split(scalar: ":", maxSplits: 1).map(String.init)
    guard parts.contains(where: \.showsAnything) else {
      throw Refusal(Localized(en: "An alternative has no words.", nl: "Een alternatief heeft geen woorden."))
    }
    if parts.count == 2, let id = Slug(parts[0].trimmingWhitespace), !parts[1].showsAnything {
      throw Refusal(
        Localized(
          en: "The alternative '\(id)' has no words.", nl: "Het alternatief '\(id)' heeft geen woorden."),
        hints: [
          Localized(en: "write them behind it, as: \(id): TEXT", nl: "schrijf ze erachter, zo: \(id): TEKST")
        ])
    }
  }

  fileprivate func form(_ phrases: BallotPhrases) throws(Refusal) -> Poll.Form {
    switch self {
    case .stance: return .stance
    case .sticker(let wish): return .sticker(try wish.form())
    case .evaluation(let wish): return .sticker(try wish.form())
    case .motion(let texts, let terms):
      var taken: Set<Slug> = []
      if let abstain = Slug(Vote.abstain) { taken.insert(abstain) }
      // A name that somebody gave goes before one that is made.
      let named = texts.map { text -> Alternative? in
        let parts = text.split(scalar: ":", maxSplits: 1).map { String($0).trimmingWhitespace }
        guard parts.count == 2, let id = Slug(parts[0]), taken.insert(id).inserted else { return nil }
        return Alternative(id: id, text: parts[1], targets: [])
      }
      var alternatives = try zip(texts, named).map { text, named throws(Refusal) in
        try Self.checkAlternative(text)
        if let named { return named }
        guard let id = Slug.made(of: text, besides: &taken) else {
          throw Refusal(
            Localized(en: "An alternative has no words.", nl: "Een alternatief heeft geen woorden."))
        }
        return Alternative(id: id, text: text.trimmingWhitespace, targets: [])
      }
      if let leave = Slug(Alternative.leaveID), !taken.contains(leave) {
        alternatives.append(Alternative(id: leave, text: phrases.leave, targets: []))
      }
      return .motion(
        MotionForm(
          alternatives: alternatives, rule: terms.rule, quorum: terms.quorum, isWeighted: terms.isWeighted))
    }
  }
}

extension StickerWish {
  fileprivate func form() throws(Refusal) -> StickerForm {
    let names = Slug.made(of: boards.map(\.title))
    let boards = try zip(boards, names).map { board, id throws(Refusal) in
      guard let id else {
        throw Refusal(Localized(en: "A board has no title.", nl: "Een bord heeft geen titel."))
      }
      let items = try zip(board.items, Slug.made(of: board.items)).map { text, id throws(Refusal) in
        guard let id else {
          throw Refusal(
            Localized(
              en: "'\(text)' on the board '\(board.title)' has no word that a name can be made of.",
              nl: "In '\(text)' op het bord '\(board.title)' staat geen woord waar een naam van te maken is.")
          )
        }
        return PollItem(id: id, text: text)
      }
      return Board(id: id, title: board.title, items: items)
    }
    return StickerForm(
      boards: boards, limits: limits, meetings: try meetings.list, source: source,
      hideBelow: hideBelow ?? StickerForm.usualHideBelow)
  }
}
