import Git
import TestSupport
import Testing

@testable import Storage

/// Which remote counts is told by one rule.
@Suite struct HostsTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private func hosts(_ settings: [(String, String)], main: String? = nil) throws -> Hosts {
    for (key, value) in settings { try sample.temporary.git("config", key, value) }
    return try Hosts(of: Repository.discover(from: sample.temporary.path), main: main)
  }

  private static func address(_ remote: String) -> (String, String) {
    ("remote.\(remote).url", "/nowhere/\(remote)")
  }

  @Test func `what somebody named comes before what main follows, that before origin, and that before names`()
    throws
  {
    #expect(try hosts([]).names.isEmpty && hosts([]).chosen == nil)
    #expect(try hosts([Self.address("zeta")]).chosen == "zeta", "there is no other")
    let several = try hosts([Self.address("alpha")])
    #expect(several.chosen == nil && several.names == ["alpha", "zeta"])
    #expect(try hosts([Self.address("origin")]).names == ["origin", "alpha", "zeta"])
    let followed = try hosts([("branch.main.remote", "zeta")])
    #expect(followed.chosen == "zeta" && followed.names == ["zeta", "alpha", "origin"])
    #expect(try hosts([("beraad.remote", "alpha")]).names == ["alpha", "origin", "zeta"])
    #expect(
      try hosts([("beraad.remote", "gone")]).chosen == "gone", "whoever shares is told that it is not there")
  }

  @Test func `a branch that follows one of its own clone says nothing of a host`() throws {
    let hosts = try hosts([
      Self.address("alpha"), Self.address("origin"), ("branch.main.remote", "."),
      ("branch.master.remote", "alpha"),
    ])
    #expect(hosts.chosen == "alpha")
  }

  @Test func `main is looked for first at the remote that is shared through`() throws {
    let here = try TemporaryRepository()
    try here.commit(["a.md": "ordinary\n"])
    for (name, branch) in [("alpha", "main"), ("zeta", "trunk")] {
      try here.git("config", "remote.\(name).url", sample.temporary.path)
      try here.git("fetch", "--quiet", name, "main:refs/remotes/\(name)/\(branch)")
    }
    try here.git("symbolic-ref", "refs/remotes/zeta/HEAD", "refs/remotes/zeta/trunk")
    #expect(try MainBranch(of: Repository.discover(from: here.path)).name == "main")
    try here.git("config", "branch.main.remote", "zeta")
    #expect(try MainBranch(of: Repository.discover(from: here.path)).name == "trunk")
  }
}
