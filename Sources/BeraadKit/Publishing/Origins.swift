import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

/// The origins of a draft's words in the terms of a page: which commit, in whose name, resting on what.
struct Origins {
  let attribution: Rendering.Attribution

  /// - Parameter known: the origins of the words, where somebody found them already.
  init(
    of dossier: Dossier, at commit: ObjectID, in repository: Repository, known: [WordOrigins.Span]? = nil
  ) throws {
    let path = Layout.draft(of: dossier.paper.slug)
    let spans = try known ?? WordOrigins.spans(of: path, at: commit, in: repository)
    var index: [ObjectID: Int] = [:]
    var origins: [Rendering.Attribution.Origin] = []
    var found: [Rendering.Attribution.Span] = []
    let start = dossier.paper.frontMatter.length
    for span in spans where span.range.upperBound > start {
      if index[span.commit] == nil {
        index[span.commit] = origins.count
        origins.append(Rendering.Attribution.Origin(try repository.commit(span.commit), dossier: dossier))
      }
      found.append(
        .init(
          start: max(span.range.lowerBound, start), end: span.range.upperBound,
          origin: index[span.commit] ?? 0))
    }
    attribution = Rendering.Attribution(spans: found, origins: origins)
  }
}

extension Rendering.Attribution.Origin {
  init(_ commit: CommitInfo, dossier: Dossier) {
    // A trailer counts only where the record that it names exists: anyone can write a trailer.
    let hunks = commit.trailerValues("Amendment").compactMap(Target.init).filter { dossier.hunk($0) != nil }
    let credited = hunks.compactMap { dossier[$0.record]?.record.header.partner }.uniqued()
    let partners =
      credited.isEmpty ? commit.trailerValues("Partner").compactMap { dossier.partner(named: $0) } : credited
    let kind: Rendering.Attribution.Kind =
      if !hunks.isEmpty { .amended } else if commit.parents.count > 1 { .resolved } else { .original }
    self.init(
      kind: kind, partners: partners, author: commit.author.name, commit: commit.id.hex,
      date: Instant(seconds: commit.author.seconds).date, hunks: hunks)
  }
}

extension Dossier {
  /// The partner of this name; nil where the roster has none.
  fileprivate func partner(named text: String) -> Slug? { Slug(text).flatMap { roster[$0]?.id } }
}
