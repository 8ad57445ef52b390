package import Deliberation
import Prose
import Storage

extension PollTemplate {
  /// Reads what somebody wrote.
  ///
  /// - Parameter predecessor: finds the poll that this one follows by its name.
  /// - Throws: a `Refusal` that names every line that is not right.
  package static func read(
    _ text: String, predecessor: (String) throws(Refusal) -> Void = { _ in }
  ) throws(Refusal) -> Filled {
    var reader = TemplateReader(text)
    guard !reader.isEmpty else { throw Self.noQuestion }
    let kind = reader.kind()
    reader.leaveOut(besides: kind)
    _ = reader.all(.kind)
    let question = reader.value(.question) { text throws(Refusal) in
      try GivenText.check(text, what: .aQuestion)
    }
    if question == nil, !reader.lines.contains(where: { $0.key == .question }) { reader.note(noQuestion) }
    let replaces = reader.value(.replaces) { text throws(Refusal) in
      try predecessor(text)
      return text
    }
    var facts = PollFacts()
    facts.deadline =
      reader.value(.until) { text throws(Refusal) in try PollFacts(until: text, language: nil).deadline }
      ?? nil
    facts.textLanguage =
      reader.value(.lang) { text throws(Refusal) in try PollFacts(until: nil, language: text).textLanguage }
      ?? nil
    let wish: PollWish
    switch kind {
    case .sticker?: wish = .sticker(reader.sticker())
    case .evaluation?: wish = .evaluation(reader.evaluation())
    case .motion?: wish = reader.motion()
    case .stance?: wish = .stance
    case nil:
      // Which lines are missing nobody can say; what stands there is looked at.
      _ = reader.sticker(isWhole: false)
      _ = reader.motion(isWhole: false)
      wish = .stance
    }
    try reader.finish()
    return Filled(question: question ?? "", wish: wish, replaces: replaces, facts: facts)
  }

  private static var noQuestion: Refusal {
    Refusal(
      Localized(
        en: "There is no question: nothing was recorded.", nl: "Er is geen vraag: er is niets vastgelegd."))
  }
}

extension TemplateReader {
  /// - Parameter isWhole: whether what is missing is noted.
  fileprivate mutating func sticker(isWhole: Bool = true) -> StickerWish {
    let areLimited = !isWhole || lines.contains { [.perBoard, .total].contains($0.key) }
    let limits = StickerLimits(
      perBoard: number(.perBoard), total: number(.total), perItem: number(.perItem))
    if !areLimited, !mayStandElsewhere(isNumber: true) {
      note(
        Refusal(
          Localized(
            en: "Say how many stickers a person has: per-board, total or both.",
            nl: "Zeg hoeveel stickers ieder heeft: per-bord, totaal of beide.")))
    }
    let source = value(.source, StickerSource.typed) ?? .counted
    let (boards, meetings, hideBelow) = (boards(isWhole: isWhole), meetings(), number(.hideBelow))
    return StickerWish(
      boards: boards, limits: limits, source: source, hideBelow: hideBelow, meetings: .list(meetings))
  }

  private mutating func boards(isWhole: Bool) -> [(title: String, items: [String])] {
    let boards = all(.board).filter { !$0.value.isEmpty || !$0.items.isEmpty }
    if isWhole, boards.isEmpty {
      note(
        Refusal(
          Localized(en: "A sticker poll needs a board.", nl: "Een stickerpeiling heeft een bord nodig.")))
    }
    for board in boards {
      if !board.value.showsAnything {
        note(Refusal(Localized(en: "The board has no title.", nl: "Het bord heeft geen titel.")), board)
      } else if board.items.isEmpty {
        note(
          Refusal(
            Localized(
              en: "The board '\(board.value)' has no items.",
              nl: "Het bord '\(board.value)' heeft geen onderdelen.")), board)
      }
      for (text, number) in board.items where !text.showsAnything {
        note(
          Refusal(Localized(en: "The item has no words.", nl: "Het onderdeel heeft geen woorden.")),
          number: number)
      }
    }
    return boards.map { (title: $0.value, items: $0.items.map(\.text)) }
  }

  mutating func meetings() -> [Meeting] {
    let given = all(.meeting).map { line in (line: line, fields: MeetingLine.fields(of: line.value)) }
    var meetings: [Meeting] = []
    for (given, name) in zip(given, MeetingList.names(of: given.map { $0.fields[0] })) {
      let (line, fields) = given
      let facts = check(line) { () throws(Refusal) in try MeetingLine.facts(fields) }
      let meeting = check(line) { () throws(Refusal) in
        try MeetingList.meeting(fields[0], named: name, region: facts?.region, date: facts?.day)
      }
      if let meeting { meetings.append(meeting) }
    }
    return meetings
  }

  fileprivate mutating func motion(isWhole: Bool = true) -> PollWish {
    let alternatives = all(.alternative)
    for line in alternatives {
      _ = check(line) { () throws(Refusal) in try PollWish.checkAlternative(line.value) }
    }
    let terms = MotionTerms(
      rule: value(.rule, MotionRule.typed) ?? .majority, quorum: number(.quorum) ?? 0,
      isWeighted: value(.weighted, Self.isYes) ?? false)
    if isWhole, !alternatives.contains(where: { !Self.leaves($0.value) }) {
      note(
        Refusal(
          Localized(en: "A motion needs an alternative.", nl: "Een stemming heeft een alternatief nodig.")))
    }
    return .motion(alternatives.map(\.value), terms)
  }

  /// Whether a wording is the one that comes with every motion.
  private static func leaves(_ text: String) -> Bool {
    text.split(scalar: ":", maxSplits: 1).first.map { String($0).trimmingWhitespace } == Alternative.leaveID
      && text.begins(with: Alternative.leaveID + ":")
  }

  /// - Parameter name: what the line is called.
  private static func isYes(_ text: String, _ name: String) throws(Refusal) -> Bool {
    let text = text.lowercased()
    guard ["yes", "ja", "no", "nee"].contains(text) else {
      let isEnglish = name == TemplateKey.weighted.rawValue
      throw Refusal(
        Localized(
          en: "'\(name)' is \(isEnglish ? "yes or no" : "ja or nee"), and not '\(text.prefix(40))'.",
          nl: "'\(name)' is \(isEnglish ? "yes of no" : "ja of nee"), en niet '\(text.prefix(40))'."))
    }
    return ["yes", "ja"].contains(text)
  }
}

extension Context {
  /// Puts the question that somebody wrote on a template.
  ///
  /// - Throws: a `Refusal` that names every line that is not right.
  package func newPoll(_ name: PollName, template text: String) throws -> PollStep {
    let id = try Slug.parse(name.poll, as: .poll)
    let dossier = try Desk(self).dossier(of: name.paper).dossier
    let filled = try PollTemplate.read(text) { old throws(Refusal) in
      _ = try dossier.predecessor(named: old, of: id)
    }
    return try newPoll(
      name, question: filled.question, wish: filled.wish, replaces: filled.replaces, facts: filled.facts,
      isWhole: true)
  }
}
