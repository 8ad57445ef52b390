import Deliberation

/// Names are keys of several objects here; nothing else about them is fixed.
private struct Key: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { return nil }
  init(_ name: String) { stringValue = name }
}

extension PollResult {
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(paper.description, forKey: Key("paper"))
    try object.encode(poll.id.description, forKey: Key("poll"))
    try object.encode(poll.form.name, forKey: Key("kind"))
    try object.encode(poll.question, forKey: Key("question"))
    try object.encode(stage, forKey: Key("stage"))
    try object.encode(missing, forKey: Key("uncollected"))
    try object.encode(poll.deadline?.day, forKey: Key("until"))
    try object.encode(late.map(\.description), forKey: Key("lateVoters"))
    try object.encode(poll.replaces?.description, forKey: Key("follows"))
    try object.encode(followedBy.map(\.description), forKey: Key("followedBy"))
    try object.encode(corrections, forKey: Key("corrections"))
    switch tally {
    case .sticker(let tally, let form):
      try object.encode(form.hideBelow, forKey: Key("hideBelow"))
      try object.encode(tally.people, forKey: Key("people"))
      try object.encode(tally.halls.map(MeetingRow.init), forKey: Key("meetings"))
      try object.encode(tally.uncounted.map(UncountedRow.init), forKey: Key("uncounted"))
      try object.encode(tally.regions.map { RegionRow(region: $0, isNamed: true) }, forKey: Key("regions"))
      try object.encode(
        tally.outside.map { RegionRow(region: $0, isNamed: false) }, forKey: Key("outsideRegions"))
      try object.encode(tally.partners.map(\.description), forKey: Key("partners"))
      try object.encode(tally.placedFewer, forKey: Key("placedFewer"))
      try object.encode(tally.doubled.map(\.token), forKey: Key("doubled"))
      let hasOutside = tally.outside != nil
      try object.encode(tally.boards.map { BoardRow($0, hasOutside: hasOutside) }, forKey: Key("boards"))
      if form.isEvaluation {
        let questions = EvaluationTally(tally, form: form).questions
        try object.encode(questions.map { QuestionRow($0, tally) }, forKey: Key("questions"))
      }
    case .motion(let tally, let form):
      try encode(tally, form, to: &object)
    case .stance(let tally):
      try object.encode(tally.positions.map { PositionRow($0, partners) }, forKey: Key("stances"))
      try object.encode(tally.silent.map(\.description), forKey: Key("silent"))
    }
  }

  private func encode(
    _ tally: MotionTally, _ form: MotionForm, to object: inout KeyedEncodingContainer<Key>
  ) throws {
    try object.encode(form.rule.rawValue, forKey: Key("rule"))
    try object.encode(form.quorum, forKey: Key("quorum"))
    try object.encode(form.isWeighted, forKey: Key("weighted"))
    try object.encode(tally.eligible, forKey: Key("eligible"))
    try object.encode(tally.voters, forKey: Key("voters"))
    try object.encode(tally.abstained.map(\.description), forKey: Key("abstained"))
    try object.encode(tally.silent.map(\.description), forKey: Key("silent"))
    let weights = (tally.weights ?? [:]).map { ("\($0.key)", $0.value) }
    try object.encode(Dictionary(uniqueKeysWithValues: weights), forKey: Key("weights"))
    let rows = zip(form.alternatives, tally.votes).map(AlternativeRow.init)
    try object.encode(rows, forKey: Key("alternatives"))
    try object.encode(tally.verdict.name, forKey: Key("verdict"))
    try object.encode(tally.verdict.winner?.description, forKey: Key("winner"))
  }
}

/// What is hidden or not known is `null`, never left out.
private struct MeetingRow: Encodable {
  let meeting: StickerTally.MeetingTally

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(meeting.id.description, forKey: Key("id"))
    try object.encode(meeting.title, forKey: Key("title"))
    try object.encode(meeting.region, forKey: Key("region"))
    try object.encode(meeting.people, forKey: Key("people"))
    try object.encode(meeting.present, forKey: Key("present"))
    try object.encode(meeting.isPresentKnown, forKey: Key("presentCounted"))
    try object.encode(meeting.blank, forKey: Key("blank"))
    try object.encode(meeting.counters, forKey: Key("countedBy"))
    try object.encode(meeting.isHidden, forKey: Key("hidden"))
  }
}

/// A meeting of the poll that nobody counted.
private struct UncountedRow: Encodable {
  let id: String
  let title: String

  init(_ meeting: Meeting) { (id, title) = (meeting.id.description, meeting.title) }
}

/// A region, or the meetings without one together, which have no name.
private struct RegionRow: Encodable {
  let region: StickerTally.RegionTally
  let isNamed: Bool

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    if isNamed { try object.encode(region.name, forKey: Key("name")) }
    try object.encode(region.people, forKey: Key("people"))
    try object.encode(region.isHidden, forKey: Key("hidden"))
  }
}

private struct BoardRow: Encodable {
  let id: String
  let title: String
  let items: [ItemRow]
  let placedFewer: Int?
  /// What was drawn again; nil where that says nothing.
  let redraws: String?
  let difference: DifferenceRow?

  /// - Parameter hasOutside: whether there are meetings without a region beside others.
  init(_ board: StickerTally.BoardTally, hasOutside: Bool) {
    (id, title, placedFewer) = (board.id.description, board.title, board.placedFewer)
    items = zip(board.items.indices, board.items).map {
      ItemRow(item: $1, hasOutside: hasOutside, firsts: board.redraws?.firsts[$0])
    }
    redraws = board.redraws?.unit.rawValue
    difference = board.difference.map(DifferenceRow.init)
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(id, forKey: Key("id"))
    try object.encode(title, forKey: Key("title"))
    try object.encode(items, forKey: Key("items"))
    try object.encode(placedFewer, forKey: Key("placedFewer"))
    try object.encode(redraws, forKey: Key("redraws"))
    try object.encode(difference, forKey: Key("difference"))
  }
}

/// A question of an evaluation; how often each answer was given stands in the board of the same name.
private struct QuestionRow: Encodable {
  let question: EvaluationTally.QuestionTally
  let tally: StickerTally

  init(_ question: EvaluationTally.QuestionTally, _ tally: StickerTally) {
    (self.question, self.tally) = (question, tally)
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(question.question.id.description, forKey: Key("id"))
    try object.encode(question.question.text, forKey: Key("text"))
    try object.encode(question.question.form.name, forKey: Key("type"))
    guard question.board != nil else { return }
    try object.encode(question.answered, forKey: Key("answered"))
    guard case .scale = question.question.form else { return }
    try object.encode(question.mean?.tenths, forKey: Key("meanTenths"))
    var meetings = object.nestedContainer(keyedBy: Key.self, forKey: Key("meanTenthsByMeeting"))
    for hall in tally.halls {
      try meetings.encode(question.mean(at: hall.id)?.tenths, forKey: Key(hall.id.description))
    }
  }
}

private struct DifferenceRow: Encodable {
  let moreThanChance: Bool
  let meeting: String
  let item: String
  let share: Int
  let elsewhere: Int

  init(_ difference: MeetingDifference) {
    moreThanChance = difference.isMoreThanChance
    (meeting, item) = (difference.meeting.description, difference.item.description)
    (share, elsewhere) = (difference.share, difference.elsewhere)
  }
}

/// What is hidden or not known is `null`, never left out.
private struct ItemRow: Encodable {
  let item: StickerTally.ItemTally
  let hasOutside: Bool
  /// In how many re-draws it comes first.
  let firsts: Int?

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(item.id.description, forKey: Key("id"))
    try object.encode(item.text, forKey: Key("text"))
    try object.encode(item.stickers, forKey: Key("stickers"))
    try object.encode(item.people, forKey: Key("people"))
    try object.encode(item.share, forKey: Key("share"))
    try object.encode(item.rank, forKey: Key("rank"))
    try object.encode(item.isTied, forKey: Key("tied"))
    try object.encode(firsts, forKey: Key("first"))
    var meetings = object.nestedContainer(keyedBy: Key.self, forKey: Key("byMeeting"))
    for (meeting, stickers) in item.byMeeting where meeting.description != StickerTally.partnersID {
      try meetings.encode(stickers, forKey: Key(meeting.description))
    }
    var regions = object.nestedContainer(keyedBy: Key.self, forKey: Key("byRegion"))
    for (region, stickers) in item.byRegion { try regions.encode(stickers, forKey: Key(region)) }
    if hasOutside { try object.encode(item.outsideRegions, forKey: Key("outsideRegions")) }
    try object.encode(item.byPartners, forKey: Key("byPartners"))
  }
}

private struct AlternativeRow: Encodable {
  let id: String
  let text: String
  let targets: [String]
  let votes: Int
  let partners: [String]

  init(_ alternative: Alternative, _ got: MotionTally.Votes) {
    (id, text) = (alternative.id.description, alternative.text)
    targets = alternative.targets.map(\.description)
    (votes, partners) = (got.votes, got.partners.map(\.description))
  }
}

private struct PositionRow: Encodable {
  let partner: String
  let name: String
  let stance: String
  let reason: String?
  let quote: String?

  init(_ position: StanceTally.Position, _ partners: [Slug: String]) {
    partner = position.partner.description
    name = partners[position.partner] ?? partner
    (stance, reason, quote) = (position.stance.rawValue, position.reason, position.anchor?.quote)
  }
}
