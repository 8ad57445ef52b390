import Deliberation

/// What marks a report, and what cites it, to and from JSON.
extension RecordCoding {
  static func point(_ fields: inout Fields) throws(StorageError) -> Point {
    let anchor = try anchor(fields.fields("anchor"))
    let (meeting, route) = (try optionalSlug("meeting", &fields), try optionalSlug("route", &fields))
    return Point(
      type: try fields.choice("type"), anchor: anchor, meeting: meeting,
      group: try fields.optionalString("group"), consent: try fields.optionalBool("consent") ?? false,
      organisation: try fields.optionalString("organisation"), route: route,
      replaces: try fields.optionalRecordIDs("replaces"))
  }

  static func members(of point: Point) -> [JSON.Member] {
    [.init("type", .string(point.type.rawValue)), .init("anchor", json(point.anchor))]
      + optional("meeting", point.meeting?.description) + optional("group", point.group)
      + (point.consent ? [.init("consent", .bool(true))] : [])
      + optional("organisation", point.organisation) + optional("route", point.route?.description)
      + replaced(point.replaces)
  }

  static func link(_ fields: inout Fields) throws(StorageError) -> PointLink {
    let (points, to) = (try fields.recordIDs("points"), try fields.recordID("to"))
    guard !points.isEmpty, (points + [to]).allSatisfy(isPoint) else {
      throw fields.malformed(
        en: "it links something else than points", nl: "er staat een verband in met iets anders dan punten")
    }
    return PointLink(
      points: points, to: to, role: try fields.choice("role"), reason: try fields.optionalString("reason"))
  }

  static func members(of link: PointLink) -> [JSON.Member] {
    [
      .init("points", .array(link.points.map { .string($0.description) })),
      .init("to", .string(link.to.description)), .init("role", .string(link.role.rawValue)),
    ] + optional("reason", link.reason)
  }

  static func response(_ fields: inout Fields) throws(StorageError) -> Response {
    let edition = try fields.integer("edition")
    guard edition > 0 else {
      throw fields.malformed(
        en: "\"edition\" is no number of one", nl: "\"edition\" is geen nummer van een editie")
    }
    var quotes: [Anchor] = []
    for json in try fields.optionalArray("quotes") {
      quotes.append(try anchor(Fields(json, path: fields.path, what: Localized(verbatim: "\"quotes\""))))
    }
    let to: RecordID? = fields.has("to") ? try fields.recordID("to") : nil
    guard to.map({ $0.description.first == Record.Kind.response.letter }) ?? true else {
      throw fields.malformed(en: "\"to\" is no response", nl: "\"to\" is geen reactie")
    }
    return Response(
      edition: edition, by: try fields.string("by"), text: try fields.string("text"), quotes: quotes, to: to)
  }

  static func members(of response: Response) -> [JSON.Member] {
    [
      .init("edition", .integer(response.edition)), .init("by", .string(response.by)),
      .init("text", .string(response.text)),
    ] + (response.quotes.isEmpty ? [] : [.init("quotes", .array(response.quotes.map(json)))])
      + optional("to", response.to?.description)
  }

  /// The points that a change or comment cites; none where the field is left out, as in most.
  static func points(_ fields: inout Fields) throws(StorageError) -> [RecordID] {
    let points = try fields.optionalRecordIDs("points")
    guard points.allSatisfy(isPoint) else {
      throw fields.malformed(
        en: "\"points\" holds what is no point", nl: "in \"points\" staat iets wat geen punt is")
    }
    return points
  }

  static func cited(_ points: [RecordID]) -> [JSON.Member] {
    points.isEmpty ? [] : [.init("points", .array(points.map { .string($0.description) }))]
  }

  private static func isPoint(_ id: RecordID) -> Bool { id.description.first == Record.Kind.point.letter }

  private static func optionalSlug(_ key: String, _ fields: inout Fields) throws(StorageError) -> Slug? {
    guard let text = try fields.optionalString(key) else { return nil }
    guard let slug = Slug(text) else {
      throw fields.malformed(
        en: "\"\(key)\" is no name: '\(text)'", nl: "\"\(key)\" is geen korte naam: '\(text)'")
    }
    return slug
  }
}
