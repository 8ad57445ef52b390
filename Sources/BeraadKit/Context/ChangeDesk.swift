import Deliberation
import Git
import ObjectIDs
import Storage

/// The desk of a verb that changes main: what it reads is main inside the lock, and what it commits stands on that.
struct ChangeDesk {
  let desk: Desk
  let change: MainChange
  let identity: Identity

  var context: Context { desk.context }
  var snapshot: Snapshot { desk.snapshot }
  var roster: Roster { desk.roster }
  var repository: Repository { desk.repository }

  /// A record of whoever acts, written against the commit that the next one stands on.
  /// - Parameter saw: what bears on it and is at hand.
  func seal(_ body: Record.Body, on paper: Slug, saw: [RecordID] = []) -> Record {
    RecordCoding.seal(
      Record.Header(
        paper: paper, partner: identity.partner.id, person: identity.person,
        at: context.now(), seen: change.tip, saw: saw), body)
  }

  /// Puts a commit on top; nil where nothing would change, and in a dry run.
  @discardableResult
  func commit(_ step: MainChange.Step) throws -> ObjectID? { try change.commit(step, as: identity) }

  /// Puts records on main, in one commit.
  func commit(_ records: [Record], _ message: CommitMessage) throws {
    try commit(MainChange.Step(message, files: records.map { .init($0) }))
  }

  /// The desk on the commits made so far.
  func next() throws -> ChangeDesk {
    ChangeDesk(
      desk: try Desk(context, desk.workspace, change.next()), change: change, identity: identity)
  }
}

extension Context {
  /// Does a verb that changes main, wholly inside the transaction: its rules are asked of main as it is when it is
  /// written.
  ///
  /// - Parameters:
  ///   - log: a line for the reflog.
  ///   - isDryRun: whether it is asked for what it would do, and nothing is written.
  ///   - expected: the commit that it was decided on, where a front had people look at one; else what the context names.
  ///   - desk: one whose clone is open already.
  func change<Result>(
    _ log: String, isDryRun: Bool = false, expecting expected: ObjectID? = nil, at desk: Desk? = nil,
    _ verb: (ChangeDesk) throws -> Result
  ) throws -> Result {
    let desk = try desk ?? Desk(self)
    let identity = try desk.identity()
    let expected = try expected ?? expecting.map(desk.expected)
    return try desk.workspace.change(
      as: identity, at: now(), expecting: expected, isDryRun: isDryRun, log: log
    ) { change in
      let desk = try Desk(self, desk.workspace, change.snapshot)
      return try verb(ChangeDesk(desk: desk, change: change, identity: desk.identity()))
    }
  }

  /// Adds a record to the branch of whoever acts. The verb is asked inside the lock of that branch.
  ///
  /// - Parameters:
  ///   - aboutDraft: whether it is about the words of the draft: then of those in the form, where there was one.
  ///   - isVote: whether it is a vote: a partner that left may still have one.
  /// - Throws: a `Refusal` where the record is larger than what would be collected, or stands on commits that nobody takes.
  func record(
    aboutDraft: Bool = false, isVote: Bool = false, _ verb: (Desk, Identity) throws -> NewRecord
  ) throws -> FiledRecord {
    let desk = try Desk(self)
    let acting = try isVote ? desk.voter() : desk.identity()
    return try desk.workspace.append(as: acting, at: now(), shared: desk.sharedMain()) { snapshot in
      let seen = try formSnapshot(before: snapshot) ?? snapshot
      if aboutDraft, let form, form.seen != seen.commit { throw Refusal.draftGone }
      let (current, desk) = (
        try Desk(self, desk.workspace, snapshot), try Desk(self, desk.workspace, aboutDraft ? seen : snapshot)
      )
      let identity = try isVote ? desk.voter() : desk.identity()
      let new = try current.asSent(verb(desk, identity), by: identity)
      if let unsendable = try Unsendable(of: identity, at: desk.remote(), in: desk), !unsendable.isOfRecords {
        throw unsendable.refusal
      }
      guard case .write(let body) = new.content else {
        return Appending([], summary: "", result: new.filed(by: identity))
      }
      func sealed(at instant: Instant) -> Record {
        RecordCoding.seal(
          Record.Header(
            paper: new.paper, partner: identity.partner.id, person: identity.person, at: instant,
            seen: seen.commit, saw: new.saw), body)
      }
      var record = sealed(at: now())
      // Said again in the second in which it was taken back, it would be the record that was taken back.
      while try current.isTakenBack(record) {
        record = sealed(at: Instant(seconds: record.header.at.seconds + 1))
      }
      let size = RecordCoding.encode(record).count
      guard size <= RecordCoding.largest else {
        throw Refusal(
          Localized(
            en: "A record of \(size) bytes is too large: at most \(RecordCoding.largest).",
            nl: "Een record van \(size) bytes is te groot: hoogstens \(RecordCoding.largest)."),
          by: .tooLong(most: RecordCoding.largest))
      }
      return Appending(
        [record], summary: new.summary(record.id), result: new.filed(by: identity, id: record.id))
    }
  }

  /// Main as the form had it; nil where there was none, or that commit is no part of main any more.
  func formSnapshot(before tip: Snapshot) throws -> Snapshot? {
    guard let seen = form?.seen, seen != tip.commit, tip.workspace.repository.contains(seen),
      try tip.workspace.repository.isAncestor(seen, of: tip.commit)
    else { return nil }
    return try Snapshot(workspace: tip.workspace, commit: seen)
  }
}

extension Refusal {
  /// Of a form about a draft that is no part of main, as after a backup was put back: nobody can tell which words are meant.
  fileprivate static let draftGone = Refusal(
    Localized(
      en: "The draft that this was written on is no part of main any more.",
      nl: "Het concept waarbij dit is geschreven, staat niet meer op main."),
    hints: [
      Localized(
        en: "look at the draft of now, and send it again",
        nl: "bekijk het concept van nu, en verstuur het opnieuw")
    ], by: .draftGone)
}

extension Desk {
  /// Whether this very record is there, and was withdrawn.
  fileprivate func isTakenBack(_ record: Record) throws -> Bool {
    let path = Layout.path(of: record)
    let branch = try repository.tip(of: Layout.reference(of: record.header.partner))
    let isThere = try [branch, snapshot.commit].compactMap(\.self).contains {
      try repository.entry(at: path, in: $0) != nil
    }
    guard isThere else { return false }
    return try dossier(of: record.header.paper.description, looksAtTokens: false).dossier
      .withdrawal(of: record.id) != nil
  }

  /// What a verb wants written, or the record that the same form made before.
  ///
  /// - Throws: a `Refusal` where that was withdrawn since.
  func asSent(_ new: NewRecord, by identity: Identity) throws -> NewRecord {
    guard context.form != nil, case .write(let body) = new.content else { return new }
    let dossier = try dossier(of: new.paper.description, looksAtTokens: false).dossier
    let sent = try context.sentForm(by: identity, in: dossier, repository) {
      $0 == body
    } stands: {
      dossier.withdrawal(of: $0.id) == nil
    }
    switch sent {
    case .new: return new
    case .standing(let record): return NewRecord(standing: record.id, on: new.paper, story: new.story)
    case .superseded(let record):
      throw SentForm.refusal(record, since: Localized(en: "it was withdrawn", nl: "is dat ingetrokken"))
    }
  }
}

/// A record that a verb wants on its partner's branch, and what to say of it.
struct NewRecord {
  let paper: Slug
  let content: Content
  /// What bears on it and is at hand.
  let saw: [RecordID]
  /// The commit's first line.
  let summary: (RecordID) -> String
  let story: Localized

  enum Content {
    case write(Record.Body)
    /// It says what an earlier one says: nothing is written.
    case standing(RecordID)
  }

  init(
    _ body: Record.Body, on paper: Slug, saw: [RecordID] = [], summary: @escaping (RecordID) -> String,
    story: Localized
  ) {
    (self.paper, content, self.saw) = (paper, .write(body), saw)
    (self.summary, self.story) = (summary, story)
  }

  init(standing id: RecordID, on paper: Slug, story: Localized) {
    (self.paper, content, saw) = (paper, .standing(id), [])
    (summary, self.story) = ({ "\($0)" }, story)
  }

  func filed(by identity: Identity, id: RecordID? = nil) -> FiledRecord {
    var name = id?.description ?? ""
    if case .standing(let earlier) = content { name = earlier.description }
    return FiledRecord(
      id: name, paper: paper.description, partner: identity.partner.id.description, story: story)
  }
}
