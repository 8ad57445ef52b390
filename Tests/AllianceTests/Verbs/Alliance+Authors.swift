import Foundation
import TestSupport

/// What authors do to drafts and the committee to the roster.
extension Alliance {
  func partnerAdd(at place: Place, random: inout SplitMix) throws {
    let id = "group\(mark)"
    let outcome = try beraad(
      place, ["partner", "add", id, "--name", "Group \(mark)", "--region", "north"],
      as: anyCommittee(random: &random))
    if outcome.code == 0 { ledger.notePartner(id, name: "Group \(mark)") }
  }

  /// Somebody takes a partner off the roster, by hand: a later change of the roster changes no result.
  func partnerLeaves(at place: Place, random: inout SplitMix) throws {
    let present = Roster(place.text(of: "reviewers.json")).partners.keys
    guard
      let id = random.pick(
        ledger.partners.keys.filter { $0.hasPrefix("group") && present.contains($0) }.sorted())
    else { return }
    try place.write(Roster(place.text(of: "reviewers.json")).without([id]).text, to: "reviewers.json")
    let outcome = try git(place, "commit", "--quiet", "--all", "--message", "\(id) leaves")
    if outcome.code == 0 { ledger.noteLeft(id) }
  }

  func new(at place: Place, random: inout SplitMix) throws {
    let paper = random.once(in: 3) ? "shared" : "paper\(mark)"
    let outcome = try beraad(
      place, ["new", paper, "--title", "Title \(mark)"], as: anyCommittee(random: &random))
    guard outcome.code == 0 else { return }
    ledger.notePaper(paper)
    let file = "papers/\(paper)/paper.md"
    try place.write(place.text(of: file) + Drafting.body(paragraphs: 2, random: &random), to: file)
    try commit(paper, at: place, plain: false, word: nil, random: &random)
  }

  func adopt(at place: Place, random: inout SplitMix) throws {
    let (file, paper) = ("notes\(mark).md", "adopted\(mark)")
    try place.write(Drafting.body(paragraphs: 3, random: &random) + "\nEigen\(mark) woord.\n", to: file)
    try git(place, "add", file)
    try git(place, "commit", "--quiet", "--message", "Notes \(mark)")
    let outcome = try beraad(
      place, ["new", paper, "--title", "Title \(mark)", "--adopt", file], as: anyCommittee(random: &random))
    guard outcome.code == 0 else { return }
    ledger.notePaper(paper)
    ledger.noteWord("Eigen\(mark)", in: paper)
  }

  func revise(at place: Place, plain: Bool, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let file = "papers/\(paper)/paper.md"
    let word = "herziening\(mark)"
    try place.write(Drafting.edited(place.text(of: file), adding: word, random: &random), to: file)
    try commit(paper, at: place, plain: plain, word: word, random: &random)
  }

  /// Commits what stands in the work tree, by either way; what is refused is taken back by hand.
  private func commit(
    _ paper: String, at place: Place, plain: Bool, word: String?, random: inout SplitMix
  ) throws {
    let message = "Herziening \(mark)"
    let outcome =
      plain
      ? try git(place, "commit", "--quiet", "--all", "--message", message)
      : try beraad(place, ["revise", paper, "-m", message], as: anyCommittee(random: &random))
    if outcome.code == 0 {
      if let word { ledger.noteWord(word, in: paper) }
    } else {
      try git(place, "checkout", "--quiet", "--", "papers/\(paper)/paper.md")
    }
  }
}
