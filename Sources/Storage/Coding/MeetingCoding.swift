package import Deliberation

/// `meeting.json` to and from a meeting. May be written by hand, so its white space is free.
package enum MeetingCoding {
  /// - Parameter id: the short name that its folder has.
  package static func decode(_ bytes: [UInt8], path: String, id: Slug) throws(StorageError) -> AllianceMeeting
  {
    var fields = try Fields(ofFile: bytes, path: path)
    try RecordCoding.checkFormat(&fields)
    guard try fields.string("kind") == "meeting" else {
      throw fields.malformed(en: "\"kind\" is not \"meeting\"", nl: "\"kind\" is niet \"meeting\"")
    }
    guard try fields.slug("id") == id else {
      throw fields.malformed(
        en: "it names another meeting than its folder",
        nl: "er staat een andere bijeenkomst in dan de map zegt")
    }
    let date = try fields.optionalString("date")
    guard date.map({ Deadline($0) != nil }) ?? true else {
      throw fields.malformed(
        en: "\"date\" is no day as 2026-01-15", nl: "\"date\" is geen dag als 2026-01-15")
    }
    let meeting = AllianceMeeting(
      Meeting(
        id: id, title: try line("title", try fields.string("title"), fields),
        region: try optionalLine("region", &fields), date: date),
      place: try optionalLine("place", &fields), groups: try groups(&fields), came: try came(&fields),
      papers: try papers(&fields))
    try fields.finish()
    return meeting
  }

  /// The short name that a meeting itself says it has.
  package static func id(in bytes: [UInt8], path: String) throws(StorageError) -> Slug {
    var fields = try Fields(ofFile: bytes, path: path)
    return try fields.slug("id")
  }

  /// The file as a person would have written it.
  package static func encode(_ meeting: AllianceMeeting) -> [UInt8] {
    let texts = [
      ("place", meeting.place), ("region", meeting.meeting.region), ("date", meeting.meeting.date),
    ]
    func list(_ key: String, _ values: [JSON]) -> [JSON.Member] {
      values.isEmpty ? [] : [.init(key, .array(values))]
    }
    let head: [JSON.Member] = [
      .init("format", .integer(RecordCoding.format)), .init("kind", .string("meeting")),
      .init("id", .string(meeting.meeting.id.description)), .init("title", .string(meeting.meeting.title)),
    ]
    let came = meeting.came.map {
      JSON.object([.init("kind", .string($0.kind)), .init("people", .integer($0.people))])
    }
    return JSON.object(
      head + texts.compactMap { key, text in text.map { .init(key, .string($0)) } }
        + list("groups", meeting.groups.map { .string($0) }) + list("came", came)
        + list("about", meeting.papers.map { .string($0.description) })
    ).indentedBytes
  }

  private static func groups(_ fields: inout Fields) throws(StorageError) -> [String] {
    var groups: [String] = []
    for value in try fields.optionalArray("groups") {
      guard case .string(let text) = value, !groups.contains(where: { $0.lowercased() == text.lowercased() })
      else {
        throw fields.malformed(
          en: "\"groups\" holds what is no name, or one twice",
          nl: "in \"groups\" staat iets wat geen naam is, of twee keer dezelfde")
      }
      groups.append(try line("groups", text, fields))
    }
    return groups
  }

  private static func came(_ fields: inout Fields) throws(StorageError) -> [AllianceMeeting.Attendance] {
    var came: [AllianceMeeting.Attendance] = []
    for json in try fields.optionalArray("came") {
      var one = try Fields(json, path: fields.path, what: Localized(verbatim: "\"came\""))
      let (kind, people) = (try line("kind", try one.string("kind"), one), try one.integer("people"))
      try one.finish()
      guard AllianceMeeting.Attendance.bounds.contains(people), !came.contains(where: { $0.kind == kind })
      else {
        throw fields.malformed(
          en: "\"came\" holds no number of people, or one kind twice",
          nl: "in \"came\" staat geen aantal mensen, of twee keer dezelfde soort")
      }
      came.append(.init(kind: kind, people: people))
    }
    return came
  }

  private static func papers(_ fields: inout Fields) throws(StorageError) -> [Slug] {
    var papers: [Slug] = []
    for value in try fields.optionalArray("about") {
      guard case .string(let text) = value, let paper = Slug(text), !papers.contains(paper) else {
        throw fields.malformed(
          en: "\"about\" holds what is no paper, or one twice",
          nl: "in \"about\" staat iets wat geen stuk is, of twee keer hetzelfde")
      }
      papers.append(paper)
    }
    return papers
  }

  private static func optionalLine(_ key: String, _ fields: inout Fields) throws(StorageError) -> String? {
    try fields.optionalString(key).map { text throws(StorageError) in try line(key, text, fields) }
  }

  private static func line(_ key: String, _ text: String, _ fields: Fields) throws(StorageError) -> String {
    let isLine = text.contains { !$0.isWhitespace } && !text.unicodeScalars.contains { $0.value < 0x20 }
    guard isLine else {
      throw fields.malformed(en: "\"\(key)\" is no line of text", nl: "\"\(key)\" is geen regel tekst")
    }
    return text
  }
}
