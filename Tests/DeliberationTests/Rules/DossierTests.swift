import TestSupport
import Testing

@testable import Deliberation

@Suite struct DossierTests {
  /// A long deliberation of random records, many of them nonsense that somebody's tool might write.
  private static func deliberation(_ random: inout SplitMix) -> Alliance {
    var alliance = Alliance()
    let partners = ["board", "tenants", "carers"]
    for number in 1...60 {
      let (other, seen) = (Int.random(in: 1...60, using: &random), Int.random(in: 0...9, using: &random))
      let partner = partners.randomElement(using: &random) ?? "board"
      let clock = Int64.random(in: 0...5, using: &random)
      switch Int.random(in: 0...5, using: &random) {
      case 0: alliance.comment("c\(number)", by: partner, seen: seen)
      case 1: alliance.amend("a\(number)", by: partner, seen: seen, hunks: 3, for: ["c\(other)"])
      case 2:
        alliance.add(
          "r\(number)", by: partner, seen: seen, at: clock, .reply(Reply(to: id("c\(other)"), text: "Yes.")))
      case 3:
        let of = Bool.random(using: &random) ? "c\(other)" : "a\(other)"
        alliance.withdraw("w\(number)", of: of, by: partner, seen: seen, at: clock)
      default:
        let target = ["c\(other)", "a\(other)", "a\(other)/2"].randomElement(using: &random) ?? "c1"
        alliance.decide(
          "d\(number)", [target], Outcome.allCases.randomElement(using: &random) ?? .adopted, seen: seen,
          at: clock, replaces: Bool.random(using: &random) ? ["d\(other)"] : [])
      }
    }
    return alliance
  }

  /// Everything that follows from a dossier, as text.
  private static func story(_ dossier: Dossier) -> [String] {
    dossier.threads.map { "\($0.id) \($0.status) \($0.replies.map(\.record.id))" }
      + dossier.amendments.map { "\($0.id) \($0.statuses) \($0.status)" }
      + dossier.undecided.map(\.sentence.english)
      + dossier.exclusions.map { "\($0)" }
      + dossier.records.map {
        "\($0.record.id) \(dossier.withdrawal(of: $0.record.id)?.record.id.description ?? "")"
      }
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func `what follows is the same for every order of the records`(
    _ seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let alliance = Self.deliberation(&random)
    let story = Self.story(alliance.dossier)
    for _ in 0..<5 {
      let shuffled = alliance.dossier(of: alliance.records.shuffled(using: &random))
      #expect(Self.story(shuffled) == story, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func `clocks decide nothing`(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alliance = Self.deliberation(&random)
    let wrong = alliance.records.map { filed in
      let header = filed.record.header
      let moved = Record.Header(
        paper: header.paper, partner: header.partner, person: header.person,
        at: Instant(seconds: .random(in: 0...9, using: &random)), seen: header.seen)
      return Filed(
        record: Record(id: filed.record.id, header: moved, body: filed.record.body),
        isCollected: filed.isCollected, generation: filed.order.generation)
    }
    func outcomes(_ dossier: Dossier) -> Set<String> {
      Set(
        dossier.threads.map { "\($0.id) \($0.status)" } + dossier.amendments.map { "\($0.id) \($0.statuses)" }
          + dossier.exclusions.map { "\($0)" })
    }
    #expect(outcomes(alliance.dossier(of: wrong)) == outcomes(alliance.dossier), "seed \(seed)")
  }

  @Test func `only the partner itself can withdraw, whoever else tried before`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.withdraw("w1", of: "a1", by: "carers", seen: 1)
    #expect(alliance.dossier.withdrawal(of: id("a1")) == nil)
    #expect(alliance.dossier.amendments.map(\.statuses) == [[.open]])
    alliance.withdraw("w2", of: "a1", by: "tenants", seen: 2)
    #expect(alliance.dossier.withdrawal(of: id("a1"))?.record.id == id("w2"))
    #expect(alliance.dossier.amendments.map(\.statuses) == [[.withdrawn]])
  }

  @Test func `answers follow their comment, answers to answers too, even in a ring`() {
    var alliance = Alliance()
    alliance.comment("c1", by: "tenants", seen: 0)
    alliance.add("r1", by: "carers", seen: 1, .reply(Reply(to: id("c1"), text: "Yes.")))
    alliance.add("r2", by: "tenants", seen: 2, .reply(Reply(to: id("r1"), text: "Why?")))
    alliance.add("r3", by: "tenants", seen: 3, .reply(Reply(to: id("r4"), text: "A ring.")))
    alliance.add("r4", by: "tenants", seen: 4, .reply(Reply(to: id("r3"), text: "A ring.")))
    #expect(alliance.dossier.replies(to: id("c1")).map(\.record.id) == [id("r1"), id("r2")])
    #expect(alliance.dossier.replies(to: id("r3")).map(\.record.id) == [id("r4")])
  }

  /// Everything that a dossier holds, but what is derived from its records.
  private static func given(_ dossier: Dossier) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Mirror(reflecting: dossier).children.compactMap { child in
        let label = child.label ?? ""
        return ["records", "index", "pollStates", "motions"].contains(label)
          ? nil : (label, String(describing: child.value))
      })
  }

  @Test func `a dossier with other records keeps all that is no record`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 1)
    alliance.decide("d1", ["a1"], .rejected, seen: 2)
    let gone = Partner(id: slug("gone"), name: "Who left", people: [])
    let whole = alliance.dossier
    let dossier = Dossier(
      paper: whole.paper, roster: whole.roster, former: [gone.id: gone], records: whole.records,
      merged: [Target(id("a1"), hunk: 1): "c1"], polls: [:], begun: ["b1", "b2"],
      witnessed: [id("d1"): [id("w1")]], mergesApart: [Target(id("a1"), hunk: 1): ["c1"]],
      lost: ["e1"], leftBehind: ["f1"])
    let fewer = dossier.with(
      records: whole.records.filter { $0.record.kind == .amendment }, witnessed: dossier.witnessed)
    #expect(Self.given(fewer) == Self.given(dossier) && !Self.given(dossier).isEmpty)
    #expect(fewer.records.map(\.record.id) == [id("a1")] && fewer[id("d1")] == nil)
    #expect(fewer.decision(about: Target(id("a1"), hunk: 1)) == nil)
    let again = fewer.with(records: whole.records.reversed(), witnessed: [:])
    #expect(again.records.map(\.record.id) == whole.records.map(\.record.id) && again.witnessed.isEmpty)
    #expect(again.decision(about: Target(id("a1"), hunk: 1))?.record.id == id("d1"))
  }

  @Test func `a partner that left keeps its name`() {
    let dossier = Alliance().dossier
    let gone = Partner(id: slug("gone"), name: "Who left", people: [])
    let later = Dossier(
      paper: dossier.paper, roster: dossier.roster, former: [gone.id: gone], records: [], merged: [:],
      polls: [:])
    #expect(dossier.name(of: slug("tenants")) == "The tenants' union")
    #expect(dossier.name(of: slug("gone")) == "gone")
    #expect(later.name(of: slug("gone")) == "Who left")
  }
}
