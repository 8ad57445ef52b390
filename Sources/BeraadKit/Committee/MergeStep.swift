import Deliberation
import Git
import Prose
import Storage

/// One commit that `merge` makes or proposes: hunks of one amendment, or the same hunks of several.
struct MergeStep {
  /// The amendments that want it, in causal order: the first is the author, all are credited.
  let files: [AmendmentFile]
  let targets: [Target]
  /// In bytes of the draft as it was before the first step.
  let hunks: [Hunk]
  /// Nil where the lines around are as the amendment had them: then it merges by itself.
  let proposal: (kind: CollisionClass, flags: [ReadingFlag])?
  /// The draft says so already: only the credit is recorded.
  let isThereAlready: Bool
}

extension MergeStep {
  /// A unit on the draft.
  ///
  /// - Parameter taken: the hunks that come into the draft before it: where one of them changes the same lines, the unit
  ///   is a proposal too.
  init(_ unit: MergePlan.Unit, in changes: PlacedChanges, beside taken: HunkSet) {
    var hunks: [Hunk] = []
    var seen: Set<Hunk> = []
    var proposal: (kind: CollisionClass, flags: [ReadingFlag])?
    func attend(_ kind: CollisionClass, _ flags: [ReadingFlag]) {
      proposal = (max(proposal?.kind ?? kind, kind), Set((proposal?.flags ?? []) + flags).sorted())
    }
    for placed in unit.targets.compactMap({ changes[$0.description] }) {
      guard let hunk = placed.hunk, seen.insert(hunk).inserted else { continue }
      hunks.append(hunk)
      if case .proposal(_, let kind, let flags) = placed.rebased.fate { attend(kind, flags) }
      let neighbours = taken.neighbours(of: hunk)
      if !neighbours.isEmpty {
        attend(.separateWords, hunk.readingFlags(beside: neighbours, in: changes.text))
      }
    }
    self.init(
      files: unit.files, targets: unit.targets, hunks: hunks, proposal: proposal,
      isThereAlready: hunks.isEmpty)
  }

  func shown(on text: [UInt8], dossier: Dossier) -> MergeOutcome.Step {
    MergeOutcome.Step(
      state: proposal == nil ? "would-merge" : "proposal", targets: targets.map(\.description),
      partners: files.map { dossier.name(of: $0.partner) },
      changes: hunks.map { WordChange($0, in: text) },
      attention: proposal.map { [$0.kind.rawValue] + $0.flags.map(\.rawValue) } ?? [], commit: nil)
  }

  /// The chain from the words of the commit back to who wanted them and who decided so.
  func trailers(authors: [Identity], dossier: Dossier) -> [CommitMessage.Trailer] {
    var trailers = targets.map { CommitMessage.Trailer("Amendment", $0.description) }
    let comments = files.flatMap(\.amendment.comments).map(\.description)
    trailers += comments.uniqued().map { CommitMessage.Trailer("Comment", $0) }
    let decisions = targets.compactMap { dossier.decision(about: $0) }
    trailers += decisions.map(\.record.id.description).uniqued().map { CommitMessage.Trailer("Decision", $0) }
    let polls = decisions.compactMap { filed -> String? in
      if case .decision(let decision) = filed.record.body { decision.poll?.description } else { nil }
    }
    trailers += polls.uniqued().map { CommitMessage.Trailer("Poll", $0) }
    trailers += authors.map(\.partner.id.description).uniqued().map { CommitMessage.Trailer("Partner", $0) }
    for author in authors.dropFirst() where author != authors[0] {
      let signature = author.signature(at: Instant(seconds: 0))
      trailers.append(.init("Co-authored-by", "\(signature.name) <\(signature.email)>"))
    }
    return trailers
  }
}
