package import Deliberation
import ObjectIDs

/// Records to and from their canonical bytes, and the path that each one belongs at.
package enum RecordCoding {
  /// The newest format that this code reads, and the one that it writes.
  package static let format = 1

  /// The most bytes that a record of a partner may have.
  package static let largest = 1_000_000

  /// A record sealed with the id that its content computes.
  package static func seal(_ header: Record.Header, _ body: Record.Body) -> Record {
    let unsealed = members(header, body)
    let digest = SHA256.hex(JSON.object(unsealed).canonicalBytes)
    let text = "\(body.kind.letter)\(digest.prefix(RecordID.digits))"
    guard let id = RecordID(text) else { preconditionFailure("a digest that is not hex: \(text)") }
    return Record(id: id, header: header, body: body)
  }

  /// The bytes of a record as it is stored.
  package static func encode(_ record: Record) -> [UInt8] {
    let id = JSON.Member("id", .string(record.id.description))
    return JSON.object([id] + members(record.header, record.body)).canonicalBytes
  }

  /// Reads a record.
  ///
  /// - Parameter path: where it lies, for errors.
  package static func decode(_ bytes: [UInt8], path: String) throws(StorageError) -> Record {
    var fields = try Fields(ofFile: bytes, path: path)
    try checkFormat(&fields)
    let kind: Record.Kind = try fields.choice("kind")
    let id = try fields.recordID("id")
    let header = try header(of: kind, &fields)
    let body = try body(kind, &fields)
    try fields.finish()
    return Record(id: id, header: header, body: body)
  }

  /// Reads a record and refuses it unless its bytes are canonical, its id is the hash of its content, and it
  /// lies where it belongs. What is not checked this way may have been changed by anyone.
  package static func decodeChecked(_ bytes: [UInt8], path: String) throws(StorageError) -> Record {
    let record = try decode(bytes, path: path)
    let sealed = seal(record.header, record.body)
    guard sealed.id == record.id, Layout.path(of: sealed) == path else {
      throw .misplaced(path: path, expected: Layout.path(of: sealed))
    }
    guard encode(sealed) == bytes else {
      throw .malformed(
        path: path,
        reason: Localized(en: "its bytes are not in canonical form", nl: "de bytes hebben niet de vaste vorm")
      )
    }
    return record
  }

  /// Takes `format` out of the fields and refuses a newer one before anything else is looked at.
  static func checkFormat(_ fields: inout Fields) throws(StorageError) {
    let format = try fields.integer("format")
    guard format <= self.format else { throw .newerFormat(path: fields.path, format: format) }
    guard format == self.format else {
      throw fields.malformed(en: "there is no format \(format)", nl: "formaat \(format) bestaat niet")
    }
  }

  private static func header(
    of kind: Record.Kind, _ fields: inout Fields
  ) throws(StorageError) -> Record.Header {
    let at = try fields.string("at")
    guard let instant = Instant(rfc3339: at) else {
      throw fields.malformed(en: "\"at\" is no time: '\(at)'", nl: "\"at\" is geen tijdstip: '\(at)'")
    }
    let person = try fields.string("person")
    guard RosterCoding.isPersonID(person) else {
      throw fields.malformed(en: "\"person\" is no person id", nl: "\"person\" is geen id van een persoon")
    }
    return Record.Header(
      paper: try fields.slug("paper"), partner: try fields.slug("partner"), person: person, at: instant,
      seen: try fields.objectID("seen"), saw: kind.namesSaw ? try fields.optionalRecordIDs("saw") : [])
  }

  /// All members but `id`.
  private static func members(_ header: Record.Header, _ body: Record.Body) -> [JSON.Member] {
    [
      JSON.Member("format", .integer(format)),
      JSON.Member("kind", .string(body.kind.rawValue)),
      JSON.Member("paper", .string(header.paper.description)),
      JSON.Member("partner", .string(header.partner.description)),
      JSON.Member("person", .string(header.person)),
      JSON.Member("at", .string(header.at.rfc3339)),
      JSON.Member("seen", .string(header.seen.hex)),
    ] + (header.saw.isEmpty ? [] : [.init("saw", .array(header.saw.map { .string($0.description) }))])
      + members(of: body)
  }
}
