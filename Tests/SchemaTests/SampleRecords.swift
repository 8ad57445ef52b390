import Deliberation
import ObjectIDs
import Prose
import Storage
import TestSupport

/// One record of each kind, with every field that it can have.
enum SampleRecords {
  static let all: [Record] = Record.Kind.allCases.flatMap(records)

  private static func records(of kind: Record.Kind) -> [Record] {
    bodies(of: kind).map { RecordCoding.seal(header, $0) }
  }

  private static let object: ObjectID = "a1a1"
  private static let file = String(repeating: "b2", count: 32)
  private static let header = Record.Header(
    paper: slug("housing"), partner: slug("tenants"), person: "p7c1", at: Instant(seconds: 1_350_000_000),
    seen: object)
  private static let anchor = Anchor(
    quote: "fair rent", prefix: "we want ", suffix: " now", range: 8..<17, blob: object)

  private static func bodies(of kind: Record.Kind) -> [Record.Body] {
    let (course, comment) = (slug("course"), id("c"))
    switch kind {
    case .comment:
      return [nil, file].map {
        .comment(
          Comment(
            anchor: anchor, intent: .question, text: "For whom?", points: $0 == nil ? [] : [id("p")], file: $0
          ))
      }
    case .reply: return [nil, file].map { .reply(Reply(to: comment, text: "For all.", file: $0)) }
    case .amendment:
      let hunks = [
        Hunk(range: 8..<12, old: "fair", new: "low"), Hunk(range: 18..<21, old: "now", new: ""),
      ]
      return [
        .amendment(Amendment(base: object, hunks: hunks, reason: "Plainer.", comments: [comment])),
        .amendment(
          Amendment(base: object, hunks: hunks, reason: "Plainer.", comments: [comment], file: file)),
        .amendment(
          Amendment(
            base: object, hunks: hunks, reason: "Again.", comments: [], again: [Target(id("a"), hunk: 2)])),
        .amendment(
          Amendment(base: object, hunks: hunks, reason: "Table 3.", comments: [], points: [id("p")])),
      ]
    case .withdrawal:
      return [Target(comment), Target(id("a"), hunk: 2)].map {
        .withdrawal(Withdrawal(of: $0, reason: "Answered."))
      }
    case .decision:
      return [
        .decision(
          Decision(
            targets: [Target(id("a"), hunk: 2), Target(comment)], outcome: .adopted,
            reason: "The meetings asked for it.", poll: course, replaces: [id("d")])),
        .decision(
          Decision(
            targets: [Target(id("a"), hunk: 2)], outcome: .rejected, reason: "It is out again.", poll: nil,
            merged: [MergeMark("0123456789abcdef0123456789abcdef")].compactMap(\.self), isAsItStands: true)),
      ]
    case .opening:
      return [
        .opening(
          Opening(poll: course, definition: object, electorate: [slug("tenants"): 2], replaces: [id("o")]))
      ]
    case .closing:
      return [
        .closing(
          Closing(poll: course, counts: [id("v"), id("n")], setAside: [id("b")], replaces: [id("z")])),
        .closing(Closing(poll: course, counts: [id("n")], replaces: [id("z")], reason: "Counted anew.")),
      ]
    case .vote:
      return [
        .vote(
          Vote(
            poll: course, opening: id("o"), choice: .option("reservation"), reason: "But for this.",
            anchor: anchor, replaces: [id("v")])),
        .vote(
          Vote(
            poll: course, opening: id("o"),
            choice: .stickers([slug("worries"): [slug("rent"), slug("rent")]]))),
      ]
    case .count:
      return [
        .count(
          Count(
            poll: course, opening: id("o"), meeting: slug("north"), people: 12,
            stickers: [slug("worries"): [slug("rent"): 9]], counters: ["JV", "M.B."], replaces: [id("n")],
            reason: "Counted anew."))
      ]
    case .ballots:
      return [
        .ballots(
          Ballots(
            poll: course, opening: id("o"), meeting: slug("north"), people: 2, sheet: "5c",
            replaces: [id("b")], reason: "A sheet was missing."))
      ]
    case .tie:
      let rent = BoardItem(board: slug("worries"), item: slug("rent"))
      return [
        .tie(Tie(poll: course, item: rent, anchor: anchor, replaces: [id("t")])),
        .tie(Tie(poll: course, item: rent, anchor: nil, reason: "Another paper is about that.")),
      ]
    case .edition:
      return [
        .edition(
          Edition(
            number: 1, commit: object, tool: "0.1.0",
            files: ["index.html": String(repeating: "a1", count: 32)],
            replaces: [id("e")]))
      ]
    case .point:
      return [
        .point(
          Point(
            type: .offer, anchor: anchor, meeting: slug("north"), group: "Table 3", consent: true,
            organisation: "Church on the hill", route: slug("connect"), replaces: [id("p")])),
        .point(Point(type: .story, anchor: anchor, meeting: nil, group: nil)),
      ]
    case .link:
      return [
        .link(PointLink(points: [id("p")], to: id("p"), role: .match, reason: "A room for a group."))
      ]
    case .response:
      return [
        .response(Response(edition: 1, by: "A minister", text: "> fair rent", quotes: [anchor], to: id("s"))),
        .response(Response(edition: 2, by: "A minister", text: "No.", quotes: [])),
      ]
    }
  }

  private static func slug(_ text: String) -> Slug {
    guard let slug = Slug(text) else { preconditionFailure("\(text) is no slug") }
    return slug
  }

  /// An id of a kind.
  private static func id(_ letter: String) -> RecordID {
    let text = letter + "0123456789abcdef0123456789abcdef"
    guard let id = RecordID(text) else { preconditionFailure("\(text) is no id") }
    return id
  }
}
