import Deliberation
import Testing

@Suite struct DeadlineTests {
  private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  @Test func `the whole last day counts`() throws {
    let deadline = try #require(Deadline("2026-03-01"))
    #expect(try !deadline.isPast(at: moment("2026-03-01T23:59:59Z")))
    #expect(try deadline.isPast(at: moment("2026-03-02T00:00:00Z")))
  }

  @Test func `days are counted from day to day, whatever the hour`() throws {
    let deadline = try #require(Deadline("2026-03-01"))
    #expect(try deadline.daysLeft(at: moment("2026-02-27T23:00:00Z")) == 2)
    #expect(try deadline.daysLeft(at: moment("2026-03-01T00:00:00Z")) == 0)
    #expect(try deadline.daysLeft(at: moment("2026-03-02T12:00:00Z")) == -1)
  }

  @Test(arguments: ["", "soon", "2026-02-30", "1-3-2026"]) func `what is no day is none`(_ text: String) {
    #expect(Deadline(text) == nil)
  }
}
