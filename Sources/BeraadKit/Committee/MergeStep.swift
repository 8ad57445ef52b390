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
  /// How they stand, all alike.
  let standing: OpenClass
  let attention: [Attention]
  /// The draft says so already: only the credit is recorded.
  let isThereAlready: Bool
}

extension MergeStep {
  init(_ unit: MergePlan.Unit) {
    let hunks = unit.items.compactMap(\.placed.hunk).uniqued()
    self.init(
      files: unit.files, targets: unit.items.map(\.target), hunks: hunks,
      standing: unit.items[0].standing, attention: unit.items.flatMap(\.attention).uniqued(),
      isThereAlready: hunks.isEmpty)
  }

  /// The hunks, those taken apart that leave whole blocks as they are: others may come between.
  var parts: [Hunk] { hunks.flatMap(\.parts) }

  /// Whether it waits for a yes.
  var wantsYes: Bool { standing.wantsYes }

  func shown(on text: [UInt8], dossier: Dossier) -> MergeOutcome.Step {
    MergeOutcome.Step(
      state: wantsYes ? "proposal" : "would-merge", class: standing.rawValue,
      targets: targets.map(\.description), partners: files.map { dossier.name(of: $0.partner) },
      changes: hunks.map { WordChange($0, in: text) }, attention: attention, commit: nil)
  }

  /// What the commit says.
  func message(authors: [Identity], dossier: Dossier) -> CommitMessage {
    var message = Self.message(of: files[0], to: dossier.paper.slug)
    message.body = isThereAlready ? "The draft said so already." : ""
    message.trailers = trailers(authors: authors, dossier: dossier)
    return message
  }

  /// How the commit of an amendment begins.
  static func message(of file: AmendmentFile, to paper: Slug) -> CommitMessage {
    CommitMessage("\(paper): \(file.amendment.reason)")
  }

  /// The chain from the words of the commit back to who wanted them and who decided so.
  private func trailers(authors: [Identity], dossier: Dossier) -> [CommitMessage.Trailer] {
    var trailers = targets.map { CommitMessage.Trailer("Amendment", $0.description) }
    let comments = files.flatMap(\.amendment.comments).map(\.description)
    trailers += comments.uniqued().map { CommitMessage.Trailer("Comment", $0) }
    let points = files.flatMap(\.amendment.points).map(\.description)
    trailers += points.uniqued().map { CommitMessage.Trailer("Point", $0) }
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
