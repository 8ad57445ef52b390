import Deliberation
import ObjectIDs
import Prose
import Storage
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct SettledMotionTests {
  private static let commit: ObjectID = "0123456789abcdef0123456789abcdef01234567"
  private static let partners = ["board", "tenants", "carers"]
  private let poll: Slug
  private let paper: Slug

  init() throws { (poll, paper) = (try #require(Slug("wording")), try #require(Slug("housing"))) }

  private func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }

  private func sealed(_ body: Record.Body, by partner: String = "board") throws -> Record {
    RecordCoding.seal(
      Record.Header(
        paper: paper, partner: try slug(partner), person: "p1", at: Instant(seconds: 1_700_000_000),
        seen: Self.commit), body)
  }

  /// A motion between two amendments of so many hunks each, of which the first won and is in the draft.
  private func dossier(hunks count: Int) throws -> Dossier {
    let text = String(repeating: "a ", count: count)
    func amendment(_ word: String, by partner: String) throws -> Record {
      let hunks = (0..<count).map { Hunk(range: 2 * $0..<2 * $0 + 1, old: "a", new: "\(word)\($0)") }
      return try sealed(
        .amendment(Amendment(base: Self.commit, hunks: hunks, reason: "So.", comments: [])), by: partner)
    }
    func targets(_ record: Record) -> [Target] { (1...count).map { Target(record.id, hunk: $0) } }
    let (won, lost) = (try amendment("x", by: "tenants"), try amendment("y", by: "carers"))
    let form = MotionForm(
      alternatives: [
        Alternative(id: try slug("x"), text: "X", targets: [Target(won.id)]),
        Alternative(id: try slug("y"), text: "Y", targets: [Target(lost.id)]),
      ], rule: .majority, quorum: 0, isWeighted: false)
    let electorate = Dictionary(uniqueKeysWithValues: try Self.partners.map { (try slug($0), 1) })
    let opening = try sealed(.opening(Opening(poll: poll, definition: Self.commit, electorate: electorate)))
    let votes = try Self.partners.map {
      try sealed(.vote(Vote(poll: poll, opening: opening.id, choice: .option("x"))), by: $0)
    }
    let closing = try sealed(.closing(Closing(poll: poll, counts: Set(votes.map(\.id)))))
    let decisions = try [(won, Outcome.adopted), (lost, .rejected)].map {
      try sealed(.decision(Decision(targets: targets($0), outcome: $1, reason: "So.", poll: poll)))
    }
    return Dossier(
      paper: Paper(slug: paper, blob: Self.commit, text: Array(text.utf8)),
      roster: Roster(
        alliance: "Us", language: .english,
        partners: try Self.partners.map {
          Partner(id: try slug($0), name: $0, people: [Person(id: "p1")])
        }),
      records: ([won, lost, opening] + votes + [closing] + decisions).map {
        Filed(record: $0, isCollected: true, generation: 1)
      },
      merged: Dictionary(uniqueKeysWithValues: targets(won).map { ($0, Self.commit) }),
      polls: [
        poll: PollFile(
          poll: Poll(paper: paper, id: poll, question: "Which?", form: .motion(form)), blob: Self.commit)
      ],
      witnessed: Dictionary(uniqueKeysWithValues: decisions.map { ($0.id, [closing.id]) }))
  }

  /// The least of the times that it takes to say what a closed motion leaves open.
  private func time(of dossier: Dossier) -> Duration {
    var least: Duration = .seconds(1_000)
    for _ in 0..<9 {
      let time = ContinuousClock().measure {
        #expect(dossier.motionsToCarryOut.isEmpty && dossier.exclusions.isEmpty)
        #expect(dossier.amendments.allSatisfy { $0.unsettled.isEmpty })
      }
      least = min(least, time)
    }
    return least
  }

  @Test func `a motion that was carried out takes time by its hunks, not by their square or cube`() throws {
    let (few, many) = (time(of: try dossier(hunks: 50)), time(of: try dossier(hunks: 250)))
    // Five times as many: as much, 25 or 125 times. On a machine that does other work the least of several runs still varies.
    #expect(many < few * 20, "\(few), \(many)")
  }

  @Test func `a motion that was closed is carried out until its hunks are decided on`() throws {
    let whole = try dossier(hunks: 3)
    let open = Dossier(
      paper: whole.paper, roster: whole.roster,
      records: whole.records.filter { $0.record.kind != .decision }, merged: [:], polls: whole.polls)
    let motion = try #require(open.motionsToCarryOut.first)
    #expect(motion.winner == "x" && motion.adopted.count == 3 && motion.rejected.count == 3)
  }
}
