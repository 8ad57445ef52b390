import TestSupport
import Testing
import Transport

/// The user's git against hosts on this machine.
@Suite struct UserGitTests {
  let host: TemporaryRepository
  let clone: TemporaryRepository

  init() throws {
    host = try TemporaryRepository(bare: true)
    let seed = try TemporaryRepository()
    try seed.commit(["a.md": "One.\n"])
    try seed.git("push", "--quiet", host.path, "main", "main:partners/tenants")
    clone = try TemporaryRepository(cloning: host.path)
  }

  private var git: UserGit {
    UserGit(in: clone.path, environment: TemporaryRepository.environment(home: clone.home), mayAsk: false)
  }

  private var remote: Remote { Remote(name: "origin", address: Address(host.path)) }

  @Test func `what the host set back stays here, and is named`() throws {
    let before = try clone.revision("origin/partners/tenants")
    let other = try TemporaryRepository()
    try other.commit(["b.md": "Two.\n"])
    try other.git("push", "--quiet", "--force", host.path, "main:partners/tenants")
    #expect(try git.fetch(remote, branches: ["main", "partners/*"]) == ["partners/tenants"])
    #expect(try clone.revision("origin/partners/tenants") == before)
  }

  @Test func `a host that is gone is told of`() throws {
    let gone = Remote(name: "origin", address: Address("/nowhere.git"))
    try clone.git("remote", "set-url", "origin", "/nowhere.git")
    let error = #expect(throws: TransportError.self) { try git.fetch(gone, branches: ["main"]) }
    #expect(error == TransportError(.noRepository, at: "/nowhere.git"))
  }

  @Test func `an address is never taken for an option`() throws {
    let error = #expect(throws: TransportError.self) {
      try git.clone(Address("--upload-pack=touch \(clone.surroundings)/harm"), to: clone.surroundings + "/x")
    }
    #expect(error != nil)
    #expect(throws: (any Error).self) { try clone.git("-C", "..", "rev-parse", "--resolve-git-dir", "harm") }
    #expect(try Command.outcome(["test", "-e", "harm"], in: clone.surroundings, environment: [:]).code == 1)
  }

  @Test func `a hook's words reach the user`() throws {
    try Command.run(
      [
        "sh", "-c",
        "printf '#!/bin/sh\\necho Not today.\\nexit 1\\n' > hooks/pre-receive; chmod +x hooks/pre-receive",
      ],
      in: host.path, environment: ["PATH": "/usr/bin:/bin"])
    try clone.commit(["a.md": "Two.\n"])
    let error = #expect(throws: TransportError.self) { try git.push(["main"], to: remote) }
    #expect(error?.complaint == .hostRefused("Not today."))
    // One of the clone is asked before, and git says of it no more than that it failed.
    let hook = clone.path + "/.git/hooks/pre-push"
    try clone.write("#!/bin/sh\necho error: not from here. >&2\nexit 1\n", to: ".git/hooks/pre-push")
    try Command.run(["chmod", "+x", hook], in: clone.path, environment: ["PATH": "/usr/bin:/bin"])
    let own = #expect(throws: TransportError.self) { try git.push(["main"], to: remote) }
    #expect(own?.complaint == .ownHook("pre-push", words: "error: not from here."))
  }

  @Test func `without git on the path it says so`() throws {
    let nothing = UserGit(in: clone.path, environment: ["PATH": "/nowhere"], mayAsk: false)
    let error = #expect(throws: TransportError.self) { try nothing.push(["main"], to: remote) }
    #expect(error?.complaint == .noGit)
  }

  @Test func `much output and a long wait are no trouble`() throws {
    let script = try Command.run(
      [
        "sh", "-c",
        "i=0; while [ $i -lt 3000 ]; do echo \"line $i of a file that is long\"; i=$((i+1)); done",
      ],
      in: clone.path, environment: ["PATH": "/usr/bin:/bin"])
    try clone.commit(["long.md": script])
    try git.push(["main"], to: remote)
    #expect(try host.revision("main") == clone.revision("main"))
  }

  @Test func `two lines are united, or the files named`() throws {
    try clone.git("switch", "--quiet", "-c", "other")
    try clone.commit(["b.md": "Other.\n"])
    try clone.git("switch", "--quiet", "main")
    try clone.commit(["c.md": "Main.\n"])
    guard case .tree(let tree) = try git.unite("main", "other") else {
      Issue.record("two lines without a common file are united")
      return
    }
    #expect(try clone.git("ls-tree", "--name-only", tree) == "a.md\nb.md\nc.md\n")
    try clone.commit(["b.md": "Mine.\n"])
    guard case .contested(["b.md"], let tree) = try git.unite("main", "other") else {
      Issue.record("it is contested")
      return
    }
    #expect(tree.count == 40)
  }
}
