import Deliberation
import TestSupport
import Testing

@Suite struct ExclusionTests {
  @Test func `a deliberation in which each saw the last one's words excludes nothing`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.decide("d1", ["a1"], .postponed, seen: 1)
    alliance.decide("d2", ["a1"], .adopted, seen: 2, replaces: ["d1"])
    alliance.publish("e1", 1, of: "abc", seen: 3)
    alliance.publish("e2", 2, of: "abd", seen: 4)
    alliance.begun = ["aaa"]
    #expect(alliance.dossier.exclusions == [])
    #expect(alliance.dossier.editionNumbers == [1, 2])
  }

  @Test func `one number published twice apart is named, the first holds, and a third settles it`() {
    var alliance = Alliance()
    alliance.publish("e2", 1, of: "abc", seen: 3)
    alliance.publish("e1", 1, of: "abd", seen: 4)
    #expect(
      alliance.dossier.exclusions == [
        Exclusion(subject: .edition(1), holds: .record(id("e2")), others: [.record(id("e1"))])
      ])
    #expect(alliance.dossier.editions(numbered: 1).holds?.record.id == id("e2"))
    alliance.publish("e3", 1, of: "abc", seen: 9, replaces: ["e1", "e2"])
    #expect(alliance.dossier.exclusions == [])
    #expect(alliance.dossier.editions(numbered: 1).holds?.record.id == id("e3"))
  }

  @Test func `the same edition recorded twice is one`() {
    var alliance = Alliance()
    alliance.publish("e1", 1, of: "abc", seen: 3)
    alliance.publish("e2", 1, of: "abc", seen: 4)
    #expect(alliance.dossier.exclusions == [])
  }

  @Test func `a draft that was begun twice is named`() {
    var alliance = Alliance()
    alliance.begun = ["aaa", "bbb"]
    #expect(
      alliance.dossier.exclusions == [
        Exclusion(subject: .draft, holds: .commit("aaa"), others: [.commit("bbb")])
      ])
  }

  @Test func `decisions about one hunk and about the whole exclude each other`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0, hunks: 2)
    alliance.decide("d1", ["a1"], .rejected, seen: 1)
    alliance.decide("d2", ["a1/2"], .adopted, seen: 1)
    #expect(!alliance.dossier.isUnsettled(target("a1/1")))
    #expect(alliance.dossier.isUnsettled(target("a1/2")))
    #expect(
      alliance.dossier.exclusions == [
        Exclusion(
          subject: .decision(target("a1/2")), holds: .record(id("d2")), others: [.record(id("d1"))])
      ])
  }

  /// A change that one merged, and another decided otherwise on without knowing of that.
  private static func mergedApart(_ outcome: Outcome) -> Alliance {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.decide("d1", ["a1/1"], .adopted, seen: 1)
    alliance.decide("d2", ["a1/1"], outcome, seen: 2, replaces: ["d1"])
    alliance.merged[target("a1/1")] = "abc"
    alliance.mergesApart[target("a1/1")] = ["abc"]
    return alliance
  }

  @Test(arguments: [Outcome.rejected, .referred, .postponed])
  func
    `a merge that the decision that holds did not know of is named until one knows of it`(
      _ outcome: Outcome
    ) throws
  {
    var alliance = Self.mergedApart(outcome)
    #expect(
      alliance.dossier.exclusions == [
        Exclusion(
          subject: .merge(target("a1/1")), holds: .record(id("d2")), others: [.commit("abc")])
      ])
    #expect(alliance.dossier.isExcluded(target("a1/1")))
    #expect(alliance.dossier.hunkStatus(of: target("a1/1")) == .merged(commit: "abc"))
    #expect(try alliance.dossier.targetsForDecision([target("a1")]) == [target("a1/1")])
    var adopted = alliance
    adopted.decide("d3", ["a1/1"], .adopted, seen: 5, replaces: ["d2"])
    #expect(adopted.dossier.exclusions == [])
    #expect(adopted.dossier.hunkStatus(of: target("a1/1")) == .merged(commit: "abc"))
    alliance.decide("d3", ["a1/1"], outcome, seen: 5, replaces: ["d2"])
    #expect(alliance.dossier.exclusions.map(\.holds) == [.record(id("d3"))], "it did not know of it either")
    alliance.mergesApart = [:]
    #expect(alliance.dossier.exclusions == [])
    #expect(alliance.dossier.hunkStatus(of: target("a1/1")) == .decided(outcome, by: id("d3")))
    #expect(Settled(in: alliance.dossier, besides: []).records.isEmpty, "it can hang on the draft")
  }

  @Test func `a merge apart from a decision on the whole amendment is named by its hunk`() {
    var alliance = Self.mergedApart(.rejected)
    alliance.decide("d3", ["a1"], .rejected, seen: 3, replaces: ["d2"])
    #expect(alliance.dossier.exclusions.map(\.subject) == [.merge(target("a1/1"))])
  }

  @Test func `a merge of what two decided otherwise on apart is not named beside them`() {
    var alliance = Self.mergedApart(.rejected)
    alliance.decide("d3", ["a1/1"], .adopted, seen: 3, replaces: ["d1"])
    #expect(alliance.dossier.exclusions.map(\.subject) == [.decision(target("a1/1"))])
  }

  @Test func `what was taken back waits for nobody, but for what is in the draft`() {
    var alliance = Alliance()
    alliance.amend("a1", by: "tenants", seen: 0)
    alliance.decide("d1", ["a1/1"], .rejected, seen: 1)
    alliance.decide("d2", ["a1/1"], .adopted, seen: 1)
    alliance.withdraw("w1", of: "a1", by: "tenants", seen: 2)
    alliance.witnessed[id("w1")] = [id("d1"), id("d2")]
    #expect(alliance.dossier.exclusions == [])
    alliance.merged[target("a1/1")] = "abc"
    #expect(alliance.dossier.exclusions.count == 1)
  }
}
