import Foundation
import TestSupport
import Testing

/// No room and no right to write: what was said is there, and once there is room again the next command works.
@Suite struct RoomTests {
  /// How many sizes and folders: `BERAAD_TORTURE_ROOMS`, or some.
  static let rooms = Program.setting("BERAAD_TORTURE_ROOMS") ?? 19
  static let seed =
    Program.setting("BERAAD_SEED").map { UInt64($0) }
    ?? (Program.setting("BERAAD_TORTURE_ROOMS") == nil ? 11 : UInt64.random(in: 1...999_999))
  static let isRoot = getuid() == 0

  /// Runs an act, after `before`, with its answers through a pipe, so that no limit of files holds for them.
  private func run(_ act: Act, at place: Place, limit: String = "") throws -> Command.Outcome {
    let command =
      (limit.isEmpty ? [] : limit.split(separator: " ").map(String.init)) + place.through
      + [Program.path] + act.command(at: place)
    let line = command.map(\.quoted).joined(separator: " ")
    let script = """
      { \(line) 2>&3 | cat; exit ${PIPESTATUS[0]}; } 3>&1 1>&4 | cat >&2; exit ${PIPESTATUS[0]}
      """
    return try Command.outcome(
      ["bash", "-c", "{ \(script); } 4>&1"], in: place.path,
      environment: Program.environment(home: place.home, clock: Workshop.clock + 70_000)
        .merging(["BERAAD_AS": act.who]) { $1 }, input: act.input)
  }

  private func expectRight(_ aftermath: Aftermath, _ what: String, _ outcome: Command.Outcome) {
    let story = aftermath.findings.map { "\n  \($0)" }.joined()
    let said = "\(outcome.code) \(outcome.output)\(outcome.complaint)"
    #expect(aftermath.findings.isEmpty, "seed \(Self.seed), \(what): \(said)\(story)")
    #expect([0, 1, 2].contains(outcome.code), "seed \(Self.seed), \(what): \(said)")
    #expect(
      outcome.code == 0 || !outcome.complaint.isEmpty, "seed \(Self.seed), \(what): refused without a word")
  }

  @Test func `a file that may not grow stops one command and nothing else`() throws {
    let workshop = try Workshop()
    let acts = Act.all(in: workshop)
    var random = SplitMix(seed: Self.seed)
    var refused = 0
    for number in 0..<Self.rooms {
      let act = acts[number % acts.count]
      let size = Int(pow(2, Double.random(in: 0...15, using: &random))) - 1
      let place = try workshop.copy()
      defer { for end in ["", "-edition"] { try? FileManager.default.removeItem(atPath: place.path + end) } }
      try act.prepare(place)
      var aftermath = try Aftermath(of: act, at: place)
      let outcome = try run(act, at: place, limit: "prlimit --fsize=\(size)")
      try aftermath.check(outcome, random: &random)
      expectRight(aftermath, "\(act.name) with files of \(size) bytes", outcome)
      if outcome.code != 0 { refused += 1 }
    }
    #expect(refused > 0, "seed \(Self.seed): nothing stood in the way of anybody")
    print("files: of \(Self.rooms) tries \(refused) were refused")
  }

  @Test func `a disk that is full stops one command and nothing else`() throws {
    guard Self.isRoot else {
      print("skipped: only root can mount a small disk")
      try Test.cancel("only root can mount a small disk")
    }
    let workshop = try Workshop()
    let acts = Act.all(in: workshop)
    var random = SplitMix(seed: Self.seed)
    let environment = Program.environment(home: workshop.home, clock: Workshop.clock)
    var refused = 0
    for number in 0..<Self.rooms {
      let act = acts[number % acts.count]
      let disk = "\(workshop.folder.path)/disk-\(number)"
      let mounted = try Command.outcome(
        ["sh", "-c", "mkdir '\(disk)' && mount -t tmpfs -o size=64m tmpfs '\(disk)'"],
        in: workshop.folder.path,
        environment: environment)
      guard mounted.code == 0 else {
        print("skipped: this system mounts no small disk: \(mounted.complaint)")
        try Test.cancel("this system mounts no small disk")
      }
      defer {
        _ = try? Command.outcome(["umount", disk], in: workshop.folder.path, environment: environment)
      }
      let place = try workshop.copy(to: disk + "/copy")
      try act.prepare(place)
      var aftermath = try Aftermath(of: act, at: place)
      let pages = Int.random(in: 0...14, using: &random)
      try Command.run(
        [
          "sh", "-c",
          "mount -o remount,size=$(( ($(du -s --block-size=4096 '\(disk)' | cut -f1) + \(pages)) * 4 ))k '\(disk)'",
        ],
        in: workshop.folder.path, environment: environment)
      let outcome = try run(act, at: place)
      try Command.run(
        ["mount", "-o", "remount,size=64m", disk], in: workshop.folder.path, environment: environment)
      try aftermath.check(outcome, random: &random)
      expectRight(aftermath, "\(act.name) with \(pages) pages of room", outcome)
      if outcome.code != 0 { refused += 1 }
    }
    #expect(refused > 0, "seed \(Self.seed): nothing stood in the way of anybody")
    print("disks: of \(Self.rooms) tries \(refused) were refused")
  }

  /// Below the copy; `..` holds the folder of an edition too.
  static let folders = [
    "..", ".", "papers", "papers/housing", ".git", ".git/refs", ".git/refs/heads", ".git/objects",
    ".git/logs",
    ".git/beraad",
  ]

  /// How a folder is closed and opened again: by its rights, alone or with all below it, or as a disk that is mounted to
  /// be read only, where this system mounts any.
  private static func ways(in workshop: Workshop) -> [(close: String, open: String)] {
    let rights = [("chmod a-w FOLDER", "chmod -R u+w ."), ("chmod -R a-w FOLDER", "chmod -R u+w .")]
    let mount = ("mount --bind FOLDER FOLDER && mount -o remount,ro,bind FOLDER", "umount --lazy FOLDER")
    let folder = workshop.folder.path + "/home"
    let trial = try? Command.run(
      ["sh", "-c", "\(mount.0) && \(mount.1)".replacing("FOLDER", with: folder)], in: workshop.folder.path,
      environment: Program.environment(home: workshop.home, clock: Workshop.clock))
    if trial == nil { print("skipped in part: this system mounts no folder to be read only") }
    return trial == nil ? rights : rights + [mount]
  }

  @Test func `a folder that may only be read stops one command and nothing else`() throws {
    let workshop = try Workshop()
    let acts = Act.all(in: workshop)
    var random = SplitMix(seed: Self.seed)
    // Root may write everywhere: then the user is somebody else, to whom the copy belongs.
    let through = Self.isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let environment = Program.environment(home: workshop.home, clock: Workshop.clock)
    try Command.run(
      ["chmod", "755", workshop.folder.path], in: workshop.folder.path, environment: environment)
    let ways = Self.ways(in: workshop)
    var refused = 0
    for number in 0..<(2 * Self.rooms) {
      let act = acts[number % acts.count]
      guard let folder = random.pick(Self.folders) else { continue }
      // A folder above the copy that belongs to the same user, for the folder of an edition.
      let above = "\(workshop.folder.path)/above-\(number)"
      try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
      let place = try workshop.copy(to: above + "/copy", through: through)
      defer { try? FileManager.default.removeItem(atPath: above) }
      try act.prepare(place)
      func shell(_ script: String) throws {
        try Command.run(["sh", "-c", script], in: above, environment: environment)
      }
      if Self.isRoot { try shell("chown -R 65534:65534 .") }
      var aftermath = try Aftermath(of: act, at: place)
      guard FileManager.default.fileExists(atPath: "\(place.path)/\(folder)") else { continue }
      let way = random.pick(ways) ?? ways[0]
      try shell(way.close.replacing("FOLDER", with: "copy/\(folder)"))
      let outcome = try run(act, at: place)
      try shell(way.open.replacing("FOLDER", with: "copy/\(folder)"))
      try aftermath.check(outcome, random: &random)
      expectRight(aftermath, "\(act.name) with \(folder) closed by: \(way.close)", outcome)
      if outcome.code != 0 { refused += 1 }
    }
    #expect(refused > 0, "seed \(Self.seed): nothing stood in the way of anybody")
    print("folders: of \(2 * Self.rooms) tries \(refused) were refused")
  }
}
