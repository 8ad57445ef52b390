import Foundation
import TestSupport
import Testing

/// Sixty-four processes at once on one workspace, of every verb that writes.
@Suite struct CrowdTests {
  /// How many times sixty-four: `BERAAD_TORTURE_CROWDS`.
  static let crowds = Program.setting("BERAAD_TORTURE_CROWDS") ?? 1
  static let seed =
    Program.setting("BERAAD_SEED").map { UInt64($0) }
    ?? (Program.setting("BERAAD_TORTURE_CROWDS") == nil ? 5 : UInt64.random(in: 1...999_999))

  @Test func `of sixty-four processes at once none loses what it said`() throws {
    let workshop = try Workshop()
    var random = SplitMix(seed: Self.seed)
    for number in 0..<Self.crowds {
      let place = try workshop.copy()
      defer { try? FileManager.default.removeItem(atPath: place.path) }
      let members = (0..<64).map { Self.member($0, in: workshop, at: place, random: &random) }
      let processes = try members.map { try Member(of: $0, at: place) }
      let ends = processes.map { $0.wait() }
      var findings: [Finding] = []
      for (act, end) in zip(members, ends) { findings += try Self.check(act, end, at: place) }
      findings += try Self.checkWhole(place, members: members, ends: ends)
      let done = ends.filter { $0.code == 0 }.count
      #expect(done >= 40, "crowd \(number) of seed \(Self.seed): only \(done) of 64 came to their end")
      let story = findings.map { "\n  \($0)" }.joined()
      #expect(findings.isEmpty, "crowd \(number) of seed \(Self.seed): \(story)")
    }
  }

  /// One of the crowd: every verb in turn, with words of its own, so that all but few can come to their end.
  private static func member(_ number: Int, in workshop: Workshop, at place: Place, random: inout SplitMix)
    -> Act
  {
    let acts = Act.all(in: workshop).filter { !["revise", "new --adopt"].contains($0.name) }
    let act = acts[(number + Int.random(in: 0..<acts.count, using: &random)) % acts.count]
    let own: [String]
    switch number % 4 == 3 ? act.name : number % 4 == 0 ? "partner add" : act.name {
    case "partner add": own = ["partner", "add", "group\(number)", "--name", "Group \(number)"]
    case "new": own = ["new", "paper\(number)", "--title", "Paper \(number)"]
    case "poll new":
      return Act(
        name: act.name, who: act.who, arguments: ["poll", "new", "housing", "nieuw\(number)", "--from", "-"],
        input: act.input.replacing("nieuw", with: "nieuw\(number)"))
    case "comment": own = ["comment", "housing", "--on", "loon", "-m", "Opmerking \(number)"]
    case "reply": own = ["reply", workshop.comment, "-m", "Antwoord \(number)"]
    case "amend":
      own = ["amend", "housing", "--replace", "loon", "--with", "loon\(number)", "--because", "Ja"]
    case "publish": own = ["publish", "letter", "--edition", "1", "-o", "\(place.path)-edition\(number)"]
    default: return act
    }
    return Act(name: act.name, who: number % 4 == 0 ? "editors" : act.who, arguments: own, input: act.input)
  }

  /// What one of them said is there; what it was refused is a rule, not somebody else's lock.
  private static func check(_ act: Act, _ end: Command.Outcome, at place: Place) throws -> [Finding] {
    var findings: [Finding] = []
    let command = act.arguments.joined(separator: " ")
    func find(_ promise: Finding.Promise, _ what: String) {
      findings.append(Finding(promise: promise, step: nil, what: "\(command): \(what)"))
    }
    guard end.code == 0 else {
      if ![1, 2].contains(end.code) { find(.programWorks, "\(end.code) \(end.complaint)") }
      if ["holds", "lock", "busy", "overwritten"].contains(where: { end.complaint.contains($0) }) {
        find(.nobodyWaits, end.complaint)
      }
      return findings
    }
    let records = try place.records
    for id in end.output.split(whereSeparator: \.isWhitespace) where id.isRecordID {
      if records[String(id)] == nil { find(.acknowledgedIsThere, "\(id) was said and is nowhere") }
    }
    let files = try place.files(of: "refs/heads/main")
    switch act.arguments[0] {
    case "partner" where act.arguments[1] == "add":
      if Roster(place.text(of: "reviewers.json")).partners[act.arguments[2]] == nil {
        find(.rosterKeepsPartners, "it was said, and it is not on the roster")
      }
    case "new":
      if files["papers/\(act.arguments[1])/paper.md"] == nil {
        find(.papersStay, "it was said, and is not on main")
      }
    case "poll" where act.arguments[1] == "new":
      if files["papers/housing/polls/\(act.arguments[3])/poll.json"] == nil {
        find(.pollsStay, "it was said, and is not on main")
      }
    case "publish":
      if !files.keys.contains(where: { $0.hasPrefix("papers/letter/editions/1") }) {
        find(.acknowledgedIsThere, "edition 1 was said, and is not on main")
      }
    case "merge":
      if !place.text(of: "papers/housing/paper.md").contains("voor1") {
        find(.draftsKeepWords, "it was merged, and the draft has no such words")
      }
    default: break
    }
    return findings
  }

  private static func checkWhole(_ place: Place, members: [Act], ends: [Command.Outcome]) throws -> [Finding]
  {
    var findings: [Finding] = []
    func find(_ promise: Finding.Promise, _ what: String) {
      findings.append(Finding(promise: promise, step: nil, what: what))
    }
    let status = try place.status
    if !status.isEmpty { find(.workTreeFollows, status) }
    for left in Leftovers.files(in: place.path) { find(.leftoversGo, left) }
    let verify = try place.beraad(["verify"], as: "editors", at: Workshop.clock + 90_000)
    if verify.code != 0 { find(.verifyIsRight, verify.output + verify.complaint) }
    let fsck = try place.git(["fsck", "--no-dangling", "--no-progress"])
    if fsck.code != 0 { find(.repositoryIsWhole, fsck.complaint + fsck.output) }
    // What can be done once only was said to one: two openings or closings of one poll in one workspace are a lie to one.
    // An edition that is published can be made again by anybody, the same: it has one record all the same.
    let editions = try place.git(["ls-files", "papers/letter/editions/1"]).output.split(separator: "\n").count
    if editions > 1 { find(.exclusionsAreNamed, "edition 1 has \(editions) records") }
    for verb in [["poll", "open"], ["poll", "close"]] {
      let said = zip(members, ends).filter {
        Array($0.0.arguments.prefix(verb.count)) == verb && $0.1.code == 0
      }
      if said.count > 1 {
        find(.exclusionsAreNamed, "\(verb.joined(separator: " ")) was done \(said.count) times")
      }
    }
    return findings
  }
}

/// One process of the crowd.
private final class Member {
  private let process = Process()
  private let path: String

  init(of act: Act, at place: Place) throws {
    path = "\(place.path)-\(UUID().uuidString)"
    for (end, text) in [("in", act.input), ("out", ""), ("err", "")] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path).\(end)"))
    }
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = act.arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place.path)
    process.environment = Program.environment(home: place.home, clock: Workshop.clock + 70_000)
      .merging(["BERAAD_AS": act.who]) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: path + ".in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path + ".out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: path + ".err"))
    try process.run()
  }

  func wait() -> Command.Outcome {
    process.waitUntilExit()
    func text(_ end: String) -> String {
      (try? String(contentsOfFile: "\(path).\(end)", encoding: .utf8)) ?? ""
    }
    return Command.Outcome(code: process.terminationStatus, output: text("out"), complaint: text("err"))
  }
}
