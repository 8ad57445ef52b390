package import Deliberation
import Git
package import ObjectIDs
import Prose
import Storage

/// Who takes part and what they write, as main has it now: what a front asks before anything else.
package struct AllianceView: Sendable {
  package struct PaperName: Sendable {
    package let slug: Slug
    package let title: String
    package let stage: String?
    /// The numbers of its editions, from the first.
    package let editions: [Int]
  }

  /// As people act by it: whoever was ever forgotten is.
  package let roster: Roster
  /// The commit of main.
  package let commit: ObjectID
  package let papers: [PaperName]
  /// The papers whose draft is no text.
  package let unreadable: [Slug]
  /// The newest commits of each partner's branch, here and as each remote had it; a partner that wrote nothing yet has none.
  package let branches: [Slug: [ObjectID]]

  /// A partner's name; its short name where it has left.
  package func name(of partner: Slug) -> String { roster[partner]?.name ?? partner.description }
}

extension Context {
  /// - Throws: a `Refusal` where the directory is in no workspace.
  package func alliance() throws -> AllianceView {
    let desk = try Desk(self)
    let sound = try desk.snapshot.soundPapers()
    let papers = try sound.map { slug in
      let paper = try desk.snapshot.paper(named: slug.description)
      let editions = try desk.repository.entries(of: Layout.editions(of: slug), in: desk.snapshot.commit)
        .compactMap { Int($0.name) }.sorted()
      return AllianceView.PaperName(
        slug: slug, title: paper.title, stage: paper.frontMatter["stage"], editions: editions)
    }
    let branches = try desk.workspace.partnerBranches().map { branch in
      (branch.partner, ([branch.local].compactMap(\.self) + branch.tips).uniqued())
    }
    return AllianceView(
      roster: try desk.snapshot.actingRoster(), commit: desk.snapshot.commit, papers: papers,
      unreadable: try desk.snapshot.papers().filter { !sound.contains($0) },
      branches: Dictionary(branches) { first, _ in first })
  }

  /// The commits of main and of all partners' branches at hand, as one text: while it is the same, nothing that is read is another.
  package func standing() throws -> String {
    let workspace = try Workspace(at: directory)
    let tips = try workspace.partnerBranches().flatMap(\.tips).map(\.hex)
    let main = try workspace.repository.tip(of: workspace.mainReference)
    return ((main.map { [$0.hex] } ?? []) + tips).joined(separator: " ")
  }
}
