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
