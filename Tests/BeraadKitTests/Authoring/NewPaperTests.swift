import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct NewPaperTests {
  let hall: Assembly

  init() throws { hall = try Assembly() }

  private func begin(_ name: String = "care", adopting path: String? = nil) throws {
    _ = try hall.as("board").newPaper(name, title: "Care", kind: .manifesto, language: nil, adopting: path)
  }

  @Test func `a file that is adopted moves, with its history`() throws {
    try hall.repository.commit(["old/care.md": "Everyone needs care.\n"])
    try begin(adopting: "old/care.md")
    #expect(try hall.repository.read("papers/care/paper.md").hasSuffix("Everyone needs care.\n"))
    #expect(try hall.repository.git("ls-files", "old") == "")
    #expect(try hall.repository.git("status", "--porcelain") == "")
    #expect(
      try hall.repository.git("log", "-1", "--format=%s|%(trailers:key=Adopted-from)", "main")
        == "care: adopt old/care.md|Adopted-from: old/care.md\n\n")
  }

  @Test(arguments: ["Lang: de", "language: de", "lang: de_DE"])
  func `a file keeps the key that names its language`(line: String) throws {
    try hall.repository.commit(["care.md": "---\n\(line)\n---\n\nText.\n"])
    try begin(adopting: "care.md")
    let text = try hall.repository.read("papers/care/paper.md")
    #expect(text.hasPrefix("---\n\(line)\n") && !text.contains("\nlang: en"))
  }

  @Test(arguments: [
    ("reviewers.json", "reviewers.json is no text of the alliance"),
    (".gitattributes", ".gitattributes is no text of the alliance"),
    ("papers/housing/paper.md", "papers/housing/paper.md is part of a paper already"),
    ("nowhere.md", "There is no committed file 'nowhere.md'"),
    ("bytes.md", "bytes.md is not as it should be"),
  ])
  func `what cannot be a paper stays where it is`(path: String, message: String) throws {
    try hall.repository.commit([".gitattributes": "*.md text\n", "bytes.md": "a\u{0}b"])
    #expect(try hall.refusal { try begin(adopting: path) }.hasPrefix(message))
  }

  @Test func `a name stays that of a paper whose draft plain git took away`() throws {
    try begin()
    try hall.repository.git("rm", "--quiet", "papers/care/paper.md")
    try hall.repository.git("commit", "--quiet", "-m", "tidy up")
    let removal = try hall.repository.revision("HEAD").prefix(7)
    try hall.repository.commit(["care.md": "Another text.\n"])
    for path in [nil, "care.md"] {
      let said = try hall.refusal { try begin(adopting: path) }
      #expect(said.hasPrefix("papers/care/paper.md is not there any more: commit \(removal) took it away."))
      #expect(said.contains("the committee brings it back with: git checkout "), "\(said)")
    }
    try begin("cares")
  }

  /// Its points still stand: those of another harvest would stand beside them.
  @Test func `a report that plain git took away is not harvested again under its name`() throws {
    let hall = try MeetingHall()
    try hall.harvest()
    let repository = hall.alliance.repository
    try repository.git("rm", "--quiet", "-r", "papers/leeds-1")
    try repository.git("commit", "--quiet", "-m", "tidy up")
    do {
      try hall.harvest()
      Issue.record("it was harvested again")
    } catch let refusal as Refusal {
      #expect(refusal.explanation.message.contains("papers/leeds-1/paper.md is not there any more"))
      #expect(refusal.explanation.hints.contains { $0.contains("git checkout") })
    }
  }

  @Test func `a name is one paper's, and no name that Windows keeps`() throws {
    try begin()
    #expect(try hall.refusal { try begin() }.hasPrefix("There is a paper 'care' already."))
    #expect(try hall.refusal { try begin("aux") }.contains("Windows has no folder of that name"))
    #expect(
      try hall.refusal {
        _ = try hall.as("board").addPartner(
          "nul", name: "Nul", kind: nil, region: nil, roles: [], person: "p9")
      }.contains("Windows has no folder of that name"))
  }

  @Test func `a file that lies there and is not committed is not overwritten`() throws {
    try hall.repository.write("Mine.\n", to: "papers/care/paper.md")
    let before = try hall.everything
    #expect(throws: (any Error).self) { try begin() }
    #expect(try hall.everything == before)
    #expect(try hall.repository.read("papers/care/paper.md") == "Mine.\n")
  }

  @Test(arguments: [
    ([], "false"), (["pull.rebase", "true"], "true"), (["pull.ff", "only"], ""),
  ])
  func `a workspace unites by merging, unless somebody chose otherwise`(setting: [String], rebase: String)
    throws
  {
    let repository = try TemporaryRepository()
    if !setting.isEmpty { try repository.git(["config"] + setting) }
    let somebody = Context(
      directory: repository.path, environment: [:], now: { Instant(seconds: 1_768_478_400) },
      actingAs: "editors")
    _ = try somebody.makeWorkspace(at: repository.path, name: "Us", language: .english)
    let found = try? repository.git("config", "pull.rebase")
    #expect((found ?? "").filter { !$0.isNewline } == rebase)
  }
}
