/// One text that is written together, as it stood at one commit of the main branch.
package struct Paper: Sendable {
  package let slug: Slug
  /// The object id of the draft's bytes, in hex.
  package let blob: String
  /// The draft, front matter included: UTF-8.
  package let text: [UInt8]
  package let frontMatter: FrontMatter

  package init(slug: Slug, blob: String, text: [UInt8]) {
    self.slug = slug
    self.blob = blob
    self.text = text
    frontMatter = FrontMatter(text)
  }

  /// The title, or the slug where the front matter gives none.
  package var title: String { frontMatter["title"] ?? slug.description }
  /// The language of the text and of its pages: `nl` or `en`; nil where the front matter gives none.
  package var language: Language? { frontMatter["lang"].flatMap(Language.init(rawValue:)) }
}

/// A language that Beraad's pages speak.
package enum Language: String, CaseIterable, Sendable {
  case dutch = "nl"
  case english = "en"
}

/// What sort of text a paper is.
package enum PaperKind: String, CaseIterable, Sendable {
  case manifesto
  case positionPaper = "position-paper"
  case letter
  case pamphlet
}
