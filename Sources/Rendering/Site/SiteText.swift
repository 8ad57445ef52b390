package import Deliberation
import Markdown
import Prose

/// A text of the alliance's own that stands on a site: news, or what it says of privacy.
package struct SiteText: Sendable {
  /// Its name on the site.
  package let name: Slug
  /// The file in the workspace, from which its links lead.
  package let source: String
  package let title: String
  /// `2026-01-15`; nil where it says none.
  package let date: String?
  /// The language of the text, as a tag of BCP 47; nil where it says none.
  package let textLanguage: String?
  /// Without front matter and remarks.
  package let text: [UInt8]

  /// - Parameters:
  ///   - bytes: the file.
  ///   - date: the day where the file says none.
  package init(name: Slug, source: String, bytes: [UInt8], date: String? = nil) {
    let head = FrontMatter(bytes)
    (self.name, self.source) = (name, source)
    text = PublishedText(of: bytes).bytes
    let outline = PaperOutline(MarkdownDocument(parsing: text))
    let heading = outline.blocks.first { $0.level > 0 }?.title
    title = [head["title"], heading].compactMap(\.self).first { !$0.isEmpty } ?? name.description
    self.date = head["date"].flatMap { Deadline($0)?.day } ?? date
    textLanguage = head.language.flatMap { Language.isTag($0) ? $0 : nil }
  }

  /// The first words of its first paragraph.
  var beginning: String {
    let document = MarkdownDocument(parsing: text)
    let first = PaperOutline(document).blocks.first { $0.level == 0 }
    return first.map { PaperText(document).excerpt(of: $0.range, limit: 240) } ?? ""
  }
}
