import TestSupport
import Testing

@testable import Deliberation

@Suite struct RosterMergeTests {
  private func partner(
    _ id: String, _ name: String = "Name", weight: Int = 1, roles: Set<Role> = [],
    people: [Person] = [Person(id: "p1")]
  ) -> Partner {
    Partner(id: slug(id), name: name, weight: weight, roles: roles, people: people)
  }

  private func roster(_ partners: Partner..., named name: String = "Us") -> Roster {
    Roster(alliance: name, language: .english, partners: partners)
  }

  /// The merge of two, which must not depend on which comes first where nobody has to choose.
  private func merged(_ base: Roster?, _ one: Roster, _ other: Roster) -> RosterMerge {
    let merge = RosterMerge(base: base, one, other)
    let turned = RosterMerge(base: base, other, one)
    #expect(merge.conflicts.count == turned.conflicts.count)
    if merge.conflicts.isEmpty { #expect(merge.roster == turned.roster) }
    return merge
  }

  @Test func `two partners added apart are both there`() {
    let base = roster(partner("z"))
    let merge = merged(base, roster(partner("z"), partner("m")), roster(partner("z"), partner("a")))
    #expect(merge.roster == roster(partner("z"), partner("a"), partner("m")) && merge.conflicts == [])
  }

  @Test func `two sides that together leave nobody on the committee stop for people`() {
    let (x, y) = (partner("x", roles: [.committee]), partner("y", roles: [.committee, .author]))
    let base = roster(x, y, partner("z"))
    let off = merged(base, roster(x, partner("z")), roster(y, partner("z")))
    #expect(
      off.conflicts.map(\.english) == [
        "Together the two sides leave nobody on the committee; the file keeps 'x' and 'y' there."
      ])
    #expect(Set(off.roster.partners.filter { $0.roles.contains(.committee) }.map(\.id)) == [x.id, y.id])
    let roles = merged(
      base, roster(x, partner("y", roles: [.author]), partner("z")), roster(partner("x"), y, partner("z")))
    #expect(roles.conflicts.count == 1 && roles.roster.partners.contains { $0.roles.contains(.committee) })
    #expect(merged(base, roster(x, partner("z")), roster(x, y)).conflicts.isEmpty)
  }

  @Test func `two sides that together leave a partner without people stop for people`() {
    let (p, q) = (Person(id: "p1"), Person(id: "p2"))
    let base = roster(partner("x", people: [p, q]))
    let merge = merged(base, roster(partner("x", people: [p])), roster(partner("x", people: [q])))
    #expect(
      merge.conflicts.map(\.english) == [
        "Together the two sides leave 'x' without people; the file keeps those of both."
      ])
    #expect(merge.roster.partners.first?.people == [p, q])
  }

  @Test func `fields of one partner are taken from whoever changed them`() {
    let base = roster(partner("a", roles: [.author], people: [Person(id: "p1", keys: ["k1", "k2"])]))
    let one = roster(
      partner(
        "a", "New", roles: [.author, .steward],
        people: [Person(id: "p1", keys: ["k2", "k3"]), Person(id: "p2")]),
      named: "We")
    let other = roster(partner("a", weight: 3, people: [Person(id: "p1", keys: ["k1", "k2", "k0"])]))
    let merge = merged(base, one, other)
    #expect(merge.conflicts == [])
    #expect(
      merge.roster
        == roster(
          partner(
            "a", "New", weight: 3, roles: [.steward],
            people: [Person(id: "p1", keys: ["k2", "k0", "k3"]), Person(id: "p2")]), named: "We"))
  }

  @Test func `the same partner added twice with other values is named, and the first stays`() {
    let one = roster(partner("late", "Late", roles: [.committee]))
    let merge = merged(roster(), one, roster(partner("late", "Later")))
    #expect(
      merge.conflicts.map(\.english) == [
        "'late' was added twice, apart: its name is “Late” on one side and “Later” on the other; the file has “Late”.",
        "'late' was added twice, apart: its list of roles is committee on one side and empty on the other; the file has committee.",
      ])
    #expect(merge.roster == one)
    #expect(merged(roster(), one, one).conflicts == [])
  }

  @Test func `who is taken off stays off, unless the other side changed something`() {
    let base = roster(partner("a"), partner("b", people: [Person(id: "p1"), Person(id: "p2")]))
    #expect(merged(base, roster(partner("a")), base).roster == roster(partner("a")))
    let merge = merged(base, roster(partner("a")), roster(partner("a"), partner("b", "Bee")))
    #expect(
      merge.conflicts.map(\.english) == [
        "'b' was taken off the roster on one side and changed on the other; the file keeps it."
      ])
    #expect(merge.roster[slug("b")]?.name == "Bee")
    #expect(merged(base, roster(), roster(partner("b"), partner("c"))).roster[slug("a")] == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `what one side left alone follows the other, and turning the sides changes nothing`(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    func some() -> Roster {
      let partners = ["a", "b", "c", "d"].filter { _ in Bool.random(using: &random) }.map { id in
        partner(
          id, Bool.random(using: &random) ? "One" : "Two", weight: .random(in: 1...2, using: &random),
          roles: Set(Role.allCases.filter { _ in Bool.random(using: &random) }),
          people: ["p1", "p2"].filter { _ in Bool.random(using: &random) }.map { person in
            Person(id: person, keys: ["k", "l"].filter { _ in Bool.random(using: &random) })
          })
      }
      return Roster(alliance: "Us", language: .english, partners: partners)
    }
    let (base, one, other) = (some(), some(), some())
    _ = merged(base, one, other)
    #expect(
      merged(base, one, base).roster.partners.map(\.id).sorted() == one.partners.map(\.id).sorted(),
      "seed \(seed)")
    for partner in one.partners {
      #expect(merged(base, one, base).roster[partner.id]?.roles == partner.roles, "seed \(seed)")
    }
    #expect(merged(base, one, base).conflicts == [] && merged(base, one, one).conflicts == [], "seed \(seed)")
  }
}
