package import ObjectIDs
package import Prose

/// One text that is written together, as it stood at one commit of the main branch.
package struct Paper: Sendable {
  package let slug: Slug
  /// The object id of the draft's bytes.
  package let blob: ObjectID
  /// The draft, front matter included: UTF-8.
  package let text: [UInt8]
  package let frontMatter: FrontMatter

  package init(slug: Slug, blob: ObjectID, text: [UInt8]) {
    self.slug = slug
    self.blob = blob
    self.text = text
    frontMatter = FrontMatter(text)
  }

  /// The title, or the slug where the front matter gives none.
  package var title: String { frontMatter["title"] ?? slug.description }
  /// The language of its pages; nil where the front matter gives none that they speak.
  package var language: Language? { frontMatter.language.flatMap(Language.init(tag:)) }
  /// The language of the text, as a tag of BCP 47; nil where the front matter gives none, or something else.
  package var textLanguage: String? { frontMatter.language.flatMap { Language.isTag($0) ? $0 : nil } }
}

/// What sort of text a paper is.
package enum PaperKind: String, CaseIterable, Sendable {
  case manifesto
  case positionPaper = "position-paper"
  case letter
  case pamphlet
  /// What a working group or a table brings home from a meeting.
  case report
}

/// How far a paper is.
package enum PaperStage: String, CaseIterable, Sendable {
  case draft, consultation, final
}

extension Paper {
  /// The draft with these keys of its front matter set; nil where they are so already.
  package func setting(_ values: [(key: String, value: String)]) -> [UInt8]? {
    guard values.contains(where: { frontMatter[$0.key] != $0.value }) else { return nil }
    return FrontMatter.setting(values, in: text)
  }
}
