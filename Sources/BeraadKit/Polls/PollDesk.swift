import Deliberation
import Git
import Storage

/// A desk with one poll of one paper on it.
struct PollDesk {
  let desk: Desk
  let dossier: Dossier
  let state: PollState
  /// Records on partners' branches that cannot be read, one sentence each.
  let problems: [String]

  /// - Throws: a `Refusal` with near names where there is no such paper or poll.
  init(_ desk: Desk, _ name: PollName, scope: RecordScope = .everything) throws {
    let loaded = try desk.dossier(of: name.paper, scope: scope)
    try self.init(desk, loaded.dossier, poll: name.poll, problems: loaded.problems)
  }

  /// - Throws: a `Refusal` with near names where the paper has no such poll.
  init(_ desk: Desk, _ dossier: Dossier, poll name: String, problems: [String] = []) throws(Refusal) {
    guard let id = Slug(name), let state = dossier.pollState(id) else {
      throw .unknown("poll", name, among: dossier.polls.keys.map(\.description))
    }
    (self.desk, self.dossier, self.state, self.problems) = (desk, dossier, state, problems)
  }

  var name: PollName { PollName(paper: dossier.paper.slug.description, poll: state.poll.id.description) }

  /// The boards and rules, where it is a sticker poll.
  func stickerForm() throws(Refusal) -> StickerForm {
    guard case .sticker(let form) = state.poll.form else {
      throw Refusal(
        "\(name) is a \(state.poll.form.name), not a sticker poll.",
        hints: ["partners vote in it with: beraad vote \(name) CHOICE"])
    }
    return form
  }

  /// Refuses unless the poll is open.
  func mustBeOpen(to verb: String) throws(Refusal) {
    if state.closing != nil { throw Refusal("\(name) is closed: it is too late to \(verb).") }
    guard state.opening != nil else {
      throw Refusal(
        "\(name) is not open yet: it is too early to \(verb).",
        hints: ["the committee opens it with: beraad poll open \(name)"])
    }
  }

  /// Votes that count as soon as they are collected: they stand on their partners' branches only.
  var uncollectedVotes: Int { state.votes.values.count { !$0.isCollected } }

  /// All votes that stand on partners' branches only, whether a later one takes their place or not.
  var votesOnBranches: [RecordID] {
    dossier.records.filter {
      $0.record.kind == .vote && $0.record.body.poll == state.poll.id && !$0.isCollected
    }.map(\.record.id)
  }

  /// Seals a record of this poll.
  func seal(_ body: Record.Body, by identity: Identity) -> Record {
    RecordCoding.seal(desk.header(of: dossier.paper.slug, by: identity), body)
  }

  /// Adds a record to main, in one commit, if main has the poll still as this desk read it.
  ///
  /// - Parameter reason: what stands in the commit's message below the summary.
  /// - Throws: `PollMoved` where it has not; then nothing was written, and the rules have to be asked again.
  func write(_ record: Record, by identity: Identity, summary: String, reason: String = "") throws {
    let (poll, repository) = (state.poll, desk.workspace.repository)
    let folder = "papers/\(poll.paper)/polls/\(poll.id)"
    let path = RecordCoding.path(of: record)
    let blob = try repository.write(blob: RecordCoding.encode(record))
    let signature = identity.signature(at: record.header.at)
    let message = Workspace.message(
      summary, body: reason,
      trailers: [("Partner", identity.partner.id.description), ("Poll", poll.id.description)])
    try desk.workspace.moveMain(log: summary) { tip in
      guard
        try repository.entry(at: folder, in: tip) == repository.entry(at: folder, in: desk.snapshot.commit)
      else { throw PollMoved() }
      let tree = try repository.tree(updating: repository.tree(of: tip), set: [(path, blob)])
      let commit = try repository.createCommit(
        tree: tree, parents: [tip], author: signature, committer: signature, message: message)
      return (commit, [path], ())
    }
  }
}

/// Somebody else changed the poll on main between reading and writing.
struct PollMoved: Error {}

extension Context {
  /// Does a verb about a poll, and does it again from its beginning where somebody else was faster on main.
  func withPoll<Result>(
    _ name: PollName, scope: RecordScope = .everything, _ verb: (PollDesk) throws -> Result
  ) throws -> Result {
    for _ in 0..<16 {
      do {
        return try verb(PollDesk(Desk(self), name, scope: scope))
      } catch is PollMoved {
        continue
      }
    }
    throw Refusal("\(name) changes on main all the time; nothing was recorded.", hints: ["try again"])
  }
}
