import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct AttributeTests {
  let temporary: TemporaryRepository
  let context: Context

  init() throws {
    temporary = try TemporaryRepository()
    context = Context(directory: temporary.path, environment: [:], now: { Instant(seconds: 0) })
  }

  /// The words of each span behind its author's name.
  private func words(_ file: String, at revision: String? = nil) throws -> [String] {
    let report = try context.attribute(file, at: revision)
    return report.spans.map {
      "\(report.origins[$0.origin].name): " + String(decoding: report.text[$0.start..<$0.end], as: UTF8.self)
    }
  }

  @Test func `each word has its author, across a rename and a merge`() throws {
    let rest = (1...9).map { "Regel \($0) blijft zoals hij was.\n\n" }.joined()
    try temporary.commit(["old.md": "Wij willen huizen.\n\n" + rest], author: "Ada", at: 1)
    try temporary.git("checkout", "--quiet", "-b", "side")
    try temporary.commit(["old.md": "Wij willen huizen.\n\n" + rest + "Van opzij.\n"], author: "Bob", at: 2)
    try temporary.git("checkout", "--quiet", "main")
    try temporary.git("mv", "old.md", "new.md")
    try temporary.commit(["new.md": "Wij willen betaalbare huizen.\n\n" + rest], author: "Cleo", at: 3)
    try temporary.git("merge", "--quiet", "side")
    let words = try words("new.md")
    #expect(words.prefix(2) == ["Ada: Wij willen", "Cleo: betaalbare"])
    #expect(words.last == "Bob: Van opzij.")
    #expect(words.count == 4)
  }

  @Test func `an older revision is attributed as it was`() throws {
    try temporary.commit(["a.md": "een"], author: "Ada", at: 1)
    try temporary.commit(["a.md": "een twee"], author: "Bob", at: 2)
    #expect(try words("a.md") == ["Ada: een", "Bob: twee"])
    #expect(try words("a.md", at: "HEAD~") == ["Ada: een"])
  }

  @Test func `a commit that names an amendment credits it, and a joint one all partners`() throws {
    try temporary.commit(["a.md": "Wij willen huizen."], author: "Ada", at: 1)
    try temporary.commit(
      ["a.md": "Wij willen goede huizen."],
      message: "Adopt\n\nAmendment: a1/1\nAmendment: a2/3\nDecision: d5\nPartner: bond\nPartner: kerken\n",
      author: "Bob", at: 2)
    let report = try context.attribute("a.md", at: nil)
    let origin = report.origins[report.spans[1].origin]
    #expect(origin.amendment == "a1/1")
    #expect(origin.amendments == ["a1/1", "a2/3"])
    #expect(origin.decision == "d5")
    #expect(origin.partner == "bond")
    #expect(origin.partners == ["bond", "kerken"])
    #expect(origin.name == "bond, kerken")
  }

  @Test func `words made to resolve a merge are shown as such`() throws {
    try temporary.commit(["a.md": "Wij willen huizen.\n"], at: 1)
    try temporary.git("checkout", "--quiet", "-b", "side")
    try temporary.commit(["a.md": "Wij eisen huizen.\n"], at: 2)
    try temporary.git("checkout", "--quiet", "main")
    try temporary.commit(["a.md": "Wij vragen huizen.\n"], at: 3)
    _ = try? temporary.git("merge", "--quiet", "side")
    try temporary.commit(["a.md": "Wij bepleiten huizen.\n"], at: 4)
    let report = try context.attribute("a.md", at: nil)
    #expect(report.spans.map { report.origins[$0.origin].resolved } == [nil, true, nil])
  }

  @Test func `statistics count words, not marks, now and ever`() throws {
    try temporary.commit(["a.md": "Wij, de partners, willen huizen."], author: "Ada", at: 1)
    try temporary.commit(["a.md": "Wij willen betaalbare woningen."], author: "Bob", at: 2)
    let shares = try #require(try context.attribute("a.md", at: nil, statistics: true).authors)
    #expect(
      shares.map { [$0.author, String($0.now), String($0.ever)] } == [["Ada", "2", "5"], ["Bob", "2", "2"]])
  }

  @Test func `a path that never was is refused with the names near it`() throws {
    try temporary.commit(["manifesto.md": "een"], at: 1)
    let refusal = try #require(throws: Refusal.self) { try context.attribute("manifest.md", at: nil) }
    #expect(refusal.explanation.hints == ["did you mean manifesto.md?"])
  }

  @Test func `a file that was deleted is refused with the commit that did it`() throws {
    try temporary.commit(["a.md": "een"], at: 1)
    try temporary.git("rm", "--quiet", "a.md")
    let deletion = try temporary.commit(at: 2)
    let refusal = try #require(throws: Refusal.self) { try context.attribute("a.md", at: nil) }
    #expect(refusal.explanation.message.contains(deletion.prefix(7)))
  }

  @Test(arguments: ["\u{0}binary", "caf\u{FFFD}"])
  func `what is no text is refused`(text: String) throws {
    try temporary.commit(["a.md": "tekst"], at: 1)
    let broken = text.contains("\u{FFFD}") ? "printf 'caf\\351' > a.md" : "printf '\\000binary' > a.md"
    try Command.run(
      ["sh", "-c", broken], in: temporary.path,
      environment: TemporaryRepository.environment(home: temporary.home))
    try temporary.commit(at: 2)
    #expect(throws: (any Error).self) { try context.attribute("a.md", at: nil) }
    #expect(try words("a.md", at: "HEAD~") == ["Ada: tekst"])
  }

  @Test func `a shallow clone is told how to fetch the rest`() throws {
    try temporary.commit(["a.md": "een"], at: 1)
    try temporary.commit(["a.md": "een twee"], at: 2)
    let clone = try TemporaryRepository(cloning: "file://" + temporary.path, options: ["--depth=1"])
    let shallow = Context(directory: clone.path, environment: [:], now: { Instant(seconds: 0) })
    let error = #expect(throws: (any Error).self) { try shallow.attribute("a.md", at: nil) }
    #expect((error as? any Explained)?.explanation.hints.contains { $0.contains("--unshallow") } == true)
    let missing = #expect(throws: (any Error).self) { try shallow.attribute("aa.md", at: nil) }
    #expect((missing as? any Explained)?.explanation.hints.contains { $0.contains("a.md") } == true)
  }
}
