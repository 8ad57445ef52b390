import Testing

@testable import BeraadKit

@Suite struct DraftUnionTests {
  private func union(_ one: String, _ other: String) -> String {
    let union = DraftUnion(Array(one.utf8), Array(other.utf8))
    #expect(DraftUnion(Array(other.utf8), Array(one.utf8)).bytes == union.bytes)
    return String(decoding: union.bytes, as: UTF8.self)
  }

  private func draft(_ title: String, _ body: String) -> String { "---\ntitle: \(title)\n---\n\n\(body)" }

  @Test func `both sides' words are there, what both have once`() {
    #expect(
      union(draft("B", "Same.\n\nTheirs.\n"), draft("A", "Same.\n\nOurs.\n"))
        == draft("A", "Same.\n\nOurs.\n\nTheirs.\n"))
    #expect(
      union(draft("A", "One.\n\nSame.\n"), draft("A", "Same.\n\nTwo")) == draft("A", "One.\n\nSame.\n\nTwo\n")
    )
  }

  @Test func `an empty draft adds nothing`() {
    #expect(union(draft("A", ""), draft("B", "Words.\n")) == draft("A", "Words.\n"))
    #expect(union("", "") == "")
  }
}
