import Foundation
import Git
import TestSupport
import Testing

/// The locks beside another git that we start: only those of one that was killed go.
@Suite struct GuestTests {
  let sample: SampleMoves
  private let lock = ".git/packed-refs.lock"

  private struct Failure: GuestFailure {
    let wasKilled: Bool
    var unfollowedReference: String?
  }

  init() throws { sample = try SampleMoves() }

  private var isLocked: Bool {
    FileManager.default.fileExists(atPath: "\(sample.temporary.path)/\(lock)")
  }

  private var notes: [String] {
    let folder = sample.temporary.path + "/.git/beraad/guests"
    return (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// Has a guest run while which somebody takes a lock.
  private func run(failing failure: Failure? = nil) throws {
    try sample.repository.withGuest {
      try sample.temporary.write("", to: lock)
      if let failure { throw failure }
    }
  }

  @Test func `where the other git ended by itself, a lock is somebody else's and stays`() throws {
    try run()
    #expect(isLocked && notes == [])
    try sample.shell("rm \(lock)")
    #expect(throws: Failure.self) { try run(failing: Failure(wasKilled: false)) }
    #expect(isLocked && notes == [])
    try sample.repository.recover()
    #expect(isLocked)
  }

  @Test func `where it stopped at a reference of this repository, that is the error`() throws {
    let stopped = Failure(wasKilled: false, unfollowedReference: "refs/heads/side")
    #expect(throws: Failure.self) { try sample.repository.withGuest { throw stopped } }
    try sample.temporary.write("", to: ".git/refs/heads/side")
    let error = #expect(throws: GitError.self) { try sample.repository.withGuest { throw stopped } }
    #expect(
      error?.remedy == "rm '\(sample.temporary.path)/.git/refs/heads/side'", "\(String(describing: error))")
  }

  @Test func `where it was killed, its lock goes, and what stood before stays`() throws {
    try sample.temporary.write("", to: ".git/shallow.lock")
    #expect(throws: Failure.self) { try run(failing: Failure(wasKilled: true)) }
    #expect(!isLocked && notes == [])
    #expect(FileManager.default.fileExists(atPath: sample.temporary.path + "/.git/shallow.lock"))
  }

  @Test func `a lock that any program has open stays, also where a git was killed beside it`() throws {
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/bin/sh")
    other.currentDirectoryURL = URL(fileURLWithPath: sample.temporary.path)
    other.arguments = ["-c", "exec 9>\(lock); echo held; exec sleep 600"]
    let held = Pipe()
    other.standardOutput = held
    #expect(throws: Failure.self) {
      try sample.repository.withGuest {
        try other.run()
        #expect(held.fileHandleForReading.availableData == Data("held\n".utf8))
        throw Failure(wasKilled: true)
      }
    }
    #expect(isLocked)
    // What somebody takes later is not the guest's either.
    try sample.shell("rm \(lock); : > \(lock)")
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    try sample.repository.recover()
    #expect(isLocked && notes == [])
  }
}
