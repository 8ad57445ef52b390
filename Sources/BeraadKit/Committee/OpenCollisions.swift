import Deliberation
import Prose
import Storage

extension Context {
  /// How the open amendments to a paper stand to each other on the draft of now.
  package func collisions(of paper: String) throws -> CollisionReport {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    let agenda = try Agenda(of: dossier, in: desk.workspace.repository)
    let groups = Dictionary(grouping: agenda.changes.hunks, by: \.file.id)
    // One whose words are gone meets nobody, and is open all the same.
    let changes = groups.map { id, placed in
      ProposedChange(id: id.description, hunks: placed.compactMap(\.hunk))
    }
    let partners = groups.compactMap { id, placed in placed.first.map { (id.description, $0.file.partner) } }
    return CollisionReport(
      [(text: agenda.changes.text, changes: changes)],
      partners: Dictionary(uniqueKeysWithValues: partners.map { ($0, $1.description) }))
  }
}
