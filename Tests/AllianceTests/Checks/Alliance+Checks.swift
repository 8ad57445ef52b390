import TestSupport

/// What must hold at the end.
extension Alliance {
  /// Spreads, asks, collects, spreads and asks again.
  func end() {
    step = nil
    var random = SplitMix(seed: seed)
    do {
      guard try spread(random: &random) else { return }
      note("everybody has \(try places[0].main)")
      try checkAnswers()
      for place in places { try checkRecords(at: place) }
      try collect(at: places[0], as: "editors")
      guard try spread(random: &random) else { return }
      note("everybody has \(try places[0].main)")
      let answers = try checkAnswers()
      for place in places { try checkEverything(at: place) }
      try checkLists(answers)
      try checkNames(answers, at: places[0])
      try checkVerify(answers)
      try checkVotes(answers)
    } catch { find(.machineWorks, "the end: \(error)") }
  }

  @discardableResult
  private func checkAnswers() throws -> Answers {
    let all = try places.map { try Answers(of: $0, ledger: ledger, clock: clock) }
    for (place, answers) in zip(places, all).dropFirst() {
      for difference in answers.differences(from: all[0]) {
        find(.oneCommitOneAnswer, "\(place.name) and c0 at one commit: \(difference)")
      }
    }
    return all[0]
  }

  private func checkRecords(at place: Place) throws {
    let records = try place.records
    let editions = Set(try place.files(of: "refs/heads/main").values)
    for record in ledger.records.values.sorted(by: { $0.id < $1.id }) {
      let blob = records[record.id]?.blob
      if record.kind == .edition ? !editions.contains(record.blob) : blob == nil {
        find(
          .acknowledgedIsThere, "\(place.name): \(record.kind) \(record.id) of step \(record.step) is nowhere"
        )
      } else if let blob, blob != record.blob {
        find(.recordsStayTheSame, "\(place.name): \(record.kind) \(record.id) has other bytes")
      }
    }
  }

  private func checkEverything(at place: Place) throws {
    try checkRecords(at: place)
    let status = try place.status
    if !status.isEmpty { find(.workTreeFollows, "\(place.name): \(status)") }
    let fsck = try place.git(["fsck", "--no-dangling", "--no-progress"])
    if fsck.code != 0 { find(.repositoryIsWhole, "\(place.name): \(fsck.complaint)\(fsck.output)") }
    for left in Leftovers.files(in: place.path) { find(.leftoversGo, "\(place.name): \(left)") }
    let roster = Roster(place.text(of: "reviewers.json")).partners
    for (id, name) in ledger.partners.sorted(by: { $0.key < $1.key }) where !ledger.left.contains(id) {
      if roster[id]?.contains("\"\(name)\"") != true {
        find(.rosterKeepsPartners, "\(place.name): \(id) is not on the roster, or not as '\(name)'")
      }
    }
    let files = try place.files(of: "refs/heads/main")
    for paper in ledger.papers.sorted() where files["papers/\(paper)/paper.md"] == nil {
      find(.papersStay, "\(place.name): \(paper) is not on main")
    }
    for (word, paper) in ledger.words.sorted(by: { $0.key < $1.key })
    where !ledger.chosen.contains(paper) && !draft(of: paper, at: place).contains(word) {
      find(.draftsKeepWords, "\(place.name): '\(word)' is not in \(paper)")
    }
  }
}
