import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

/// A dossier in the terms of a page: what every page of a paper shows, be it a draft or an edition.
struct PageEntries {
  let dossier: Dossier
  private var anchors: CarriedAnchors
  private let changes: PlacedChanges
  private let agenda: Agenda?
  private var remarks: UnpublishedRemarks

  /// - Parameter agenda: what is open, where the page is to say how it stands.
  init(
    _ dossier: Dossier, at commit: ObjectID, in repository: Repository, agenda: Agenda? = nil
  ) throws {
    self.dossier = dossier
    self.agenda = agenda
    remarks = UnpublishedRemarks(in: repository)
    anchors = CarriedAnchors(of: dossier.threads, on: dossier.paper, at: commit, in: repository)
    changes = try PlacedChanges(of: dossier, in: repository) { _, _ in true }
  }

  /// - Throws: a `Refusal` where it cannot be told on this machine who vouches for what.
  func heading(of snapshot: Snapshot) throws -> PaperHeading {
    let paper = dossier.paper
    return PaperHeading(
      language: (paper.language ?? dossier.roster.language) == .dutch ? .dutch : .english,
      alliance: dossier.roster.alliance, slug: paper.slug.description, title: paper.title,
      kind: paper.frontMatter["kind"] ?? "", stage: paper.frontMatter["stage"] ?? "",
      commit: snapshot.commit.hex,
      tool: Tool.name, textLanguage: paper.textLanguage, signatures: try SignatureNote(snapshot, paper.slug))
  }

  var partners: [PartnerEntry] {
    dossier.roster.partners.map {
      PartnerEntry(id: $0.id.description, name: $0.name, kind: $0.kind ?? "", region: $0.region ?? "")
    }
  }

  // MARK: Amendments

  mutating func amendments() throws -> [AmendmentEntry] {
    try dossier.amendments.map { file in
      AmendmentEntry(
        id: file.id.description, partners: [file.partner.description], date: file.filed.record.header.at.date,
        reason: file.amendment.reason, comments: file.amendment.comments.map(\.description),
        again: file.amendment.again.first?.record.description, putAgain: dossier.putAgain(file),
        hunks: try file.amendment.hunks.indices.map { try hunk($0, of: file) })
    }
  }

  private mutating func hunk(_ index: Int, of file: AmendmentFile) throws -> AmendmentEntry.Hunk {
    let target = Target(file.id, hunk: index + 1)
    let (old, new) = try remarks.wording(of: file.amendment.hunks[index], on: file.amendment.base)
    return AmendmentEntry.Hunk(
      number: index + 1, old: old, new: new, place: place(of: target),
      outcome: Outcome(file.statuses[index]), decision: dossier.decision(about: target).flatMap(decision),
      standing: agenda?[target.description].map { Rendering.Standing($0.standing) })
  }

  private func place(of target: Target) -> Int? {
    changes[target.description]?.range?.lowerBound
  }

  // MARK: Comments

  mutating func comments() throws -> [CommentEntry] {
    var entries: [CommentEntry] = []
    for thread in dossier.threads {
      let carried = try anchors.carry(thread.comment.anchor)
      entries.append(entry(thread, carried, quote: try remarks.quote(of: thread.comment.anchor)))
    }
    return entries
  }

  private func entry(_ thread: Thread, _ carried: CarriedAnchor, quote: String) -> CommentEntry {
    CommentEntry(
      id: thread.id.description, partner: thread.partner.description,
      date: thread.filed.record.header.at.date,
      kind: thread.comment.intent.rawValue, quote: quote, body: thread.comment.text,
      anchor: CommentEntry.Anchor(carried), outcome: Outcome(thread.status),
      replies: thread.replies.compactMap(CommentEntry.Reply.init),
      decision: decision(about: thread).flatMap(decision))
  }

  /// What was decided about a comment: about itself, or about the amendment through which it was adopted.
  private func decision(about thread: Thread) -> Filed? {
    if let own = dossier.decision(about: Target(thread.id)) { return own }
    guard case .adopted(let id) = thread.status, let file = dossier.amendment(id) else { return nil }
    return file.targets(where: \.isAdopted).first.flatMap(dossier.decision)
  }

  private func decision(_ filed: Filed) -> DecisionEntry? {
    guard case .decision(let decision) = filed.record.body else { return nil }
    let header = filed.record.header
    return DecisionEntry(
      id: filed.record.id.description, reason: decision.reason, by: [dossier.name(of: header.partner)],
      date: header.at.date, poll: decision.poll?.description)
  }
}

extension Dossier {
  /// The amendment by which some of an amendment's changes were put again.
  fileprivate func putAgain(_ file: AmendmentFile) -> String? {
    file.statuses.lazy.compactMap(\.putAgain).first?.description
  }
}

extension CommentEntry.Anchor {
  init(_ carried: CarriedAnchor) {
    switch carried.outcome {
    case .kept: self = carried.ranges.first.map { .kept($0) } ?? .unknown
    case .edited: self = .edited(carried.ranges)
    case .deleted: self = carried.removedBy.map { .deleted(by: $0.hex) } ?? .unknown
    }
  }
}

extension CommentEntry.Reply {
  init?(_ filed: Filed) {
    guard case .reply(let reply) = filed.record.body else { return nil }
    let header = filed.record.header
    self.init(partner: header.partner.description, date: header.at.date, body: reply.text)
  }
}

extension Rendering.Standing {
  init(_ standing: OpenClass) {
    switch standing {
    case .clean: self = .clean
    case .proposal: self = .proposal
    case .rewritten: self = .rewritten
    case .contested: self = .contested
    case .voting: self = .voting
    case .apart: self = .apart
    case .there: self = .there
    case .unplaced: self = .unplaced
    }
  }
}

extension Rendering.Outcome {
  init(_ status: HunkStatus) {
    switch status {
    case .open: self = .open
    case .withdrawn: self = .withdrawn
    case .putAgain: self = .putAgain
    case .merged: self = .adopted
    case .decided(let outcome, _): self = Self(outcome)
    }
  }

  init(_ status: CommentStatus) {
    switch status {
    case .open: self = .open
    case .withdrawn: self = .withdrawn
    case .answered: self = .answered
    case .adopted: self = .adopted
    case .decided(let outcome, _): self = Self(outcome)
    }
  }

  private init(_ outcome: Deliberation.Outcome) {
    switch outcome {
    case .adopted: self = .adopted
    case .rejected: self = .rejected
    case .referred: self = .referred
    case .postponed: self = .postponed
    }
  }
}

extension SignatureNote {
  /// Who vouches for the records of a paper: a function of the commit, on every machine or on none.
  fileprivate init(_ snapshot: Snapshot, _ paper: Slug) throws {
    let signatures = try MainSignatures(of: snapshot)
    guard !signatures.isUncertain else {
      throw Refusal(
        "There are signatures of a kind that only ssh-keygen checks, and it is not on this machine.",
        hints: ["install it with: apt-get install openssh-client"])
    }
    let summary = try signatures.summary(under: Layout.folder(of: paper))
    self.init(
      isRequired: signatures.policy == .required, hasKeys: signatures.hasKeys, partner: summary.partner,
      door: summary.door, committee: summary.committee, other: summary.earlier + summary.nobody.count)
  }
}
