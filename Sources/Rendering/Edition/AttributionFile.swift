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
      "origins": .array(attribution.origins.map { $0.json(points: paper) }),
      "spans": .array(spans),
    ])
    return RenderedFile(name: "attribution.json", bytes: value.file)
  }

  /// The version of the format of an edition's files.
  package static let format = 1
}

extension Attribution.Origin {
  fileprivate func json(points paper: PaperContent) -> JSONValue {
    var members: [String: JSONValue] = [
      "kind": .string(kind.rawValue),
      "partners": .array(partners.map { .string($0.description) }),
      "author": .string(author),
      "commit": .string(commit),
      "date": .string(date),
      "hunks": .array(hunks.map { .string($0.description) }),
    ]
    // What no meeting had a part in has no such member.
    let points = paper.points(of: hunks)
    if !points.isEmpty { members["points"] = .array(points) }
    return .object(members)
  }
}

extension PaperContent {
  /// The points that some changes came from: what each is and where it was made, without its words.
  fileprivate func points(of hunks: [Target]) -> [JSONValue] {
    guard let harvest else { return [] }
    var told: Set<RecordID> = []
    let cited = hunks.flatMap { dossier.amendment($0.record)?.amendment.points ?? [] }
    return cited.compactMap { harvest.book[$0] }.filter { told.insert($0.id).inserted }.map { entry in
      let meeting = harvest.meeting(of: entry.point)?.meeting
      let texts = [
        ("id", entry.id.description), ("type", entry.point.type.rawValue),
        ("report", entry.report.description),
        ("meeting", entry.point.meeting?.description), ("title", meeting?.title), ("date", meeting?.date),
        ("group", entry.point.group),
      ]
      return .object(texts.reduce(into: [:]) { if let text = $1.1 { $0[$1.0] = .string(text) } })
    }
  }
}
