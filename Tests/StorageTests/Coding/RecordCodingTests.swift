import Deliberation
import Prose
import TestSupport
import Testing

@testable import Storage

@Suite struct RecordCodingTests {
  @Test func `a record of every kind comes back as it was`() throws {
    let records = try Samples.all
    #expect(Set(records.map(\.kind)) == Set(Record.Kind.allCases))
    for record in records {
      let read = try RecordCoding.decodeChecked(
        RecordCoding.encode(record), path: Layout.path(of: record))
      #expect(read == record)
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>) func `whatever a record says comes back, byte for byte`(
    _ seed: UInt64
  )
    throws
  {
    var records = RandomRecords(random: SplitMix(seed: seed))
    let record = try records.next()
    let bytes = RecordCoding.encode(record)
    let read = try RecordCoding.decodeChecked(bytes, path: Layout.path(of: record))
    #expect(read == record, "seed \(seed)")
    #expect(RecordCoding.encode(read) == bytes, "seed \(seed)")
  }

  @Test func `the id follows from the content, whoever writes it and in whatever order`() throws {
    let record = try Samples.sealed(Samples.comment())
    #expect(try Samples.sealed(Samples.comment()).id == record.id)
    #expect(try Samples.sealed(Samples.comment("For whom")).id != record.id)
    #expect(try Samples.sealed(Samples.comment(), partner: "carers").id != record.id)
    let members = String(decoding: RecordCoding.encode(record), as: UTF8.self)
    let unsealed = members.replacing("\"id\":\"\(record.id)\",", with: "")
    #expect(record.id.description == "c" + SHA256.hex(Array(unsealed.utf8)).prefix(RecordID.digits))
  }

  /// Each bit of each byte in turn, so that no place of a record is free to change.
  @Test func `one changed bit anywhere is found`() throws {
    for record in try Samples.all {
      let (bytes, path) = (RecordCoding.encode(record), Layout.path(of: record))
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1 << UInt8(index % 8)
        #expect(throws: StorageError.self, "byte \(index) of \(path)") {
          try RecordCoding.decodeChecked(changed, path: path)
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `no bytes crash the reader, and none pass as a record that they are not`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    let samples = try Samples.all
    for _ in 0..<100 {
      let record = try #require(samples.randomElement(using: &random))
      let path = Layout.path(of: record)
      let bytes = RecordCoding.encode(record).mutated(using: &random)
      guard let read = try? RecordCoding.decode(bytes, path: path) else { continue }
      _ = Layout.path(of: read)
      guard let checked = try? RecordCoding.decodeChecked(bytes, path: path) else { continue }
      #expect(RecordCoding.encode(checked) == bytes, "seed \(seed)")
      #expect(Layout.path(of: checked) == path, "seed \(seed)")
    }
  }

  @Test func `a record with a right id at a wrong path is misplaced`() throws {
    let record = try Samples.sealed(Samples.comment())
    let (bytes, path) = (RecordCoding.encode(record), Layout.path(of: record))
    for wrong in ["papers/other/comments/tenants/\(record.id.fan)/\(record.id).json", "../\(path)", "x.json"]
    {
      #expect(throws: StorageError.misplaced(path: wrong, expected: path)) {
        try RecordCoding.decodeChecked(bytes, path: wrong)
      }
    }
  }

  @Test func `the same content with other white space is not canonical`() throws {
    let record = try Samples.sealed(Samples.comment())
    let (bytes, path) = (RecordCoding.encode(record), Layout.path(of: record))
    let error = #expect(throws: StorageError.self) {
      try RecordCoding.decodeChecked(Array(bytes.dropLast()), path: path)
    }
    #expect(
      error?.explanation.message == "\(path) is not as it should be: its bytes are not in canonical form.")
  }

  @Test(arguments: [
    (#""format":1"#, #""format":2"#, "format 2, and this one reads up to 1"),
    (#""format":1"#, #""format":0"#, "there is no format 0"),
    (#""format":1,"#, "", "\"format\" is missing"),
    (#""format":1"#, #""format":"1""#, "\"format\" is no whole number"),
    (#""format":1"#, #""extra":1,"format":1"#, "the field \"extra\" is unknown"),
    (#""format":1"#, #""format":1,"format":1"#, "stands twice"),
    (#""kind":"comment""#, #""kind":"rumour""#, "\"kind\" cannot be 'rumour'"),
    (#""paper":"housing""#, #""paper":"../../etc""#, "\"paper\" is no name: '../../etc'"),
    (#""paper":"housing""#, #""paper":"Housing""#, "\"paper\" is no name: 'Housing'"),
    (#""partner":"tenants""#, #""partner":"a b""#, "\"partner\" is no name: 'a b'"),
    (#""person":"p1""#, #""person":"Jan Jansen""#, "\"person\" is no person id"),
    (#""at":"2026-01-02T02:54:05Z""#, #""at":"2026-02-30T02:54:05Z""#, "\"at\" is no time"),
    (#""intent":"question""#, #""intent":"wish""#, "\"intent\" cannot be 'wish'"),
    (#""start":8"#, #""start":80"#, "runs backwards"), (#""start":8"#, #""start":-8"#, "runs backwards"),
    (#""start":8"#, #""start":8.0"#, "a number that is not whole"),
    (#""text":"For whom?""#, #""text":"\ud800""#, "half of a surrogate pair"),
    (#""text":"For whom?""#, #""text":7"#, "\"text\" is no text"),
    (#""anchor":{"#, #""anchor":{"colour":"red","#, "the field \"colour\" is unknown"),
    ("{\"anchor\"", "[{\"anchor\"", "is not JSON"),
  ])
  func `what is wrong in a record is named`(right: String, wrong: String, reason: String) throws {
    let record = try Samples.sealed(Samples.comment())
    let text = String(decoding: RecordCoding.encode(record), as: UTF8.self)
    try #require(text.contains(right), "\(text) has no \(right)")
    let bytes = Array(text.replacing(right, with: wrong).utf8)
    let error = #expect(throws: StorageError.self) { try RecordCoding.decode(bytes, path: "papers/x.json") }
    let message = try #require(error).explanation.message
    #expect(message.contains(reason) && message.contains("papers/x.json"), "\(message)")
  }

  @Test(arguments: [
    (#""old":"soon""#, #""old":"later""#, "hunk 1 replaces more or less than it quotes"),
    (#""new":"before 2030""#, #""new":"soon""#, "hunk 1 changes nothing"),
    (
      #""end":7,"new":"!","old":"","start":7"#, #""end":5,"new":"!","old":"","start":5"#,
      "hunk 2 does not come behind"
    ),
    (#""hunks":["#, #""hunks":[],"hunk":["#, "it has no hunks"),
    (
      #""comments":["c01234567890000000000000000000000"]"#, #""comments":["C1"]"#,
      "\"comments\" holds something that is no record id"
    ),
  ])
  func `an amendment that cannot be applied is refused`(right: String, wrong: String, reason: String) throws {
    let amendment = try #require(try Samples.all.first { $0.kind == .amendment })
    let text = String(decoding: RecordCoding.encode(amendment), as: UTF8.self)
    try #require(text.contains(right), "\(text) has no \(right)")
    let error = #expect(throws: StorageError.self) {
      try RecordCoding.decode(Array(text.replacing(right, with: wrong).utf8), path: "a.json")
    }
    #expect(error?.explanation.message.contains(reason) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("\"counts\":[", "\"counted\":[", "\"counts\" is missing"),
    ("\"replaces\":[\"z", "\"replaces\":[\"Z", "\"replaces\" holds what is no record id"),
    ("\"replaces\":[", "\"replaces\":7,\"x\":[", "\"replaces\" is no list"),
  ])
  func `a closing that does not say what counts is refused`(right: String, wrong: String, reason: String)
    throws
  {
    let closing = try #require(try Samples.all.first { $0.kind == .closing })
    let text = String(decoding: RecordCoding.encode(closing), as: UTF8.self)
    try #require(text.contains(right), "\(text) has no \(right)")
    let error = #expect(throws: StorageError.self) {
      try RecordCoding.decode(Array(text.replacing(right, with: wrong).utf8), path: "z.json")
    }
    #expect(error?.explanation.message.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func `ids in a list are written in order, and read in no other`() throws {
    let ids = [try Samples.id("v", 1), try Samples.id("v", 2)]
    let koers = try Samples.slug("koers")
    let closing = Record.Body.closing(Closing(poll: koers, counts: Set(ids), replaces: ids.reversed()))
    let text = String(decoding: RecordCoding.encode(try Samples.sealed(closing)), as: UTF8.self)
    let list = "[\"\(ids[0])\",\"\(ids[1])\"]"
    #expect(text.contains("\"counts\":\(list)") && text.contains("\"replaces\":\(list)"))
    for wrong in ["[\"\(ids[1])\",\"\(ids[0])\"]", "[\"\(ids[0])\",\"\(ids[0])\"]"] {
      #expect(throws: StorageError.self) {
        try RecordCoding.decode(Array(text.replacing(list, with: wrong).utf8), path: "z.json")
      }
    }
  }

  @Test func `letters that only look the same are a change`() throws {
    let hunk = Hunk(range: 0..<2, old: "é", new: "e\u{301}")
    let amendment = Amendment(base: Samples.blob, hunks: [hunk], reason: "One form.", comments: [])
    let bytes = RecordCoding.encode(try Samples.sealed(.amendment(amendment)))
    #expect(throws: Never.self) { try RecordCoding.decode(bytes, path: "a.json") }
  }
}

extension [UInt8] {
  /// The bytes after a few edits, as a bad disk, a bad editor or a bad neighbour would make them.
  fileprivate func mutated(using random: inout SplitMix) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: bytes.indices, using: &random)
      let end = Swift.min(bytes.count, at + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0...4, using: &random) {
      case 0: bytes[at] = .random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: .random(in: 0...bytes.count, using: &random))
      case 3: bytes.insert(#"{}[]",:\u0"#.utf8.randomElement(using: &random) ?? 0, at: at)
      default: bytes.removeLast(bytes.count - at)
      }
    }
    return bytes
  }
}
