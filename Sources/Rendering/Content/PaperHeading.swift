/// What stands above a paper on every page: whose it is and what it is called.
package struct PaperHeading: Sendable, Hashable {
  package var language: Language
  /// The name of the alliance that writes the paper.
  package var alliance: String
  /// The paper's slug, as in `papers/<slug>/`.
  package var slug: String
  package var title: String
  /// `manifesto`, `position-paper`, `letter`, `pamphlet`; any other value is shown as it is.
  package var kind: String
  /// `draft`, `consultation`, `final`; any other value is shown as it is.
  package var stage: String
  /// The commit of which the page is made, in full.
  package var commit: String
  /// The program and its version, `beraad 0.1.0`.
  package var tool: String

  package init(
    language: Language, alliance: String, slug: String, title: String, kind: String, stage: String,
    commit: String, tool: String
  ) {
    self.language = language
    self.alliance = alliance
    self.slug = slug
    self.title = title
    self.kind = kind
    self.stage = stage
    self.commit = commit
    self.tool = tool
  }
}
