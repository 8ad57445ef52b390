import Foundation
import Git
import TestSupport
import Testing

/// What was acknowledged is there, whatever happens to the writers: crowds, `kill -9`, a full disk.
@Suite(.serialized) struct TortureTests {
  let temporary: TemporaryRepository
  let branch = "refs/heads/partners/union"

  init() throws { temporary = try TemporaryRepository(bare: true) }

  @Test func `of sixty-four processes that append at once none loses a record`() throws {
    let writers = try (0..<64).map { try Writer(temporary, branch, name: "w\($0)", count: 1) }
    let acknowledged = writers.flatMap { $0.wait() }
    #expect(acknowledged.count == 64, "\(writers.map(\.complaint).joined())")
    try expectKept(acknowledged)
    #expect(try temporary.git("rev-list", "--count", branch) == "64\n", "no append was doubled")
  }

  @Test func `a writer that is killed loses nothing that it acknowledged`() throws {
    let seed: UInt64 = 3
    var random = SplitMix(seed: seed)
    var acknowledged: [String] = []
    for round in 0..<15 {
      let writer = try Writer(temporary, branch, name: "r\(round)", count: 1_000)
      usleep(UInt32.random(in: 20_000...250_000, using: &random))
      writer.kill()
      acknowledged += writer.wait()
    }
    let repository = try Repository.open(at: temporary.path)
    try repository.recover()
    #expect(try repository.staleLocks().isEmpty)
    #expect(acknowledged.count > 15, "seed \(seed): the writers came to write")
    try expectKept(acknowledged)
  }

  /// What meets the largest size of a file first.
  enum Victim: CaseIterable {
    case tree, reflog, blob
  }

  @Test(arguments: Victim.allCases)
  func `a full disk is an error, and what was acknowledged before it is there`(victim: Victim) throws {
    if victim == .reflog { try temporary.git("config", "core.logAllRefUpdates", "always") }
    let (bytes, blocks) = victim == .blob ? (30_000, 40) : (100, 2)
    let writer = try Writer(temporary, branch, name: "full", count: 90, bytes: bytes, blocks: blocks)
    let acknowledged = writer.wait()
    #expect(writer.code == 1)
    #expect(writer.complaint.hasPrefix("noSpace"), "\(writer.complaint)")
    #expect(acknowledged.isEmpty == (victim == .blob))
    try expectKept(acknowledged)
    let after = try Writer(temporary, branch, name: "after", count: 1)
    #expect(after.wait().count == 1, "room again, and nothing in the way: \(after.complaint)")
  }

  @Test func `a read-only folder is an error`() throws {
    let folder = temporary.surroundings
    // Root may write everywhere: then the writer is somebody else, to whom the repository belongs.
    let other = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    let script = """
      set -e
      if [ "$(id -u)" = 0 ]; then chown -R 65534:65534 repository home; chmod 755 .; fi
      chmod -R a-w repository
      code=0
      \(other) "\(Writer.program)" repository refs/heads/main r 1 10 || code=$?
      chmod -R u+w repository
      exit $code
      """
    let outcome = try Command.outcome(
      ["sh", "-c", script], in: folder, environment: TemporaryRepository.environment(home: temporary.home))
    #expect(outcome.code == 1)
    #expect(outcome.complaint.hasPrefix("readOnly"), "\(outcome.complaint)")
    #expect(outcome.output.isEmpty)
  }

  private func expectKept(_ acknowledged: [String]) throws {
    // A handle of its own: what only the writer's caches hold does not count.
    let repository = try Repository.open(at: temporary.path)
    var kept: Set<String> = []
    if let tip = try repository.tip(of: branch) {
      for entry in try repository.files(under: "", in: tip) {
        _ = try repository.blob(entry.id)
        kept.insert(entry.path)
      }
    }
    #expect(Set(acknowledged).subtracting(kept) == [])
    try temporary.git("fsck", "--strict", "--no-dangling")
  }
}
