import Deliberation
import Rendering
import Storage

/// What `render` made.
package struct RenderedDraft: Sendable {
  /// The path of the page.
  package let page: String
  /// Whose changes it tells in part because together they are too long, and how many: most first.
  package let shortenedBy: [(partner: String, count: Int)]
}

extension Context {
  /// Makes the page of a draft as it is now, with its comments and contested places.
  ///
  /// - Returns: the path of the page, and what it tells in part.
  package func render(_ paper: String, to output: String) throws -> RenderedDraft {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    let repository = desk.workspace.repository
    let agenda = try Agenda(of: dossier, in: repository)
    var paper = try PageEntries(dossier, at: desk.snapshot).content()
    paper.harvest = try HarvestContent(for: dossier.paper, at: desk.snapshot)
    paper.people = try PersonRegister.read(at: desk.snapshot).names
    let content = DraftContent(paper: paper, agenda: agenda)
    let folder = EditionFolder(path: path(output))
    try folder.mustBeFree()
    let pages = content.pages()
    try folder.write(pages.files, for: desk.workspace)
    return RenderedDraft(
      page: folder.path + "/index.html",
      shortenedBy: pages.shortenedBy.map { (partner: $0.partner.description, count: $0.count) })
  }
}
