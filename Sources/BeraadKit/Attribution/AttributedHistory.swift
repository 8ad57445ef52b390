import Deliberation
import Git
import ObjectIDs
import Prose

/// The history of one file with the attribution that was made from it.
struct AttributedHistory {
  let graph: RevisionGraph
  /// What the commit of each revision says of itself.
  let origins: [WordOrigin]
  let attributor: Attributor

  /// The attribution from the file's beginning.
  init(
    of path: String, at commit: ObjectID, in repository: Repository,
    _ progress: (@Sendable (Double, Localized) -> Void)?
  ) throws {
    let history = try FileHistory(of: path, at: commit, in: repository) { visited in
      progress?(0, Localized(en: "reading \(visited) commits", nl: "\(visited) commits gelezen"))
    }
    let count = history.revisions.count
    attributor = try history.attributed(in: repository) { done in
      guard done.isMultiple(of: 16) else { return }
      progress?(
        Double(done) / Double(count),
        Localized(
          en: "attributing \(count) revisions", nl: "herkomst bepalen van \(count) versies"))
    }
    graph = history.graph
    origins = history.origins
  }

  /// The attribution from an earlier one on; nil where that does not fit.
  init?(from base: AttributionCache.Base, in repository: Repository) throws {
    var (ids, parents, origins) = (base.entry.ids, base.entry.parents, base.entry.origins)
    for change in base.changes {
      parents.append([ids.count - 1])
      ids.append("\(change.commit.id.hex) \(base.entry.path)")
      origins.append(WordOrigin(change.commit))
    }
    graph = RevisionGraph(ids: ids, parents: parents, origins)
    self.origins = origins
    guard var attributor = Attributor(graph, resuming: base.entry.snapshot) else { return nil }
    for change in base.changes { attributor.add(try repository.blob(change.blob)) }
    self.attributor = attributor
  }
}
