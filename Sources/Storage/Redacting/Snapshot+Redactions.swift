package import Deliberation
import Git
package import ObjectIDs

extension Snapshot {
  /// The records that say that they were redacted, and that no redaction names, by id, with what is said of each. The words that are
  /// there in the place of what was taken out are nobody's then.
  func strays(among records: [Record]) throws -> [RecordID: String] {
    let redacted = records.filter(\.isRedacted)
    guard !redacted.isEmpty else { return [:] }
    var named: Set<RecordID> = []
    for record in records {
      if case .redaction(let body) = record.body { named.formUnion(body.targets.map(\.record)) }
    }
    // Of a commit that main was, the redaction may stand behind it.
    if redacted.contains(where: { !named.contains($0.id) }) {
      named.formUnion(try workspace.redactedOnMain())
    }
    return redacted.reduce(into: [:]) { strays, record in
      guard !named.contains(record.id) else { return }
      strays[record.id] = FoundFiles.passedOver(
        "\(Layout.path(of: record)) says that it was redacted, and no redaction names it.", of: nil)
    }
  }

  /// A redaction on main.
  package struct MadeRedaction {
    package let record: Record
    package let redaction: Redaction
    /// The commit that brought it.
    package let commit: ObjectID
  }

  /// The redactions of main's history, the first one first: each was made of what the one before it left.
  ///
  /// - Parameter known: commits of a history whose redactions are left out.
  package func redactions(besides known: MainHistory? = nil) throws -> [MadeRedaction] {
    let history = try history()
    let order = history.redacting.sorted {
      (history.generation(of: $0) ?? 0, $0) < (history.generation(of: $1) ?? 0, $1)
    }
    return try order.filter { known?.contains($0) != true }.flatMap { commit in
      try repository.changes(under: Layout.papers, from: history.parents[commit]?.first, to: commit)
        .filter { $0.kind == .added && Layout.isRedaction($0.path) }.sorted { $0.path < $1.path }
        .compactMap { change -> MadeRedaction? in
          guard let blob = change.new?.id,
            let record = try? RecordCoding.decodeChecked(repository.blob(blob), path: change.path),
            case .redaction(let body) = record.body
          else { return nil }
          return MadeRedaction(record: record, redaction: body, commit: commit)
        }
    }
  }
}

extension Workspace {
  /// Whether the history of a commit has commits of main as they were before a redaction, and with them what was taken out.
  package func standsOnFormer(_ commit: ObjectID, of history: MainHistory) throws -> Bool {
    guard history.hasFormer else { return false }
    var stands = false
    try repository.walk(from: commit, until: history.tip, inOrder: false) { (info) throws(GitError) in
      stands = history.isFormer(info.id)
      return !stands
    }
    return stands
  }
}
