import Deliberation
import ObjectIDs
import Git
import Storage

/// What came into a clone: records by paper, partner and kind, drafts that changed, and partners that came or left.
package struct News: Encodable, Sendable {
  package struct Records: Encodable, Sendable {
    package let paper: String
    package let partner: String
    package let kind: String
    package let ids: [String]
  }

  package let records: [Records]
  /// The papers whose draft is another one now.
  package let drafts: [String]
  /// The names of those that are on the roster now and were not, in its order.
  package let came: [String]
  /// The names of those that were on the roster and are not any more.
  package let left: [String]

  package var isEmpty: Bool { records.isEmpty && drafts.isEmpty && came.isEmpty && left.isEmpty }
}

/// Where main and the partners' branches stand at a moment.
struct Standpoint {
  let main: ObjectID
  let roster: Roster
  let partners: [Slug: [ObjectID]]

  init(_ desk: Desk) throws {
    let workspace = desk.workspace
    // Where nobody can read main here, the desk stands on the host's.
    main = try workspace.repository.tip(of: workspace.mainReference) ?? desk.snapshot.commit
    roster = desk.roster
    partners = Dictionary(
      uniqueKeysWithValues: try workspace.partnerBranches().map { ($0.partner, $0.tips) })
  }
}

extension News {
  /// What there is at one moment and was not at an earlier one.
  init(from before: Standpoint, to after: Standpoint, in repository: Repository) throws {
    var found: [RecordID: Record] = [:]
    var drafts: Set<Slug> = []
    /// - Parameter partner: whose branch it is, on which nothing counts but its own; nil of main.
    func look(from old: ObjectID, to new: ObjectID, of partner: Slug? = nil) throws {
      for change in try repository.changes(under: Layout.papers, from: old, to: new) {
        if let paper = Layout.paper(ofDraft: change.path), new == after.main { drafts.insert(paper) }
        guard change.kind == .added, let entry = change.new, entry.kind == .blob,
          Layout.isRecord(change.path),
          try !before.holds(change.path, in: repository),
          try repository.blobSize(entry.id) <= RecordCoding.largest,
          let record = try? RecordCoding.decodeChecked(repository.blob(entry.id), path: change.path),
          partner == nil || record.header.partner == partner && record.kind.roles.isEmpty
        else { continue }
        found[record.id] = record
      }
    }
    if before.main != after.main { try look(from: before.main, to: after.main) }
    for (partner, tips) in after.partners {
      let known = before.partners[partner] ?? []
      for tip in tips where !known.contains(tip) {
        try look(from: known.first ?? after.main, to: tip, of: partner)
      }
    }
    let groups = Dictionary(grouping: found.values) { record in
      [record.header.paper.description, record.header.partner.description, record.kind.rawValue]
    }
    records = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, records in
      Records(paper: key[0], partner: key[1], kind: key[2], ids: records.map(\.id.description).sorted())
    }
    self.drafts = drafts.map(\.description).sorted()
    came = after.roster.partners.filter { before.roster[$0.id] == nil }.map(\.name)
    left = before.roster.partners.filter { after.roster[$0.id] == nil }.map(\.name)
  }
}

extension Standpoint {
  /// Whether a file was at hand: on main, or on a branch of a partner.
  fileprivate func holds(_ path: String, in repository: Repository) throws -> Bool {
    if try repository.entry(at: path, in: main) != nil { return true }
    let parts = path.split(separator: "/")
    // A partner's own folder bears its name, so only that branch can have held the file.
    return try parts.contains { part in
      guard let partner = Slug(String(part)), let tips = partners[partner] else { return false }
      return try tips.contains { try repository.entry(at: path, in: $0) != nil }
    }
  }
}
