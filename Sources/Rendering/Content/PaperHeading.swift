package import Deliberation
import HTML

/// What stands above a paper on every page: whose it is and what it is called.
package struct PaperHeading: Sendable, Hashable {
  /// The language of the page.
  package var language: Language
  /// The language of the paper's text, as a tag of BCP 47.
  package var textLanguage: String
  /// The name of the alliance that writes the paper.
  package var alliance: String
  /// The paper's slug, as in `papers/<slug>/`.
  package var slug: String
  package var title: String
  /// One paragraph of what the paper says, as its front matter has it; nil where it has none.
  package var summary: String?
  /// `manifesto`, `position-paper`, `letter`, `pamphlet`; any other value is shown as it is.
  package var kind: String
  /// `draft`, `consultation`, `final`; any other value is shown as it is.
  package var stage: String
  /// The commit of which the page is made, in full.
  package var commit: String
  /// The program and its version, `beraad 0.1.0`.
  package var tool: String
  /// Who vouches for what partners wrote.
  package var signatures: SignatureNote?

  package init(
    language: Language, alliance: String, slug: String, title: String, kind: String, stage: String,
    commit: String, tool: String, textLanguage: String? = nil, summary: String? = nil,
    signatures: SignatureNote? = nil
  ) {
    self.language = language
    self.textLanguage = textLanguage ?? language.rawValue
    self.alliance = alliance
    self.slug = slug
    self.title = title
    self.kind = kind
    self.stage = stage
    self.commit = commit
    self.tool = tool
    self.summary = summary
    self.signatures = signatures
  }
}

extension PaperHeading {
  /// Whether the text is in another language than the page around it.
  var isForeign: Bool { textLanguage != language.rawValue }
  /// The attribute of what holds the paper's own words on a page in another language.
  var textAttribute: Markup { isForeign ? " lang=\"\(textLanguage)\"" : "" }
  /// The attribute of the page around a text in another language.
  var pageAttribute: Markup { isForeign ? " lang=\"\(language.rawValue)\"" : "" }
}
