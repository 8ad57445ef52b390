import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

/// What a page shows of a paper, be it a draft or an edition: the dossier, and where in the text its records stand now.
struct PageEntries {
  let dossier: Dossier
  private let snapshot: Snapshot
  private let changes: PlacedChanges

  private var commit: ObjectID { snapshot.commit }
  private var repository: Repository { snapshot.workspace.repository }

  init(_ dossier: Dossier, at snapshot: Snapshot) throws {
    (self.dossier, self.snapshot) = (dossier, snapshot)
    let repository = snapshot.workspace.repository
    changes = try PlacedChanges(of: dossier, in: repository) { _, _ in true }
  }

  func content() throws -> PaperContent { try traced().content }

  /// The content, and the origins of the draft's words where following the quotes found them; nil where it did not.
  func traced() throws -> (content: PaperContent, origins: [WordOrigins.Span]?) {
    let (quotes, responses, origins) = try quotes()
    var content = PaperContent(
      heading: try heading(), dossier: dossier, passages: try passages(), quotes: quotes)
    content.responses = responses
    return (content, origins)
  }

  /// - Throws: a `Refusal` where it cannot be told on this machine who vouches for what.
  private func heading() throws -> PaperHeading {
    let paper = dossier.paper
    return PaperHeading(
      language: paper.language ?? dossier.roster.language, alliance: dossier.roster.alliance,
      slug: paper.slug.description, title: paper.title, kind: paper.frontMatter["kind"] ?? "",
      stage: paper.frontMatter["stage"] ?? "", commit: commit.hex, tool: Tool.name,
      textLanguage: paper.textLanguage,
      summary: paper.frontMatter["summary"].flatMap { $0.isEmpty ? nil : $0 },
      signatures: try SignatureNote(snapshot, paper.slug))
  }

  // MARK: Changes

  private func passages() throws -> [Target: ChangedPassage] {
    var remarks = UnpublishedRemarks(in: repository)
    var passages: [Target: ChangedPassage] = [:]
    for file in dossier.amendments {
      for (index, hunk) in file.amendment.hunks.enumerated() {
        let target = Target(file.id, hunk: index + 1)
        passages[target] = try remarks.passage(
          of: hunk, on: file.amendment.base, place: changes[target.description]?.range)
      }
    }
    return passages
  }

  // MARK: Quotes

  /// The words that comments and reservations are about, and those that took up an item of a poll; and those that responses quote.
  private func quotes() throws -> (
    quotes: [RecordID: QuotedPlace], responses: [RecordID: [QuotedPlace]], origins: [WordOrigins.Span]?
  ) {
    let votes = dossier.pollFiles.flatMap { state in
      state.votes.values.compactMap { filed -> (id: RecordID, anchor: Anchor)? in
        guard case .vote(let vote) = filed.record.body, let anchor = vote.anchor else { return nil }
        return (filed.record.id, anchor)
      }
    }
    let ties = dossier.pollFiles.flatMap { state in
      state.ties.keys.compactMap { state.tie(of: $0) }.compactMap { filed, tie in
        tie.anchor.map { (id: filed.record.id, anchor: $0) }
      }
    }
    let quoted = dossier.threads.map { (id: $0.id, anchor: $0.comment.anchor) } + votes + ties
    let responses = dossier.responses
    var anchors = CarriedAnchors(
      of: quoted.map(\.anchor) + responses.flatMap(\.response.quotes), on: dossier.paper, at: commit,
      in: repository)
    var remarks = UnpublishedRemarks(in: repository)
    var removers: [ObjectID: QuotedPlace.Remover] = [:]
    func place(of anchor: Anchor) throws -> QuotedPlace {
      let carried = try anchors.carry(anchor)
      let outcome: QuotedPlace.Outcome =
        switch carried.outcome {
        case .kept: carried.ranges.first.map { .kept($0) } ?? .unknown
        case .edited: .edited(carried.ranges)
        case .deleted: .deleted(by: try carried.removedBy.map { try remover($0, known: &removers) })
        }
      return QuotedPlace(words: try remarks.quote(of: anchor), outcome: outcome)
    }
    var quotes: [RecordID: QuotedPlace] = [:]
    for (id, anchor) in quoted { quotes[id] = try place(of: anchor) }
    let answered = try responses.map { ($0.id, try $0.response.quotes.map(place)) }
    return (quotes, Dictionary(answered, uniquingKeysWith: { first, _ in first }), anchors.origins)
  }

  /// Whose doing a commit was that took words out.
  private func remover(
    _ id: ObjectID, known: inout [ObjectID: QuotedPlace.Remover]
  ) throws -> QuotedPlace.Remover {
    if let remover = known[id] { return remover }
    let commit = try repository.commit(id)
    let targets = commit.trailerValues("Amendment").compactMap(Target.init).filter {
      dossier.hunk($0) != nil
    }
    let remover: QuotedPlace.Remover = targets.isEmpty ? .author(commit.author.name) : .changes(targets)
    known[id] = remover
    return remover
  }
}

extension SignatureNote {
  /// Who vouches for the records of a paper: a function of the commit, on every machine or on none.
  fileprivate init(_ snapshot: Snapshot, _ paper: Slug) throws {
    let signatures = try MainSignatures(of: snapshot)
    guard !signatures.isUncertain else {
      throw Refusal(
        Localized(
          en: "There are signatures of a kind that only ssh-keygen checks, and it is not on this machine.",
          nl:
            "Er zijn handtekeningen van een soort die alleen ssh-keygen kan nagaan, en dat is er op deze computer niet."
        ),
        hints: [
          Localized(
            en: "install it with: apt-get install openssh-client",
            nl: "installeer het met: apt-get install openssh-client")
        ])
    }
    let summary = try signatures.summary(under: Layout.folder(of: paper))
    self.init(
      isRequired: signatures.policy == .required, hasKeys: signatures.hasKeys, partner: summary.partner,
      door: summary.door, committee: summary.committee, other: summary.earlier + summary.nobody.count)
  }
}
