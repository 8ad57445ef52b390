import Deliberation

extension EditionContent {
  /// `attribution.json`: the spans and origins of `paper.md`, in its own bytes, for programs.
  func attributionFile(of published: PublishedText) -> RenderedFile {
    let spans = attribution.spans.compactMap { span -> JSONValue? in
      let (start, end) = (published.place(of: span.start), published.place(of: span.end))
      guard start < end else { return nil }
      return .object(["start": .number(start), "end": .number(end), "origin": .number(span.origin)])
    }
    let value: JSONValue = .object([
      "format": .number(EditionContent.format),
      "paper": .string(paper.heading.slug),
      "edition": .number(number),
      "commit": .string(paper.heading.commit),
      "origins": .array(attribution.origins.map(\.json)),
      "spans": .array(spans),
    ])
    return RenderedFile(name: "attribution.json", bytes: value.file)
  }

  /// The version of the format of an edition's files.
  package static let format = 1
}

extension Attribution.Origin {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue),
      "partners": .array(partners.map { .string($0.description) }),
      "author": .string(author),
      "commit": .string(commit),
      "date": .string(date),
      "hunks": .array(hunks.map { .string($0.description) }),
    ])
  }
}
