import Foundation
import TestSupport

/// What the committee does with what partners wrote: every one of these writes on main.
extension Alliance {
  func collect(at place: Place, random: inout SplitMix) throws {
    try collect(at: place, as: anyCommittee(random: &random))
  }

  func collect(at place: Place, as who: String) throws { _ = try beraad(place, ["collect"], as: who) }

  func decide(at place: Place, random: inout SplitMix) throws {
    let collected = try place.files(of: "refs/heads/main").keys
    guard
      let record = try anyRecord(.amendment, .amendment, .amendment, .comment, at: place, random: &random),
      random.once(in: 6) || collected.contains(where: { $0.hasSuffix("/\(record.id).json") })
    else { return }
    let who = anyCommittee(random: &random)
    let outcomes = [
      ("adopt", "adopted"), ("adopt", "adopted"), ("reject", "rejected"), ("postpone", "postponed"),
    ]
    guard let (typed, recorded) = random.pick(outcomes) else { return }
    let target = record.kind == .amendment && random.once(in: 4) ? record.id + "/1" : record.id
    let outcome = try beraad(place, ["decide", target, typed, "--because", "Besluit \(mark)."], as: who)
    try acknowledge(
      .decision, outcome, at: place, paper: record.paper, partner: who,
      said: [
        "kind": .text("decision"), "outcome": .text(recorded), "reason": .text("Besluit \(mark)."),
      ])
  }

  func merge(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let outcome = try beraad(
      place, ["merge", paper, "--yes", "--json"], as: anyCommittee(random: &random))
    guard outcome.code != 1, let answer = JSON(parsing: outcome.output) else { return }
    for step in answer["steps"]?.elements ?? [] where step["state"]?.text == "merged" {
      for change in step["changes"]?.elements ?? [] {
        for word in (change["new"]?.text ?? "").marked { ledger.noteWord(word, in: paper) }
      }
    }
    // The decisions that follow from a closed motion are records too, acknowledged by the answer.
    for (id, file) in try place.records where id.hasPrefix("d") && ledger.records[id] == nil {
      let record = JSON(parsing: try place.answer("cat-file", "blob", file.blob)) ?? .null
      try acknowledge(
        .decision, id: id, at: place, paper: record["paper"]?.text ?? paper,
        partner: record["partner"]?.text ?? "", said: ["kind": .text("decision")])
    }
  }

  func publish(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let numbers = try place.files(of: "refs/heads/main").keys.compactMap { path -> Int? in
      let parts = path.split(separator: "/")
      guard parts.count > 3, parts[1] == paper, parts[2] == "editions" else { return nil }
      return Int(parts[3].replacing(".json", with: ""))
    }
    let number = (numbers.max() ?? 0) + 1
    let who = anyCommittee(random: &random)
    let output = "\(folder.path)/edition-\(mark)"
    let outcome = try beraad(
      place, ["publish", paper, "--edition", "\(number)", "-o", output, "--json"], as: who)
    guard outcome.code == 0, let id = JSON(parsing: outcome.output)?["record"]?.text else { return }
    let record = Acknowledged(kind: .edition, id: id, step: step ?? 0, paper: paper, partner: who, said: [:])
    guard
      let file = try place.files(of: "refs/heads/main").first(where: { path, _ in
        path.hasPrefix("papers/\(paper)/editions/\(number)")
      })
    else { return find(.acknowledgedIsThere, "edition \(number) of \(paper) was said and is nowhere") }
    try acknowledgeEdition(record, number: number, blob: file.value, at: place)
    let verified = try place.beraad(["verify", paper, "--files", output, "--json"], as: who, at: clock)
    let checks = JSON(parsing: verified.output)?["checks"]?.elements ?? []
    for check in checks where check["name"]?.text?.contains("edition \(number)") == true {
      if check["ok"]?.flag != true {
        find(.verifyIsRight, "edition \(number): \(check["detail"]?.text ?? "")")
      }
    }
    // The folder is this clone's own, and `verify` would speak of it.
    try FileManager.default.removeItem(atPath: output)
  }

  /// An edition's file is not named after its record in every format: what it says is held against what was said.
  private func acknowledgeEdition(_ record: Acknowledged, number: Int, blob: String, at place: Place) throws {
    var record = record
    record.blob = blob
    record.record = JSON(parsing: try place.answer("cat-file", "blob", blob)) ?? .null
    if record.record["id"]?.text != record.id || record.record["number"]?.number != number {
      find(.recordsStayTheSame, "edition \(record.id) stands as \(record.record)")
    }
    if !ledger.note(record) { find(.recordsStayTheSame, "\(record.id) is the id of two records") }
  }
}

extension String {
  /// The words in it that are somebody's.
  var marked: [String] {
    split { $0.isWhitespace || $0.isNewline || $0 == "." }.map(String.init).filter { !$0.isNobodys }
  }
}
