import Foundation
import TestSupport
import Testing

/// What begins a workspace or crosses its border, killed at each call that changes something: the same again works at once,
/// and nothing is left.
@Suite struct StoppedTests {
  let folder: TemporaryFolder
  let host: String
  static let calls = ["link", "linkat", "rename", "unlink", "mkdir", "rmdir"]
  private var home: String { folder.path + "/home" }

  init() throws {
    folder = try TemporaryFolder()
    host = folder.path + "/host.git"
    try folder.write("[init]\n\tdefaultBranch = main\n", to: "home/.gitconfig")
    let founder = try place("founder")
    try must(founder, ["init", ".", "--name", "Alliance"])
    try must(founder, ["partner", "add", "tenants", "--name", "Tenants"])
    try must(founder, ["new", "housing", "--title", "Homes"])
    let draft = founder.text(of: "papers/housing/paper.md")
    try founder.write(draft + "A sentence about homes.\n", to: "papers/housing/paper.md")
    try must(founder, ["revise", "housing", "-m", "First"])
    try founder.git(["clone", "--quiet", "--bare", ".", host])
  }

  private func place(_ name: String) throws -> Place {
    let path = "\(folder.path)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return Place(name: name, path: path, home: home)
  }

  /// Runs the program in a folder, as who its configuration says where nobody is named.
  private func run(
    _ place: Place, _ arguments: [String], as who: String? = nil, through: [String] = []
  ) throws -> Command.Outcome {
    let environment = Program.environment(home: home, clock: Workshop.clock)
    return try Command.outcome(
      through + [Program.path] + arguments, in: place.path,
      environment: environment.merging(who.map { ["BERAAD_AS": $0] } ?? [:]) { $1 }, input: "")
  }

  private func must(_ place: Place, _ arguments: [String], as who: String? = nil) throws {
    let outcome = try run(place, arguments, as: who)
    guard outcome.code == 0 else { throw NoBeginning(what: "\(arguments): \(outcome.complaint)") }
  }

  /// Runs a command whose process, or a git's below it, is killed at one call; whether one was killed.
  private func isStopped(
    _ place: Place, _ arguments: [String], as who: String? = nil, at call: String, _ number: Int
  ) throws -> Bool {
    let log = folder.path + "/trace-\(UUID().uuidString)"
    let inject = "inject=\(call):signal=KILL:when=\(number)"
    _ = try run(
      place, arguments, as: who,
      through: ["strace", "-f", "-qq", "-o", log, "-e", "trace=\(call)", "-e", inject])
    return try String(contentsOfFile: log, encoding: .utf8).contains("killed by SIGKILL")
  }

  private func expectWhole(_ place: Place, _ what: String) throws {
    #expect(Leftovers.files(in: place.path) == [], "\(what)")
    #expect(try place.status == "", "\(what)")
    let doctor = try run(place, ["doctor"])
    #expect(doctor.code == 0 && doctor.output.isEmpty, "\(what): \(doctor.output)")
  }

  @Test(arguments: calls, [false, true])
  func `an init that is killed is begun again`(call: String, isRepository: Bool) throws {
    for number in 1...40 where number < 5 || number % 4 == 0 {
      let place = try place("init-\(number)")
      if isRepository { try place.git(["init", "--quiet"]) }
      guard try isStopped(place, ["init", ".", "--name", "K"], at: call, number) else { break }
      let again = try run(place, ["init", ".", "--name", "K"])
      let what = "\(call) \(number): \(again.complaint)"
      #expect(again.code == 0, "\(what)")
      try expectWhole(place, what)
      #expect(!FileManager.default.fileExists(atPath: place.path + "/.beraad-draft-.git"), "\(what)")
      try must(place, ["partner", "add", "next", "--name", "Next"])
    }
  }

  @Test(arguments: calls)
  func `a join that is killed is begun again`(call: String) throws {
    for number in 1...40 where number < 4 || number % 6 == 0 {
      let around = try place("join-\(call)-\(number)")
      let join = ["join", host, "clone"]
      guard try isStopped(around, join, as: "tenants", at: call, number) else { break }
      let again = try run(around, join, as: "tenants")
      #expect(again.code == 0, "\(call) \(number): \(again.complaint)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: around.path) == ["clone"])
      try expectWhole(Place(name: "clone", path: around.path + "/clone", home: home), "\(call) \(number)")
    }
  }

  @Test(arguments: ["link", "rename", "unlink"])
  func `a sync or a collect of a file that is killed, or its git, stops nobody`(call: String) throws {
    let partner = Place(name: "partner", path: folder.path + "/partner", home: home)
    try must(try place("."), ["join", host, "partner"], as: "tenants")
    try must(partner, ["comment", "housing", "--on", "homes", "-m", "Whose?"], as: "tenants")
    try must(partner, ["submit", "--bundle", folder.path + "/file.bundle"], as: "tenants")
    try must(try place("."), ["join", host, "editors"], as: "editors")
    let original = Place(name: "editors", path: folder.path + "/editors", home: home)
    let other = try place("founder")
    try other.git(["remote", "add", "origin", host])
    try must(other, ["partner", "add", "later", "--name", "Later"])
    try other.git(["push", "--quiet", "origin", "main"])
    for command in [["sync"], ["collect", "--offline", folder.path + "/file.bundle"]] {
      for number in 1...30 where number < 5 || number % 5 == 0 {
        let copy = Place(name: "copy", path: "\(folder.path)/copy-\(command[0])-\(number)", home: home)
        try original.git(["clone", "--quiet", host, copy.path])
        try must(copy, ["init", "--as", "editors"], as: "editors")
        try copy.git(["update-ref", "refs/remotes/origin/main", "HEAD~1"])
        guard try isStopped(copy, command, as: "editors", at: call, number) else { break }
        let again = try run(copy, command, as: "editors")
        let what = "\(command[0]), \(call) \(number): \(again.complaint)"
        #expect(again.code == 0, "\(what)")
        try expectWhole(copy, what)
      }
    }
  }

  @Test func `in a folder that is gone nothing is made`() throws {
    let gone = folder.path + "/gone"
    for command in ["init --as a", "init sub", "join \(host) sub", "status", "export housing -o x.docx"] {
      let outcome = try Command.outcome(
        [
          "sh", "-c",
          "mkdir \(gone); cd \(gone); rmdir \(gone); exec strace -f -qq -o \(folder.path)/made -e trace=mkdir,openat -e inject=mkdir:error=EACCES \(Program.path) \(command)",
        ],
        in: folder.path, environment: Program.environment(home: home, clock: Workshop.clock))
      #expect(
        outcome.code == 1 && outcome.complaint.contains("The folder that you stand in is gone."),
        "\(command): \(outcome.complaint)")
      #expect(
        try !String(contentsOfFile: folder.path + "/made", encoding: .utf8).contains("mkdir("), "\(command)")
    }
  }

  @Test func `what stands in the place of a derived file is not waited for`() throws {
    let place = try place("founder")
    try must(place, ["attribute", "papers/housing/paper.md"])
    try must(place, ["status"])
    let own = place.path + "/.git/beraad"
    let files = try #require(FileManager.default.enumerator(atPath: own)).compactMap { $0 as? String }
      .filter { !$0.hasSuffix(".lock") }
    var names: [String] = []
    for file in files {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(own)/\(file)", isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      names.append(file)
    }
    try #require(names.count > 1)
    for name in names {
      unlink("\(own)/\(name)")
      try #require(mkfifo("\(own)/\(name)", 0o666) == 0)
      for command in [
        "status", "verify", "attribute papers/housing/paper.md",
        "comment housing --on homes -m Hm --as tenants",
      ] {
        let outcome = try Command.outcome(
          ["timeout", "10", Program.path] + command.split(separator: " ").map(String.init), in: place.path,
          environment: Program.environment(home: home, clock: Workshop.clock))
        #expect(outcome.code == 0, "\(name), \(command): \(outcome.code) \(outcome.complaint)")
      }
    }
  }

  @Test func `a file in the place of Beraad's own folder is named with the remedy`() throws {
    let place = try place("founder")
    try FileManager.default.removeItem(atPath: place.path + "/.git/beraad")
    try place.write("", to: ".git/beraad")
    try must(place, ["status"])
    let outcome = try run(place, ["comment", "housing", "--on", "homes", "-m", "Hm"], as: "tenants")
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains(".git/beraad is no folder"), "\(outcome.complaint)")
    #expect(outcome.complaint.contains("put it aside with: mv '"), "\(outcome.complaint)")
  }
}
