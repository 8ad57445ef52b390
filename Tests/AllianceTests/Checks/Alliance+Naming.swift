import TestSupport

/// What the answers at the end must say by name.
extension Alliance {
  /// Every record is listed with what it says.
  func checkLists(_ answers: Answers) throws {
    var listed: [String: JSON] = [:]
    for paper in ledger.papers {
      for subject in ["comments", "amendments", "decisions"] {
        listed.merge(answers.json("list \(paper) \(subject)")?.objectsByID ?? [:]) { first, _ in first }
      }
    }
    for record in ledger.records.values.sorted(by: { $0.id < $1.id }) {
      let expected: [String: JSON]
      switch record.kind {
      case .comment, .reply: expected = ["body": record.said["text"] ?? .null]
      case .amendment: expected = ["reason": record.said["reason"] ?? .null]
      case .decision:
        expected = ["outcome": record.record["outcome"] ?? .null, "reason": record.record["reason"] ?? .null]
      default: continue
      }
      guard let entry = listed[record.id] else {
        find(.recordsAreListed, "\(record.kind) \(record.id) of step \(record.step) is in no list")
        continue
      }
      for (field, value) in expected where entry[field] != value {
        find(
          .recordsAreListed,
          "\(record.kind) \(record.id) is listed with \(field) \(entry[field]?.canonical ?? "none")")
      }
    }
    for poll in ledger.polls.subtracting(ledger.removed).sorted() {
      let paper = poll.split(separator: "/").first ?? ""
      let polls = answers.json("list \(paper) polls")?.elements ?? []
      if !polls.contains(where: { $0["poll"]?.text == poll.pollName }) {
        find(.pollsStay, "\(poll) is in no list")
      }
    }
  }

  /// Every record of those that exclude each other is named by `status`, `verify` or `tally`.
  func checkNames(_ answers: Answers, at place: Place) throws {
    let exclusions = ledger.exclusions
    if exclusions.isEmpty { return }
    var commands = [["status"], ["verify"]]
    commands += ledger.polls.sorted().map { ["tally", $0] }
    var said = answers.texts.filter { !$0.key.hasPrefix("list") && !$0.key.hasPrefix("inbox") }.map(\.value)
    for command in commands {
      let outcome = try place.beraad(command, as: "editors", at: clock)
      said.append(outcome.output + outcome.complaint)
    }
    let names = Set(said.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.filter { $0.count >= 4 })
    // What a closing lists counts, and the tally shows it; what came too late has to be named.
    let counted = Set(
      ledger.records.values.flatMap { $0.record["counts"]?.elements ?? [] }.compactMap(\.text))
    for (key, records) in exclusions.sorted(by: { $0.key < $1.key }) {
      let named = records.filter { record in
        counted.contains(record.id) || names.contains { record.id.hasPrefix($0) }
      }
      // Of those that say the same it is enough to name one.
      let unnamed = records.filter { record in !named.contains { $0.says == record.says } }
      if !unnamed.isEmpty {
        find(
          .exclusionsAreNamed,
          "\(key): \(records.map { "\($0.id) (step \($0.step))" }.joined(separator: ", ")); not named: "
            + unnamed.map(\.id).joined(separator: ", "))
      }
    }
  }

  /// What `verify` calls wrong is something that excludes each other, or that a person chose by hand.
  func checkVerify(_ answers: Answers) throws {
    guard let checks = answers.json("verify")?["checks"]?.elements, !checks.isEmpty else {
      return find(.verifyIsRight, "verify says nothing: \(answers.texts["verify --json --as editors"] ?? "")")
    }
    let explained = ledger.exclusions.values.flatMap { $0 }.map { String($0.id.prefix(6)) } + ledger.chosen
    for check in checks where check["ok"]?.flag != true {
      let detail = check["detail"]?.text ?? ""
      // A poll that one clone opened while another put its question anew: to say so is right.
      let isApart = ledger.putApart.contains { poll in
        let path = "papers/\(poll.replacing("/", with: "/polls/"))/poll.json"
        return detail.contains("\(path) was changed after the poll was opened")
      }
      if !isApart && !explained.contains(where: { detail.contains($0) }) {
        find(.verifyIsRight, "\(check["name"]?.text ?? ""): \(detail)")
      }
    }
  }

  /// In a poll with one opening and no closing, the one vote of a partner that no other replaces counts for its choice.
  func checkVotes(_ answers: Answers) throws {
    let heads = ledger.heads
    for (key, openings) in heads where key.hasPrefix("opening of ") && openings.count == 1 {
      let poll = String(key.dropFirst("opening of ".count))
      guard heads["closing of \(poll)"] == nil, let tally = answers.json("tally \(poll)"),
        tally["kind"]?.text == "motion"
      else { continue }
      let electorate = openings[0].record["electorate"]?.fields ?? [:]
      for (partner, votes) in Self.partners.compactMap({ id in
        heads["vote of \(id) in \(poll)"].map { (id, $0) }
      })
      where votes.count == 1 && electorate[partner] != nil {
        let option = votes[0].record["option"]?.text ?? ""
        let chosen =
          tally["alternatives"]?.elements.filter { alternative in
            alternative["partners"]?.elements.contains(.text(partner)) == true
          }.compactMap { $0["id"]?.text } ?? []
        let abstains = tally["abstained"]?.elements.contains(.text(partner)) == true
        if option == "abstain" ? !abstains : chosen != [option] {
          find(.votesCount, "\(votes[0].id) of \(partner) in \(poll) for \(option) counts as \(chosen)")
        }
      }
    }
  }
}
