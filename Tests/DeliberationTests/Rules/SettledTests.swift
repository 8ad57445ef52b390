import TestSupport
import Testing

@testable import Deliberation

@Suite struct SettledTests {
  /// A deliberation of random records that mostly name what there is.
  private static func deliberation(_ random: inout SplitMix) -> Alliance {
    var alliance = Alliance()
    var ids: [String] = []
    func pick(_ letters: String) -> String? {
      let known = ids.filter { letters.contains($0.prefix(1)) }
      // Now and then something that nobody has recorded.
      return Int.random(in: 0..<25, using: &random) == 0
        ? "\(letters.prefix(1))99" : known.randomElement(using: &random)
    }
    for number in 1...50 {
      let (seen, partner) = (
        Int.random(in: 0...9, using: &random), ["board", "tenants", "carers"][number % 3]
      )
      let isCollected = Int.random(in: 0..<15, using: &random) > 0
      var name = "c\(number)"
      switch Int.random(in: 0...7, using: &random) {
      case 0, 1: alliance.comment(name, by: partner, seen: seen)
      case 2:
        name = "a\(number)"
        let comments = Bool.random(using: &random) ? [pick("c")].compactMap(\.self) : []
        alliance.amend(name, by: partner, seen: seen, hunks: 2, for: comments)
        if Int.random(in: 0..<4, using: &random) == 0 { alliance.merged[target("\(name)/1")] = "c0" }
      case 3:
        guard let other = pick("cr") else { continue }
        name = "r\(number)"
        alliance.add(
          name, by: partner, seen: seen, isCollected: isCollected, .reply(Reply(to: id(other), text: "Yes.")))
      case 4:
        guard let other = pick("ca") else { continue }
        name = "w\(number)"
        alliance.withdraw(name, of: other, by: partner, seen: seen)
      default:
        guard var other = pick("cca") else { continue }
        if other.hasPrefix("a"), Bool.random(using: &random) { other += "/2" }
        name = "d\(number)"
        let replaced = Bool.random(using: &random) ? [pick("d")].compactMap(\.self) : []
        let outcome = Outcome.allCases.randomElement(using: &random) ?? .adopted
        alliance.decide(name, [other], outcome, seen: seen, replaces: replaced)
      }
      ids.append(name)
    }
    return alliance
  }

  /// What anybody is told of what is open.
  private static func story(_ dossier: Dossier) -> [String] {
    dossier.threads.filter { $0.status == .open }.map { "\($0.id) \($0.replies.map(\.record.id))" }
      + dossier.amendments.filter { $0.isPending }.map {
        "\($0.id) \($0.statuses)"
      }
      + dossier.exclusions.map { "\($0)" } + dossier.undecided.map(\.sentence.english)
      + dossier.records.filter { !$0.isCollected }.map { "\($0.record.id)" }
      + dossier.pollFiles.map { "\($0.poll.id) \($0.stage) \($0.exclusions)" }.filter {
        !$0.contains("closed []")
      }
  }

  private static func settled(in dossier: Dossier) -> Settled {
    Settled(in: dossier, besides: dossier.threads.filter { $0.status == .open })
  }

  @Test(arguments: 0..<100 as Range<UInt64>) func `without what is settled the rest is told alike`(
    _ seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let alliance = Self.deliberation(&random)
    let settled = Self.settled(in: alliance.dossier)
    let rest = alliance.dossier(of: alliance.records.filter { !settled.records.contains($0.record.id) })
    #expect(Self.story(rest) == Self.story(alliance.dossier), "seed \(seed)")
    #expect(Self.settled(in: rest).records.isEmpty, "seed \(seed)")
  }

  @Test func `much of such deliberations is settled`() {
    let counts = (0..<100 as Range<UInt64>).map { seed in
      var random = SplitMix(seed: seed)
      return Self.settled(in: Self.deliberation(&random).dossier).records.count
    }
    #expect(counts.count { $0 > 0 } > 50, "\(counts)")
  }

  @Test func `what waits, is missing, not collected or excluded keeps its whole group`() {
    var alliance = Alliance()
    // Rejected, but answered by somebody whose record only a branch has.
    alliance.comment("c1", by: "tenants", seen: 0)
    alliance.decide("d1", ["c1"], .rejected, seen: 1)
    alliance.add("r1", by: "carers", seen: 1, isCollected: false, .reply(Reply(to: id("c1"), text: "No.")))
    // Decided on together with a comment that main does not have yet.
    alliance.comment("c2", by: "tenants", seen: 0)
    alliance.decide("d2", ["c2", "c9"], .rejected, seen: 1)
    // Answered by an amendment of which one hunk is open.
    alliance.comment("c3", by: "tenants", seen: 0)
    alliance.amend("a3", by: "carers", seen: 1, hunks: 2, for: ["c3"])
    alliance.decide("d3", ["a3/1", "c3"], .rejected, seen: 2)
    // Decided twice, apart.
    alliance.comment("c4", by: "tenants", seen: 0)
    alliance.decide("d4", ["c4"], .rejected, seen: 1)
    alliance.decide("d5", ["c4"], .adopted, seen: 1)
    alliance.publish("e1", 1, of: "c0", seen: 3)
    #expect(Self.settled(in: alliance.dossier).records == [])
    alliance.decide("d6", ["c4"], .adopted, seen: 2, replaces: ["d4", "d5"])
    #expect(Self.settled(in: alliance.dossier).records == Set(["c4", "d4", "d5", "d6"].map(id)))
  }

  @Test func `a poll is settled once it is closed, with all that was cast in it`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    #expect(Self.settled(in: try hall.dossier()).polls == [])
    hall.close("z1", listing: ["v1"])
    let settled = Self.settled(in: try hall.dossier())
    #expect(settled.polls == [slug("course")])
    #expect(settled.records == Set(["o1", "v1", "z1"].map(id)))
    hall.close("z2", listing: [])
    #expect(Self.settled(in: try hall.dossier()).polls == [])
  }
}
