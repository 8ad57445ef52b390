import Deliberation
import Git
import Storage

extension Context {
  /// Opens a poll: from here its definition is frozen, and the roster of this moment says who may vote.
  package func openPoll(_ name: PollName) throws -> PollStep {
    try withPoll(name) { poll in
      let identity = try poll.desk.identity()
      try identity.mustBe(.committee, to: "open a poll")
      guard poll.state.opening == nil else {
        throw Refusal("\(poll.name) was opened already; it is \(poll.state.stage).")
      }
      try poll.mustBeCommitted()
      try poll.dossier.checkTargets(of: poll.state.poll)
      let partners = poll.desk.roster.partners
      let opening = Opening(
        poll: poll.state.poll.id, definition: poll.state.blob,
        electorate: Dictionary(uniqueKeysWithValues: partners.map { ($0.id, $0.weight) }))
      let record = poll.seal(.opening(opening), by: identity)
      try poll.write(record, by: identity, summary: "poll: open \(poll.name)")
      return poll.step("open", record, story: ["Opened \(poll.name) for \(partners.count) partners."])
    }
  }

  /// Closes a poll, naming the tip of every partner's branch at hand: what these hold still counts.
  package func closePoll(_ name: PollName) throws -> PollStep {
    try withPoll(name) { poll in
      let identity = try poll.desk.identity()
      try identity.mustBe(.committee, to: "close a poll")
      guard poll.state.closing == nil else { throw Refusal("\(poll.name) was closed already.") }
      try poll.mustBeOpen(to: "close it")
      let tips = try poll.desk.workspace.partnerTips().map { ($0.partner, $0.tip.hex) }
      let closing = Closing(
        poll: poll.state.poll.id, tips: Dictionary(tips, uniquingKeysWith: { first, _ in first }),
        votes: Set(poll.votesOnBranches))
      let record = poll.seal(.closing(closing), by: identity)
      try poll.write(record, by: identity, summary: "poll: close \(poll.name)")
      return poll.step("closed", record, story: ["Closed \(poll.name)."], warnings: poll.loose)
    }
  }
}

extension PollDesk {
  fileprivate func step(
    _ stage: String, _ record: Record, story: [String], warnings: [String] = []
  ) -> PollStep {
    PollStep(
      paper: name.paper, poll: name.poll, stage: stage, record: record.id.description, story: story,
      warnings: warnings + problems)
  }

  /// Refuses to freeze a definition other than the one that the user has before them.
  fileprivate func mustBeCommitted() throws {
    let path = PollCoding.path(paper: state.poll.paper, poll: state.poll.id)
    let (workspace, repository) = (desk.workspace, desk.workspace.repository)
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference),
      try !repository.workTreeChanges(under: path).isEmpty
    else { return }
    throw Refusal(
      "\(path) has changes that are not committed: the opening would freeze another question.",
      hints: ["commit them with: beraad poll new \(name.paper) \(name.poll) --from \(path)"])
  }

  /// What a closing leaves open, one sentence each.
  fileprivate var loose: [String] {
    var sentences: [String] = []
    let waiting = uncollectedVotes
    if waiting > 0 {
      sentences.append(
        "\(waiting == 1 ? "1 vote is" : "\(waiting) votes are") not collected yet; collected later, they still count: beraad collect"
      )
    }
    if case .sticker(let form) = state.poll.form {
      let missing = form.meetings.filter { state.counts[$0.id] == nil }.map(\.title)
      if !missing.isEmpty { sentences.append("Nothing was counted at: \(missing.joined(separator: ", ")).") }
    }
    return sentences
  }
}
