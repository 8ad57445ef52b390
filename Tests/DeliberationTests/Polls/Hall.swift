import Deliberation
import ObjectIDs
import Prose
import TestSupport
import Testing

/// A paper with one poll, and what was recorded about it: opened as `o1` at generation 4 of main, partners a, b, c … vote.
struct Hall {
  static let board = slug("board")
  let form: Poll.Form
  /// By partner, its weight; who is not in it has no vote.
  var electorate: [Slug: Int]
  private(set) var records: [Filed] = []
  private var sheets: [ObjectID: SheetReading] = [:]

  init(_ form: Poll.Form, electorate: [String: Int] = ["a": 1, "b": 1, "c": 1, "d": 1, "e": 1]) {
    self.form = form
    self.electorate = Dictionary(uniqueKeysWithValues: electorate.map { (slug($0.key), $0.value) })
  }

  /// The rules of the motion; nil where the poll is none.
  var motion: MotionForm? { if case .motion(let form) = form { form } else { nil } }

  /// The boards of the sticker poll; nil where the poll is none.
  var stickers: StickerForm? { if case .sticker(let form) = form { form } else { nil } }

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
    try #require(try dossier(of: records).pollState(slug("course")))
  }

  /// The poll, with the edition that has what some closings list.
  func state(published: [(list: [String], edition: Int)], unsettled: [Int] = []) throws -> PollState {
    let results = published.map { (Set($0.list.map(id)), $0.edition) }
    let poll = slug("course")
    let dossier = try dossier().noting(
      published: [
        poll: PublishedResults(editions: Dictionary(results, uniquingKeysWith: min), unsettled: unsettled)
      ])
    return try #require(dossier.pollState(poll))
  }

  func dossier(of records: [Filed]? = nil) throws -> Dossier {
    let poll = Poll(paper: slug("housing"), id: slug("course"), question: "What?", form: form)
    let blob: ObjectID = "b0"
    let opening = filed("o1", by: "board", seen: 4, .opening(opening()))
    return Dossier(
      paper: Paper(slug: slug("housing"), blob: blob, text: []),
      roster: Roster(alliance: "Alliance", language: .english, partners: []),
      records: [opening] + (records ?? self.records), merged: [:],
      polls: [poll.id: PollFile(poll: poll, blob: blob, sheets: sheets)])
  }

  /// An opening of the poll; for other voters where they are given.
  func opening(for voters: [Slug: Int]? = nil, replaces: [String] = []) -> Opening {
    Opening(
      poll: slug("course"), definition: "b0", electorate: voters ?? electorate,
      replaces: replaces.map(id))
  }

  /// Opens the poll once more, apart or to settle it.
  mutating func open(
    _ name: String, for voters: [Slug: Int]? = nil, asking blob: ObjectID? = nil, seen: Int = 4,
    replaces: [String] = []
  ) {
    let opening = opening(for: voters, replaces: replaces)
    add(
      name, by: "board", seen: seen,
      .opening(
        Opening(
          poll: opening.poll, definition: blob ?? opening.definition, electorate: opening.electorate,
          replaces: opening.replaces)))
  }

  /// Closes the poll with a list of what counts.
  mutating func close(
    _ name: String, listing counts: [String], setAside: [String] = [], seen: Int = 8, replaces: [String] = [],
    because reason: String? = nil
  ) {
    add(
      name, by: "board", seen: seen,
      .closing(
        Closing(
          poll: slug("course"), counts: Set(counts.map(id)), setAside: Set(setAside.map(id)),
          replaces: replaces.map(id), reason: reason)))
  }

  /// A partner's vote in the motion or on the text.
  mutating func vote(
    _ name: String, by partner: String, _ option: String, seen: Int = 5, under opening: String = "o1",
    replaces: [String] = [], because reason: String? = nil
  ) {
    add(
      name, by: partner, seen: seen,
      .vote(
        Vote(
          poll: slug("course"), opening: id(opening), choice: .option(option), reason: reason,
          replaces: replaces.map(id))))
  }

  /// One partner after the other votes: `["one", "one", "abstain"]` are the votes of a, b and c.
  mutating func vote(_ options: [String]) {
    for (index, option) in options.enumerated() where !option.isEmpty {
      vote("v\(index + 1)", by: String(UnicodeScalar(UInt8(97 + index))), option)
    }
  }

  mutating func place(_ name: String, by partner: String, _ stickers: [String: [String]]) {
    add(
      name, by: partner, seen: 5,
      .vote(Vote(poll: slug("course"), opening: id("o1"), choice: .stickers(placed(stickers)))))
  }

  mutating func count(
    _ name: String, at meeting: String, people: Int, _ stickers: [String: [String: Int]], seen: Int = 5,
    under opening: String = "o1", replaces: [String] = []
  ) {
    var counted: [Slug: [Slug: Int]] = [:]
    for (board, items) in stickers {
      counted[slug(board)] = Dictionary(uniqueKeysWithValues: items.map { (slug($0.key), $0.value) })
    }
    add(
      name, by: "board", seen: seen,
      .count(
        Count(
          poll: slug("course"), opening: id(opening), meeting: slug(meeting), people: people,
          stickers: counted,
          replaces: replaces.map(id))))
  }

  /// Ballots of a meeting, on a sheet as the program writes it.
  mutating func cast(_ name: String, at meeting: String, _ ballots: [Ballot], seen: Int = 5) {
    guard let form = stickers else { return }
    let sheet = ObjectID("5\(sheets.count)")
    sheets[sheet] = BallotSheet.text(of: ballots, form: form).withUnsafeBytes {
      SheetReader(form).read($0) { _, _ in true }
    }
    add(
      name, by: "board", seen: seen,
      .ballots(
        Ballots(
          poll: slug("course"), opening: id("o1"), meeting: slug(meeting),
          people: ballots.count { !$0.stickers.isEmpty }, blank: ballots.count(where: \.stickers.isEmpty),
          sheet: sheet
        )))
  }

  /// A record that somebody else made.
  mutating func take(_ filed: Filed) { records.append(filed) }

  mutating func add(
    _ name: String, by partner: String, seen: Int, at: Int64 = 0, isCollected: Bool = true,
    _ body: Record.Body
  ) {
    records.append(filed(name, by: partner, seen: seen, at: at, isCollected: isCollected, body))
  }

  func filed(
    _ name: String, by partner: String, seen: Int, at: Int64 = 0, isCollected: Bool = true,
    _ body: Record.Body
  ) -> Filed {
    let header = Record.Header(
      paper: slug("housing"), partner: slug(partner), person: "p1", at: Instant(seconds: at),
      seen: .zero)
    return Filed(
      record: Record(id: id(name), header: header, body: body), isCollected: isCollected, generation: seen)
  }
}

/// Items by board, as slugs.
func placed(_ stickers: [String: [String]]) -> [Slug: [Slug]] {
  Dictionary(uniqueKeysWithValues: stickers.map { (slug($0.key), $0.value.map(slug)) })
}
