import Deliberation
import ObjectIDs
import Prose
import Storage

/// A paper of which an edition can be made, as main has it at a commit.
struct CheckedPaper {
  let commit: ObjectID
  let dossier: Dossier

  /// - Throws: a `Refusal`, as `publishable` has it.
  init(_ paper: String, edition number: Int, in desk: Desk) throws {
    (commit, dossier) = (desk.snapshot.commit, try desk.publishable(paper, edition: number))
  }
}

extension Desk {
  /// A paper as main has it here, where an edition can be made of it.
  ///
  /// - Throws: a `Refusal` where people have something to decide, a story has no consent, the draft has the marks of a conflict, or the
  ///   number is not the next.
  func publishable(_ paper: String, edition number: Int) throws -> Dossier {
    let dossier = try dossier(of: paper).complete(for: .anEdition)
    try mustReadBranches(for: .edition, besides: lostOnBranches())
    try mustBeSettled(dossier)
    try mustMergeAsRecorded(in: dossier)
    try dossier.mustNotBeAnswers()
    try dossier.mustHaveConsent()
    try ConflictMarkers.refuse(
      in: dossier.paper.text, path: Localized(Layout.draft(of: dossier.paper.slug)),
      next: Localized(
        en: "commit that with: beraad revise \(dossier.paper.slug) -m WHY",
        nl: "leg dat vast met: beraad revise \(dossier.paper.slug) -m WAAROM"))
    try dossier.mustBeNext(number)
    return dossier
  }
}

extension Desk {
  /// Refuses a paper in which anything is left for people to decide.
  func mustBeSettled(_ dossier: Dossier) throws {
    let agenda = try Agenda(of: dossier, in: workspace.repository)
    let contested = agenda.places.map { OpenMatter.contested($0.ids) }
    let exclusions = dossier.exclusions
    let draft = try MergedInDraft(exclusions.compactMap(\.target), of: dossier, at: self)
    let apart = exclusions.map { OpenMatter.apart($0, $0.sentence(in: dossier, draft)) }
    let tokens = dossier.pollFiles.flatMap { state in
      ExclusionRow.tokens(in: state).map { OpenMatter.token(poll: state.poll.id, $0.story) }
    }
    let voted = dossier.motionsToCarryOut.compactMap { motion in
      motion.sentence(of: dossier.paper.slug).map { OpenMatter.voted(poll: motion.poll, $0) }
    }
    let sides = try oneSidedMerges(of: dossier.paper.slug).map {
      OpenMatter.leftOut($0.story(in: dossier.paper.slug))
    }
    let open =
      voted + contested + dossier.undecided + dossier.lacking.map { OpenMatter.notOnMain($0.told) } + apart
      + tokens + sides
    guard open.isEmpty else {
      throw Refusal.undecided(
        Localized(
          en: "\(dossier.paper.slug) cannot be published while something is undecided.",
          nl: "\(dossier.paper.slug) kan niet worden gepubliceerd zolang er nog iets openstaat."),
        causes: open.prefix(20).map(\.sentence),
        hints: [
          Localized(
            en: "see all of it with: beraad inbox \(dossier.paper.slug)",
            nl: "zie alles met: beraad inbox \(dossier.paper.slug)")
        ], by: .open(open))
    }
  }
}

extension Dossier {
  /// Refuses a number that leaves one out.
  fileprivate func mustBeNext(_ number: Int) throws(Refusal) {
    let published = Set(editionNumbers)
    var next = 1
    while published.contains(next) { next += 1 }
    guard number == next else {
      throw Refusal(
        Localized(
          en: "The next edition of \(paper.slug) is number \(next), not \(number).",
          nl: "De volgende editie van \(paper.slug) is nummer \(next), niet \(number)."),
        hints: [Localized(en: "publish with: --edition \(next)", nl: "publiceer met: --edition \(next)")],
        by: .nextEdition(next))
    }
  }
}
