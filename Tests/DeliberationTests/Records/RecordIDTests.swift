import Deliberation
import Testing

@Suite struct RecordIDTests {
  @Test func `an id is a letter and ten digits of hex`() throws {
    let id = try #require(RecordID("c4f70123abe"))
    #expect(id.description == "c4f70123abe")
    #expect(id.fan == "4f")
  }

  @Test(arguments: [
    "", "c", "c4f7", "c4f70123ab", "c4f70123abef", "C4f70123abe", "c4F70123abe", "44f70123abe", "c4f7/123abe",
    "cé70123abe",
  ])
  func `nothing else is an id`(_ text: String) {
    #expect(RecordID(text) == nil)
    #expect(Target(text) == nil)
  }

  @Test func `a target is an id, or an id and the number of a hunk`() throws {
    let id = try #require(RecordID("a4f70123abe"))
    #expect(Target("a4f70123abe") == Target(id))
    #expect(Target("a4f70123abe/12") == Target(id, hunk: 12))
    #expect(Target(id, hunk: 12).description == "a4f70123abe/12")
  }

  @Test(arguments: ["/", "/0", "/-1", "/01", "/+1", "/x", "/1/2", "/1 ", "/99999999999999999999"])
  func `a hunk's number is written one way only`(_ suffix: String) {
    #expect(Target("a4f70123abe" + suffix) == nil)
  }

  @Test func `every kind has a letter of its own`() {
    #expect(Set(Record.Kind.allCases.map(\.letter)).count == Record.Kind.allCases.count)
  }
}
