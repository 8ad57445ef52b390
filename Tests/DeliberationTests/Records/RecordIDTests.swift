import Deliberation
import Testing

@Suite struct RecordIDTests {
  private static let digits = "4f70123abe" + String(repeating: "0", count: RecordID.digits - 10)

  @Test func `an id is a letter and 32 digits of hex`() throws {
    #expect(RecordID.digits == 32)
    let id = try #require(RecordID("c" + Self.digits))
    #expect(id.description == "c4f70123abe0000000000000000000000")
    #expect(id.fan == "4f")
  }

  @Test(arguments: [
    "", "c", "c4f7", "c4f70123abe", "c" + digits.dropLast(), "c" + digits + "0", "C" + digits,
    "c4F" + digits.dropFirst(2), "4" + digits, "c4/" + digits.dropFirst(2), "cé" + digits.dropFirst(2),
  ])
  func `nothing else is an id`(_ text: String) {
    #expect(RecordID(text) == nil)
    #expect(Target(text) == nil)
  }

  @Test func `a target is an id, or an id and the number of a hunk`() throws {
    let text = "a" + Self.digits
    let id = try #require(RecordID(text))
    #expect(Target(text) == Target(id))
    #expect(Target(text + "/12") == Target(id, hunk: 12))
    #expect(Target(id, hunk: 12).description == text + "/12")
  }

  @Test(arguments: ["/", "/0", "/-1", "/01", "/+1", "/x", "/1/2", "/1 ", "/99999999999999999999"])
  func `a hunk's number is written one way only`(_ suffix: String) {
    #expect(Target("a" + Self.digits + suffix) == nil)
  }

  @Test func `every kind has a letter of its own`() {
    #expect(Set(Record.Kind.allCases.map(\.letter)).count == Record.Kind.allCases.count)
  }
}
