import Foundation
import TestSupport

/// A bare host, the clones of its people, the clock on the wall, and the model of what was acknowledged.
///
/// Only steps change it. A step is chosen by its own number and by what is there, never by the steps before it: so a
/// list of steps can be made shorter and still be done.
final class Alliance {
  let folder: TemporaryFolder
  let seed: UInt64
  private(set) var places: [Place] = []
  var ledger = Ledger()
  var findings: [Finding] = []
  /// What was done, as one would type it.
  private(set) var log: [String] = []
  /// The number of the step that is being done; `nil` while everything is spread at the end.
  var step: Int?
  var clock = 1_767_225_600

  static let committee = ["editors", "board"]
  static let partners = ["editors", "board", "tenants", "carers", "church", "union"]
  static let stewards = ["editors", "board", "carers"]

  var host: String { folder.path + "/host.git" }
  /// The host, as an address or as a path.
  func address(asFile: Bool) -> String { asFile ? "file://" + host : host }

  init(seed: UInt64) throws {
    self.seed = seed
    folder = try TemporaryFolder()
    try folder.write("[init]\n\tdefaultBranch = main\n[pull]\n\trebase = false\n", to: "home/.gitconfig")
    var random = SplitMix(seed: seed)
    try begin(random: &random)
  }

  func note(_ line: String) { log.append((step.map { "\($0)" } ?? "end") + "  " + line) }

  func find(_ promise: Finding.Promise, _ what: String) {
    findings.append(Finding(promise: promise, step: step, what: what))
    note("!! \(promise.rawValue): \(what)")
  }

  /// Makes another clone of the host.
  @discardableResult
  func clone(singleBranch: Bool, asFile: Bool) throws -> Place {
    let place = Place(
      name: "c\(places.count)", path: "\(folder.path)/c\(places.count)", home: folder.path + "/home",
      isSingleBranch: singleBranch)
    let options = singleBranch ? ["--single-branch", "--branch", "main"] : []
    try Command.run(
      ["git", "clone", "--quiet"] + options + [address(asFile: asFile), place.path], in: folder.path,
      environment: Program.environment(home: place.home, clock: clock))
    // The message of a merge names the address: a relative one is the same when the seed is done again.
    try place.git(["remote", "set-url", "origin", "../host.git"])
    places.append(place)
    note("git clone \(options.joined(separator: " ")) host.git \(place.name)")
    // In some of the clones git merges as Beraad does; in the others by line, and people end what it cannot.
    if places.count.isMultiple(of: 2) {
      let outcome = try beraad(place, ["init", ".", "--as", "board"], as: "board")
      if outcome.code != 0 { find(.programWorks, "\(place.name): init: \(outcome.complaint)") }
    }
    return place
  }

  private func begin(random: inout SplitMix) throws {
    let place = Place(name: "c0", path: folder.path + "/c0", home: folder.path + "/home")
    let environment = Program.environment(home: place.home, clock: clock)
    try Command.run(["git", "init", "--quiet", place.path], in: folder.path, environment: environment)
    places.append(place)
    @discardableResult func must(_ arguments: [String], input: String = "") throws -> String {
      clock += 60
      let outcome = try place.beraad(arguments, as: "editors", at: clock, input: input)
      guard outcome.code == 0 else {
        throw NoBeginning(what: "\(arguments.joined(separator: " ")): \(outcome.complaint)")
      }
      return outcome.output.trimmingCharacters(in: .newlines)
    }
    try must(["init", ".", "--name", "Alliance"])
    ledger.notePartner("editors", name: "Editors")
    for partner in Self.partners.dropFirst() {
      let roles =
        partner == "board" ? ["author", "committee", "steward"] : partner == "carers" ? ["steward"] : []
      try must(
        ["partner", "add", partner, "--name", "The \(partner)"] + roles.flatMap { ["--role", $0] })
      ledger.notePartner(partner, name: "The \(partner)")
    }
    for paper in ["housing", "letter"] {
      try must(["new", paper, "--title", "About \(paper)"])
      let file = "papers/\(paper)/paper.md"
      try place.write(place.text(of: file) + Drafting.body(paragraphs: 6, random: &random), to: file)
      try must(["revise", paper, "-m", "First words"])
      ledger.notePaper(paper)
    }
    for poll in ["koers", "loon"] {
      let definition = PollText.definition(
        paper: "housing", poll: poll, step: 0, target: nil, random: &random)
      try must(["poll", "new", "housing", poll, "--from", "-"], input: definition)
      ledger.notePoll("housing/\(poll)")
      guard random.once(in: 2) else { continue }
      let id = try must(["poll", "open", "housing/\(poll)"])
      step = 0
      try acknowledge(.opening, id: id, at: place, paper: "housing", partner: "editors", said: [:])
      step = nil
    }
    try Command.run(
      ["git", "clone", "--quiet", "--bare", place.path, host], in: folder.path, environment: environment)
    for arguments in [
      ["remote", "add", "origin", "../host.git"], ["fetch", "--quiet", "origin"],
      ["branch", "--quiet", "--set-upstream-to=origin/main", "main"],
    ] { try place.git(arguments, at: clock) }
    for number in 1..<Int.random(in: 3...4, using: &random) {
      try clone(singleBranch: number == 2 && random.once(in: 2), asFile: number.isMultiple(of: 2))
    }
  }
}

/// The program could not make what every run begins with.
struct NoBeginning: Error { let what: String }
