import Deliberation
import ObjectIDs

/// The members of a JSON object, taken out one by one: what is left at the end is unknown.
struct Fields {
  /// Where the object lies, for errors.
  let path: String
  private var members: [JSON.Member]

  init(_ json: JSON, path: String, what: Localized = Localized(en: "the file", nl: "het bestand"))
    throws(StorageError)
  {
    guard case .object(let members) = json else {
      throw .malformed(
        path: path, reason: Localized(en: "\(what.english) is no object", nl: "\(what.dutch) is geen object"))
    }
    self.path = path
    self.members = members
  }

  /// The fields of a whole file.
  init(ofFile bytes: [UInt8], path: String) throws(StorageError) {
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .notJSON(path: path, reason: error.reason, offset: error.offset)
    }
    try self.init(json, path: path)
  }

  func malformed(en english: String, nl dutch: String) -> StorageError {
    .malformed(path: path, reason: Localized(en: english, nl: dutch))
  }

  /// Refuses what nobody took.
  func finish() throws(StorageError) {
    guard let member = members.first else { return }
    throw .unknown(
      path: path,
      what: Localized(
        en: "the field \"\(member.key)\" is unknown", nl: "het veld \"\(member.key)\" is onbekend"))
  }

  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  mutating func optional(_ key: String) -> JSON? {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: index).value
  }

  mutating func required(_ key: String) throws(StorageError) -> JSON {
    guard let value = optional(key) else {
      throw malformed(en: "the field \"\(key)\" is missing", nl: "het veld \"\(key)\" ontbreekt")
    }
    return value
  }

  mutating func string(_ key: String) throws(StorageError) -> String {
    guard case .string(let text) = try required(key) else {
      throw malformed(en: "\"\(key)\" is no text", nl: "\"\(key)\" is geen tekst")
    }
    return text
  }

  mutating func optionalString(_ key: String) throws(StorageError) -> String? {
    switch optional(key) {
    case nil: return nil
    case .string(let text): return text
    default: throw malformed(en: "\"\(key)\" is no text", nl: "\"\(key)\" is geen tekst")
    }
  }

  mutating func integer(_ key: String) throws(StorageError) -> Int {
    guard case .integer(let value) = try required(key) else {
      throw malformed(en: "\"\(key)\" is no whole number", nl: "\"\(key)\" is geen heel getal")
    }
    return value
  }

  mutating func optionalInteger(_ key: String) throws(StorageError) -> Int? {
    switch optional(key) {
    case nil: return nil
    case .integer(let value): return value
    default: throw malformed(en: "\"\(key)\" is no whole number", nl: "\"\(key)\" is geen heel getal")
    }
  }

  mutating func optionalBool(_ key: String) throws(StorageError) -> Bool? {
    switch optional(key) {
    case nil: return nil
    case .bool(let value): return value
    default:
      throw malformed(en: "\"\(key)\" is neither true nor false", nl: "\"\(key)\" is geen true of false")
    }
  }

  mutating func array(_ key: String) throws(StorageError) -> [JSON] {
    guard case .array(let values) = try required(key) else {
      throw malformed(en: "\"\(key)\" is no list", nl: "\"\(key)\" is geen lijst")
    }
    return values
  }

  /// The values of a list; none where the field is left out.
  mutating func optionalArray(_ key: String) throws(StorageError) -> [JSON] {
    switch optional(key) {
    case nil: return []
    case .array(let values): return values
    default: throw malformed(en: "\"\(key)\" is no list", nl: "\"\(key)\" is geen lijst")
    }
  }

  mutating func object(_ key: String) throws(StorageError) -> [JSON.Member] {
    guard case .object(let members) = try required(key) else {
      throw malformed(en: "\"\(key)\" is no object", nl: "\"\(key)\" is geen object")
    }
    return members
  }

  mutating func fields(_ key: String) throws(StorageError) -> Fields {
    try Fields(required(key), path: path, what: Localized(verbatim: "\"\(key)\""))
  }

  mutating func slug(_ key: String) throws(StorageError) -> Slug {
    let text = try string(key)
    guard let slug = Slug(text) else {
      throw malformed(en: "\"\(key)\" is no name: '\(text)'", nl: "\"\(key)\" is geen korte naam: '\(text)'")
    }
    return slug
  }

  /// An object id of git, from its hex.
  mutating func objectID(_ key: String) throws(StorageError) -> ObjectID {
    let text = try string(key)
    guard let id = ObjectID(hex: text) else {
      throw malformed(en: "\"\(key)\" is no object id", nl: "\"\(key)\" is geen id van een object")
    }
    return id
  }

  mutating func recordID(_ key: String) throws(StorageError) -> RecordID {
    let text = try string(key)
    guard let id = RecordID(text) else {
      throw malformed(en: "\"\(key)\" is no record id", nl: "\"\(key)\" is geen id van een record")
    }
    return id
  }

  /// A sorted list of ids, each once; none where the field is left out.
  mutating func optionalRecordIDs(_ key: String) throws(StorageError) -> [RecordID] {
    try recordIDs(optionalArray(key), key)
  }

  /// A sorted list of ids, each once, that has to be there, also where it is empty.
  mutating func recordIDs(_ key: String) throws(StorageError) -> [RecordID] {
    try recordIDs(array(key), key)
  }

  private func recordIDs(_ values: [JSON], _ key: String) throws(StorageError) -> [RecordID] {
    var ids: [RecordID] = []
    for value in values {
      guard case .string(let text) = value, let id = RecordID(text) else {
        throw malformed(
          en: "\"\(key)\" holds what is no record id",
          nl: "in \"\(key)\" staat iets wat geen id van een record is")
      }
      guard ids.last.map({ $0 < id }) ?? true else {
        throw malformed(en: "\"\(key)\" is not sorted", nl: "\"\(key)\" staat niet op volgorde")
      }
      ids.append(id)
    }
    return ids
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ key: String, of type: Choice.Type = Choice.self
  ) throws(StorageError) -> Choice {
    let text = try string(key)
    guard let choice = Choice(rawValue: text) else {
      throw .unknown(
        path: path,
        what: Localized(en: "\"\(key)\" cannot be '\(text)'", nl: "\"\(key)\" kan niet '\(text)' zijn"))
    }
    return choice
  }

  mutating func range() throws(StorageError) -> Range<Int> {
    let (start, end) = (try integer("start"), try integer("end"))
    guard 0 <= start, start <= end else {
      throw malformed(
        en: "the range \(start) to \(end) runs backwards",
        nl: "het bereik \(start) tot \(end) loopt achteruit")
    }
    return start..<end
  }
}
