extension EditionContent {
  /// `attribution.json`: the spans and origins of `paper.md`, in its own bytes, for programs.
  var attributionFile: RenderedFile {
    let head = head
    let spans = attribution.spans.filter { $0.end > head }.map { span -> JSONValue in
      .object([
        "start": .number(max(span.start - head, 0)), "end": .number(span.end - head),
        "origin": .number(span.origin),
      ])
    }
    let value: JSONValue = .object([
      "format": .number(EditionContent.format),
      "paper": .string(heading.slug),
      "edition": .number(number),
      "commit": .string(heading.commit),
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
      "partners": .array(partners.map(JSONValue.string)),
      "author": .string(author),
      "commit": .string(commit),
      "date": .string(date),
      "hunks": .array(hunks.map(JSONValue.string)),
    ])
  }
}
