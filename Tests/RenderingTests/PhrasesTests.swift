import Deliberation
import ObjectIDs
import Testing

@testable import Rendering

@Suite struct PhrasesTests {
  private let dutch = Phrases(language: .dutch)
  private let english = Phrases(language: .english)

  @Test func `a date is written out, and what is none is left alone`() {
    #expect(dutch.date("2026-01-15") == "15 januari 2026")
    #expect(english.date("2025-12-03T23:59:59+01:00") == "3 December 2025")
    #expect(dutch.date("2026-13-01") == "2026-13-01")
    #expect(dutch.date("gisteren") == "gisteren")
    #expect(dutch.date("") == "")
  }

  @Test func `numbers have their thousands set apart`() {
    #expect([0, 999, 1000, 1_234_567].map(dutch.number) == ["0", "999", "1.000", "1.234.567"])
    #expect(english.number(12345) == "12,345")
  }

  @Test func `a share is rounded to the nearest, and something is never nothing`() {
    #expect(english.percentage(33, of: 1) == "33%")
    #expect(english.percentage(0, of: 1) == "< 1%")
    #expect(english.percentage(0, of: 0) == "0%")
    #expect(dutch.percentage(50, of: 1) == "50\u{A0}%")
  }

  @Test func `names stand in a row`() {
    #expect(dutch.list(["A", "B", "C"]) == "A, B en C")
    #expect(english.list(["A", "B"]) == "A and B")
    #expect(dutch.list(["A"]) == "A")
    #expect(dutch.list([]) == "")
  }

  @Test func `outcomes are those of a Nota van Antwoord`() {
    #expect(dutch.outcome(Outcome.adopted) == "overgenomen")
    #expect(dutch.outcome(Outcome.rejected) == "niet overgenomen")
    #expect(dutch.outcome(HunkStatus.withdrawn) == "ingetrokken")
    #expect(dutch.outcome(HunkStatus.merged(commit: .zero)) == "overgenomen")
  }

  @Test func `each outcome, step, stance and intent has a name of its own in both languages`() {
    for phrases in [dutch, english] {
      expectDistinct(Outcome.allCases.map { phrases.outcome($0) })
      expectDistinct(Milestone.Step.allCases.map(phrases.step))
      expectDistinct(Stance.allCases.map(phrases.stance))
      expectDistinct(Comment.Intent.allCases.map(phrases.intent))
      expectDistinct(MotionRule.allCases.map(phrases.rule))
      expectDistinct(OpenClass.allCases.map(phrases.standing))
    }
  }

  private func expectDistinct(_ names: [String]) {
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty })
  }
}
