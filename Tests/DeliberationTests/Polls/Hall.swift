import Deliberation
import Prose
import Testing

/// A paper with one poll, and what was recorded about it: opened at the place 5 of main, partners a, b, c … vote.
struct Hall {
  static let board = slug("board")
  let form: Poll.Form
  /// By partner, its weight; who is not in it has no vote.
  var electorate: [Slug: Int]
  var late: Set<RecordID> = []
  private(set) var records: [Filed] = []

  init(_ form: Poll.Form, electorate: [String: Int] = ["a": 1, "b": 1, "c": 1, "d": 1, "e": 1]) {
    self.form = form
    self.electorate = Dictionary(uniqueKeysWithValues: electorate.map { (slug($0.key), $0.value) })
  }

  static func motion(
    _ rule: MotionRule, quorum: Int = 0, isWeighted: Bool = false, electorate: [String: Int]? = nil
  ) -> Hall {
    let alternatives = ["one", "two", "leave"].map {
      Alternative(id: slug($0), text: $0, targets: [])
    }
    let form = Poll.Form.motion(
      MotionForm(alternatives: alternatives, rule: rule, quorum: quorum, isWeighted: isWeighted))
    return electorate.map { Hall(form, electorate: $0) } ?? Hall(form)
  }

  func state(of records: [Filed]? = nil) throws -> PollState {
    let poll = Poll(paper: slug("housing"), id: slug("course"), question: "What?", form: form)
    let blob = String(repeating: "b", count: 40)
    let opening = filed(
      "o1", by: "board", seen: 4,
      .opening(Opening(poll: poll.id, definition: blob, electorate: electorate)))
    let dossier = Dossier(
      paper: Paper(slug: slug("housing"), blob: blob, text: []),
      roster: Roster(alliance: "Alliance", language: .english, partners: []),
      records: [opening] + (records ?? self.records), merged: [:],
      polls: [poll.id: PollFile(poll: poll, blob: blob)], lateVotes: late)
    return try #require(dossier.pollState(poll.id))
  }

  /// A partner's vote in the motion or on the text.
  mutating func vote(
    _ name: String, by partner: String, _ option: String, seen: Int = 5, replaces: String? = nil,
    because reason: String? = nil
  ) {
    add(
      name, by: partner, seen: seen,
      .vote(
        Vote(
          poll: slug("course"), choice: .option(option), reason: reason, replaces: replaces.map { id($0) })))
  }

  /// One partner after the other votes: `["one", "one", "abstain"]` are the votes of a, b and c.
  mutating func vote(_ options: [String]) {
    for (index, option) in options.enumerated() where !option.isEmpty {
      vote("v\(index + 1)", by: String(UnicodeScalar(UInt8(97 + index))), option)
    }
  }

  mutating func place(_ name: String, by partner: String, _ stickers: [String: [String]]) {
    add(name, by: partner, seen: 5, .vote(Vote(poll: slug("course"), choice: .stickers(placed(stickers)))))
  }

  mutating func count(
    _ name: String, at meeting: String, people: Int, _ stickers: [String: [String: Int]], seen: Int = 5,
    replaces: String? = nil
  ) {
    var counted: [Slug: [Slug: Int]] = [:]
    for (board, items) in stickers {
      counted[slug(board)] = Dictionary(uniqueKeysWithValues: items.map { (slug($0.key), $0.value) })
    }
    add(
      name, by: "board", seen: seen,
      .count(
        Count(
          poll: slug("course"), meeting: slug(meeting), people: people, stickers: counted,
          replaces: replaces.map { id($0) })))
  }

  mutating func add(_ name: String, by partner: String, seen: Int, at: Int64 = 0, _ body: Record.Body) {
    records.append(filed(name, by: partner, seen: seen, at: at, body))
  }

  func filed(_ name: String, by partner: String, seen: Int, at: Int64 = 0, _ body: Record.Body) -> Filed {
    let header = Record.Header(
      paper: slug("housing"), partner: slug(partner), person: "p1", at: Instant(seconds: at),
      seen: String(repeating: "0", count: 40))
    return Filed(
      record: Record(id: id(name), header: header, body: body), isCollected: true, position: seen)
  }
}

/// Items by board, as slugs.
func placed(_ stickers: [String: [String]]) -> [Slug: [Slug]] {
  Dictionary(uniqueKeysWithValues: stickers.map { (slug($0.key), $0.value.map(slug)) })
}
