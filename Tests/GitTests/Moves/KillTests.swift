import Foundation
import Git
import TestSupport
import Testing

/// A writer that is stopped at each of its system calls: the next one finds a repository that is whole.
///
/// `BERAAD_TORTURE` set to anything stops it at every call instead of some.
@Suite(.serialized) struct KillTests {
  let sample: SampleMoves
  let place: String
  let main = "refs/heads/main"

  /// The calls that change something.
  static let calls = "/^(link|rename|unlink|mkdir|rmdir|fsync|write|ftruncate|open)"
  static let isLong = ProcessInfo.processInfo.environment["BERAAD_TORTURE"] != nil

  init() throws {
    sample = try SampleMoves()
    place = sample.temporary.surroundings + "/editions/1"
  }

  @Test(arguments: ["KILL", "TERM"])
  func `stopped anywhere, it leaves nothing undone`(signal: String) throws {
    var acknowledged = try Writer(sample.temporary, main, name: "first", count: 1, place: place).wait()
    #expect(acknowledged.count == 1)
    var number = 1
    var stops = 0
    while true {
      let before = try sample.temporary.revision("HEAD")
      let writer = try Writer(
        sample.temporary, main, name: "n\(number)", count: 1, place: place,
        under: "strace -f -qq -o /dev/null -e inject='\(Self.calls)':signal=\(signal):when=\(number)")
      acknowledged += writer.wait()
      // Else a `git commit` that read this index would take back what HEAD has now.
      if try sample.temporary.revision("HEAD") != before {
        #expect(
          try sample.temporary.git("diff-index", "--cached", "--name-only", "HEAD") == "",
          "SIG\(signal) at call \(number): the branch moved before its index")
      }
      // SIGTERM waits until all is done: then there is nothing to recover.
      if signal == "KILL" { try Repository.open(at: sample.temporary.path).recover() }
      try expectWhole(acknowledged, "SIG\(signal) at call \(number): \(writer.complaint)")
      if writer.code == 0 { break }
      try #require(!writer.complaint.contains("strace"), "strace is needed: \(writer.complaint)")
      stops += 1
      number += Self.isLong || number < 3 ? 1 : 7
    }
    #expect(stops > 20)
    try sample.temporary.git("fsck", "--strict", "--no-dangling")
  }

  @Test(arguments: [1, 3, 8])
  func `a file that may not grow further is an error, and nothing is half done`(blocks: Int) throws {
    var acknowledged: [String] = []
    for round in 0..<(Self.isLong ? 3 : 1) {
      let writer = try Writer(
        sample.temporary, main, name: "r\(round)", count: 60, blocks: blocks, place: place)
      acknowledged += writer.wait()
      #expect(writer.code == 1 && writer.complaint.hasPrefix("noSpace"), "\(writer.complaint)")
      try expectWhole(acknowledged, "after a limit of \(blocks)")
    }
    let after = try Writer(sample.temporary, main, name: "after", count: 1, place: place)
    try expectWhole(acknowledged + after.wait(), "room again")
    #expect(after.code == 0, "\(after.complaint)")
  }

  /// `git commit` reads the index before it locks it, and may write what it read over what came in between: git beside git loses files
  /// so too, rarely. A round in which a commit of git's took something back is played again.
  @Test func `a crowd beside git's own commits and status loses nothing`() throws {
    for round in 1...3 {
      let acknowledged = try crowdBesideGit(round)
      let takenBack = try sample.temporary.git(
        "log", "--author=plain", "--diff-filter=D", "--name-only", "--format=")
      if !takenBack.isEmpty, round < 3 {
        try sample.temporary.git("checkout", "-q", "-f", "HEAD")
        try sample.temporary.git("clean", "-q", "-f", "-d")
        continue
      }
      try expectWhole(acknowledged, "a crowd", isPlaced: false)
      break
    }
    try sample.temporary.git("fsck", "--strict", "--no-dangling")
  }

  /// - Returns: what was acknowledged.
  private func crowdBesideGit(_ round: Int) throws -> [String] {
    let loops = try [
      "git status --porcelain", "git commit -q --allow-empty -m plain --author 'plain <plain@example.org>'",
    ].map { line in
      try Loop(line, in: sample.temporary)
    }
    let writers = try (0..<16).map {
      try Writer(sample.temporary, main, name: "w\(round)-\($0)", count: Self.isLong ? 20 : 2)
    }
    let acknowledged = writers.flatMap { $0.wait() }
    for loop in loops { loop.stop() }
    #expect(
      acknowledged.count == writers.count * (Self.isLong ? 20 : 2), "\(writers.map(\.complaint).joined())")
    return acknowledged
  }

  @Test func `killed at random in a crowd, what was acknowledged is there`() throws {
    let seed: UInt64 = 11
    var random = SplitMix(seed: seed)
    var acknowledged: [String] = []
    for round in 0..<(Self.isLong ? 60 : 4) {
      let writers = try (0..<4).map {
        try Writer(sample.temporary, main, name: "k\(round)-\($0)", count: 50, place: place)
      }
      for _ in 0..<10_000 where writers.allSatisfy(\.acknowledged.isEmpty) { usleep(1_000) }
      usleep(UInt32.random(in: 0...300_000, using: &random))
      for writer in writers { writer.kill() }
      acknowledged += writers.flatMap { $0.wait() }
      try Repository.open(at: sample.temporary.path).recover()
      try expectWhole(acknowledged, "seed \(seed), round \(round)", isPlaced: false)
    }
  }

  @Test func `a folder that may not be written to is refused by name before anything moves`() throws {
    _ = try Writer(sample.temporary, main, name: "first", count: 1).wait()
    let folder = sample.temporary.surroundings
    // Root may write everywhere: then the writer is somebody else, to whom the repository belongs.
    let other = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    let script = """
      if [ "$(id -u)" = 0 ]; then chown -R 65534:65534 repository home; chmod 755 .; fi
      chmod a-w repository/records
      \(other) "\(Writer.program)" repository \(main) r 1 10
      code=$?
      chmod u+w repository/records
      if [ "$(id -u)" = 0 ]; then chown -R 0:0 repository home; fi
      exit $code
      """
    let outcome = try Command.outcome(
      ["sh", "-c", script], in: folder,
      environment: TemporaryRepository.environment(home: sample.temporary.home))
    #expect(outcome.code == 1)
    #expect(outcome.complaint.hasPrefix("readOnly"), "\(outcome.complaint)")
    try expectWhole(["records/first-0"], "a read-only folder", isPlaced: false)
  }

  private func expectWhole(
    _ acknowledged: [String], _ what: String, isPlaced: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let comment = Comment(rawValue: what)
    #expect(try sample.status == "", comment, sourceLocation: sourceLocation)
    #expect(try sample.leftovers == "", comment, sourceLocation: sourceLocation)
    let files = Set(
      try sample.temporary.git("ls-tree", "-r", "--name-only", "HEAD").split(separator: "\n").map(String.init)
    )
    #expect(Set(acknowledged).subtracting(files) == [], comment, sourceLocation: sourceLocation)
    if isPlaced, files.contains("latest") {
      let placed = try sample.shell("cat '\(place)/latest'; ls -A '\(place)'")
      #expect(
        try placed == sample.temporary.read("latest") + "latest\n", comment, sourceLocation: sourceLocation)
    }
  }
}

/// A line of shell that is run again and again.
private final class Loop {
  private let process = Process()

  init(_ line: String, in repository: TemporaryRepository) throws {
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.currentDirectoryURL = URL(fileURLWithPath: repository.path)
    process.arguments = ["-c", "trap 'exit 0' TERM; while :; do \(line) >/dev/null 2>&1; sleep 0.01; done"]
    process.environment = TemporaryRepository.environment(home: repository.home)
    try process.run()
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
