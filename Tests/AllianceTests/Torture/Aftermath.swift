import Foundation
import TestSupport

/// What must hold in a copy after one try ended badly, and what the next people find there.
struct Aftermath {
  let act: Act
  let place: Place
  /// The commit of the branch before the try.
  let before: String
  private(set) var findings: [Finding] = []

  init(of act: Act, at place: Place) throws {
    (self.act, self.place) = (act, place)
    before = try place.answer("rev-parse", "--verify", "--quiet", act.branch)
  }

  private mutating func find(_ promise: Finding.Promise, _ what: String) {
    findings.append(Finding(promise: promise, step: nil, what: what))
  }

  /// Whether the branch has something new that is not the next people's.
  private var isDone: Bool {
    get throws {
      let range = before.isEmpty ? act.branch : "\(before)..\(act.branch)"
      let subjects = try place.answer("log", "--format=%s", range).split(separator: "\n")
      return subjects.contains { !$0.contains("next") }
    }
  }

  /// The next people write at once, nothing is missing, and the same again comes to its end.
  mutating func check(_ outcome: Command.Outcome, random: inout SplitMix) throws {
    let steps = [nextComment, nextPartner]
    for step in random.once(in: 2) ? steps : steps.reversed() { try step(&self) }
    try checkTree("after the next command")
    let acknowledged = outcome.code == 0 || !outcome.output.isEmpty
    let isDone = try isDone
    if acknowledged && !isDone { find(.acknowledgedIsThere, "said: \(outcome.output)") }
    if !acknowledged, isDone, outcome.complaint.contains("nothing was recorded") {
      find(.refusalsWriteNothing, "it was recorded: \(outcome.complaint)")
    }
    for id in outcome.output.split(whereSeparator: \.isWhitespace) where id.isRecordID {
      if try place.records[String(id)] == nil { find(.acknowledgedIsThere, "\(id) was said and is nowhere") }
    }
    let again = try place.beraad(
      act.command(at: place), as: act.who, at: Workshop.clock + 90_000, input: act.input)
    if again.code != 0 && !isDone { find(.nobodyWaits, "the same again: \(again.code) \(again.complaint)") }
    try checkTree("after the same again")
    let verify = try place.beraad(["verify"], as: "editors", at: Workshop.clock + 90_060)
    if verify.code != 0 { find(.verifyIsRight, verify.output + verify.complaint) }
    let fsck = try place.git(["fsck", "--no-dangling", "--no-progress"])
    if fsck.code != 0 { find(.repositoryIsWhole, fsck.complaint + fsck.output) }
  }

  private func nextComment(_ aftermath: inout Aftermath) throws {
    try aftermath.next(["comment", "housing", "--on", "recht", "-m", "next"], as: "church")
    guard
      let id = try place.answer("log", "-1", "--format=%s", "refs/heads/partners/church").split(
        separator: " "
      )
      .first(where: { $0.isRecordID })
    else { return }
    if try place.records[String(id)] == nil { aftermath.find(.acknowledgedIsThere, "the next comment \(id)") }
  }

  private func nextPartner(_ aftermath: inout Aftermath) throws {
    try aftermath.next(["partner", "add", "next", "--name", "Next"], as: "editors")
    if try Roster(place.answer("show", "refs/heads/main:reviewers.json")).partners["next"] == nil {
      aftermath.find(.rosterKeepsPartners, "the next partner is not on the roster")
    }
  }

  /// The next command of somebody else works, and at once.
  private mutating func next(_ command: [String], as who: String) throws {
    let start = ContinuousClock.now
    let outcome = try place.beraad(command, as: who, at: Workshop.clock + 80_000)
    let took = ContinuousClock.now - start
    if outcome.code != 0 {
      find(.nobodyWaits, "\(command[0]) afterwards: \(outcome.code) \(outcome.complaint)")
    }
    if took > .seconds(2) { find(.nobodyWaits, "\(command[0]) afterwards took \(took)") }
  }

  private mutating func checkTree(_ when: String) throws {
    var status = try place.status.split(separator: "\n").map(String.init)
    if let edit = act.edit {
      // The author's own edit may still wait to be recorded; it must not be gone.
      status.removeAll { $0 == " M papers/housing/paper.md" }
      if !place.text(of: "papers/housing/paper.md").contains(edit) {
        find(.draftsKeepWords, "\(when): the edit is gone")
      }
    }
    if !status.isEmpty { find(.workTreeFollows, "\(when): \(status.joined(separator: ", "))") }
    for left in Leftovers.files(in: place.path) { find(.leftoversGo, "\(when): \(left)") }
  }
}

extension Substring {
  /// A letter and hex digits, as many as an id has; a commit has more.
  var isRecordID: Bool {
    (11..<40).contains(count) && (first?.isLetter ?? false) && dropFirst().allSatisfy(\.isHexDigit)
  }
}
