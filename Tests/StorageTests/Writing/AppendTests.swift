import Deliberation
import Git
import TestSupport
import Testing

@testable import Storage

@Suite struct AppendTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  @Test func `a record goes to its partner's branch, and main and the work tree stay`() throws {
    let main = try sample.temporary.revision("main")
    let record = try sample.comment("For whom?")
    try sample.append([record])
    let path = Layout.path(of: record)
    #expect(
      try sample.temporary.git("cat-file", "blob", "partners/tenants:\(path)").utf8.elementsEqual(
        RecordCoding.encode(record)))
    #expect(try sample.temporary.git("rev-parse", "partners/tenants^").hasPrefix(main))
    #expect(try sample.temporary.revision("main") == main)
    #expect(try sample.temporary.git("status", "--porcelain") == "")
    #expect(
      try sample.temporary.git("log", "-1", "--format=%an|%ae|%s|%(trailers)", "partners/tenants")
        == "The (tenants)|p1@tenants.beraad.invalid|a test|Partner: tenants\n\n")
  }

  @Test func `the same record again is nothing new, on its own branch or on main`() throws {
    let record = try sample.comment("For whom?")
    try sample.append([record])
    let tip = try sample.temporary.revision("partners/tenants")
    try sample.append([record])
    #expect(try sample.temporary.revision("partners/tenants") == tip)
    try sample.temporary.git("merge", "--quiet", "--no-edit", "partners/tenants")
    try sample.temporary.git("branch", "--quiet", "-D", "partners/tenants")
    try sample.append([record])
    #expect(throws: CommandFailure.self) { try sample.temporary.revision("partners/tenants") }
  }

  @Test func `of several records only those that lack are added, in one commit`() throws {
    let records = try ["one", "two", "three"].map { try sample.comment($0) }
    try sample.append([records[0]])
    try sample.append(records)
    #expect(try sample.temporary.git("rev-list", "--count", "main..partners/tenants") == "2\n")
    #expect(Set(try sample.dossier().dossier.records.map(\.record.id)) == Set(records.map(\.id)))
  }

  @Test func `where somebody checked the branch out, that work tree follows`() throws {
    try sample.append([try sample.comment("one")])
    let other = sample.temporary.surroundings + "/linked"
    try sample.temporary.git("worktree", "add", "--quiet", other, "partners/tenants")
    try sample.append([try sample.comment("two")])
    #expect(try sample.temporary.git("-C", other, "status", "--porcelain") == "")
    #expect(try sample.temporary.git("status", "--porcelain") == "")
    #expect(
      try sample.temporary.git("-C", other, "ls-files", "papers/housing/comments").split(separator: "\n")
        .count == 2)
  }

  @Test func `a verb is asked again where plain git moved the branch under it`() throws {
    try sample.append([try sample.comment("one")])
    var calls = 0
    let record = try sample.comment("two")
    try sample.workspace.append(as: sample.identity("tenants"), at: Instant(seconds: 0), shared: nil) { _ in
      calls += 1
      if calls == 1 { try sample.smuggle([1], to: "other.md", on: "partners/tenants") }
      return Appending([record], summary: "a test", result: ())
    }
    #expect(calls == 2)
    let files = try sample.temporary.git("ls-tree", "-r", "--name-only", "partners/tenants")
    #expect(files.contains("other.md") && files.contains(record.id.description))
  }

  @Test func `a verb that refuses leaves no branch behind`() throws {
    #expect(throws: Refusal.self) {
      try sample.workspace.append(as: sample.identity("tenants"), at: Instant(seconds: 0), shared: nil) { _ in
        throw Refusal(Localized("No."))
      } as Void
    }
    #expect(throws: CommandFailure.self) { try sample.temporary.revision("partners/tenants") }
  }

  @Test func `sixteen writers on three branches lose nothing`() async throws {
    let partners = ["board", "tenants", "carers"]
    let path = sample.temporary.path
    let written = try await withThrowingTaskGroup(of: [RecordID].self) { group in
      for writer in 0..<16 {
        let records = try (0..<3).map { try sample.comment("\(writer)-\($0)", by: partners[writer % 3]) }
        group.addTask {
          // A handle belongs to one thread.
          let workspace = try Workspace(at: path)
          let identity = try workspace.snapshot().roster.identity(partners[writer % 3])
          for record in records {
            try workspace.append(as: identity, at: Instant(seconds: 0), shared: nil) { _ in
              Appending([record], summary: "crowd", result: ())
            }
          }
          return records.map(\.id)
        }
      }
      return try await group.reduce(into: Set()) { $0.formUnion($1) }
    }
    #expect(written.count == 48)
    #expect(Set(try sample.dossier().dossier.records.map(\.record.id)) == written)
    #expect(try sample.temporary.git("fsck", "--strict") == "")
  }
}
