import Languages
import Git
import Glibc
import TestSupport
import Testing

@Suite struct LockTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    try temporary.commit(["a": "a"])
    repository = try Repository.discover(from: temporary.path)
    #expect(try repository.staleLocks().isEmpty)
  }

  @Test func `lock files are found with their size and age`() throws {
    try leave("refs/heads/partners/union.lock", "41 bytes", age: 100)
    try leave("index.lock", "", age: 5)
    try leave("packed-refs.lock", "", age: 5)
    let locks = try repository.staleLocks()
    #expect(
      locks.map(\.path) == ["index.lock", "packed-refs.lock", "refs/heads/partners/union.lock"].map(absolute))
    #expect(locks.last?.size == 8)
    #expect((100...110).contains(locks.last?.age ?? 0))
  }

  @Test func `what git's upkeep leaves stops nobody, and is no finding`() throws {
    for name in ["gc.pid.lock", "gc.log.lock", "gc.log", "gc.pid", "objects/maintenance.lock"] {
      try leave(name, "", age: 100)
    }
    #expect(try repository.staleLocks().isEmpty)
    try leave("refs/heads/main.lock", "", age: 5)
    try leave("HEAD.lock", "", age: 5)
    #expect(try repository.staleLocks().map(\.stopsOurWriters) == [false, true])
  }

  @Test func `an old one that did not change between two looks is removed`() throws {
    try leave("refs/heads/main.lock", "", age: 100)
    let lock = try #require(try repository.staleLocks().first)
    try repository.remove(lock)
    #expect(try repository.staleLocks().isEmpty)
    let error = #expect(throws: GitError.self) { try repository.remove(lock) }
    #expect(error?.kind == .notFound)
  }

  @Test func `one that a wrong clock left in the future is no younger for it`() throws {
    try leave("refs/heads/main.lock", "", age: -3_600)
    let lock = try #require(try repository.staleLocks().first)
    #expect(lock.ageInWords.english.hasSuffix("seconds ahead of this machine's clock"))
    try repository.remove(lock)
    #expect(try repository.staleLocks().isEmpty)
  }

  @Test func `a young one stays, and so does one that changed`() throws {
    try leave("refs/heads/main.lock", "", age: 30)
    let young = try #require(try repository.staleLocks().first)
    let error = #expect(throws: GitError.self) { try repository.remove(young) }
    #expect(error?.kind == .locked)
    try leave("refs/heads/main.lock", "", age: 100)
    let old = try #require(try repository.staleLocks().first)
    try leave("refs/heads/main.lock", "other", age: 90)
    #expect(throws: GitError.self) { try repository.remove(old) }
    #expect(try repository.staleLocks().count == 1)
  }

  private func absolute(_ file: String) -> String { temporary.path + "/.git/" + file }

  private func leave(_ file: String, _ text: String, age: Int) throws {
    try temporary.write(text, to: ".git/" + file)
    let then = time(nil) - age
    var times = [timespec(tv_sec: then, tv_nsec: 0), timespec(tv_sec: then, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, absolute(file), &times, 0) == 0)
  }
}
