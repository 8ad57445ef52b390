import Deliberation

extension EditionContent {
  /// `edition.jsonld`: what the edition is in the words of schema.org, for search engines and archives. It stands beside the page, which
  /// has no script, not even one of data.
  func metadataFile(beside files: [String]) -> RenderedFile {
    let heading = paper.heading
    var members: [String: JSONValue] = [
      "@context": .string("https://schema.org"),
      "@type": .string("Article"),
      "name": .string(heading.title),
      "headline": .string(heading.title),
      "inLanguage": .string(heading.textLanguage),
      "version": .number(number),
      "datePublished": .string(date),
      "creativeWorkStatus": .string(heading.stage),
      "identifier": .string("\(heading.slug), edition \(number), commit \(heading.commit)"),
      "publisher": .object(["@type": .string("Organization"), "name": .string(heading.alliance)]),
      "author": .array(
        authors.map { .object(["@type": .string("Organization"), "name": .string($0)]) }),
      "encoding": .array(
        files.map { name in
          .object([
            "@type": .string("MediaObject"), "contentUrl": .string(name),
            "encodingFormat": .string(Self.format(of: name)),
          ])
        }),
    ]
    if let summary = heading.summary { members["description"] = .string(summary) }
    return RenderedFile(name: "edition.jsonld", bytes: JSONValue.object(members).file)
  }

  /// Everybody of whom a word is in the text.
  private var authors: [String] {
    let used = Set(attribution.spans.map(\.origin))
    let names = used.flatMap { index -> [String] in
      let origin = attribution.origins[index]
      return origin.partners.isEmpty ? [origin.author] : origin.partners.map(paper.dossier.name)
    }
    return Set(names).sorted()
  }

  private static func format(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "md": "text/markdown"
    case "json": "application/json"
    case "html": "text/html"
    case "pdf": "application/pdf"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    default: "application/octet-stream"
    }
  }
}
