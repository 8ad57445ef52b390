import FoundationEssentials
import ObjectIDs
import Testing

@Suite struct ObjectIDTests {
  static let hex = "0123456789abcdef0123456789abcdef01234567"

  @Test func `an id is its forty digits`() throws {
    let id = try #require(ObjectID(hex: Self.hex))
    #expect(id.hex == Self.hex && id.description == Self.hex)
    #expect(id.abbreviated() == "0123456")
    #expect(ObjectID.zero < id)
    #expect(ObjectID.zero.hex == String(repeating: "0", count: 40))
  }

  @Test(arguments: [
    "", "0", String(hex.dropLast()), hex + "0", hex.dropLast() + "g", hex.dropLast() + " ", hex.uppercased(),
    hex + hex.prefix(24), String(repeating: "é", count: 20),
  ]) func `anything else is no id`(_ text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func `git's own files may have upper case`() throws {
    let id = Array(Self.hex.uppercased().utf8).withUnsafeBytes { ObjectID(hexDigits: $0, anyCase: true) }
    #expect(try #require(id).hex == Self.hex)
  }

  @Test func `an id is its twenty bytes`() throws {
    let id = try #require(ObjectID(hex: Self.hex))
    #expect(id.bytes.count == ObjectID.byteCount && id.firstByte == 0x01 && id.bytes[10] == 0x45)
    #expect(id.bytes.withUnsafeBytes { ObjectID(bytes: $0) } == id)
    #expect(id.bytes.dropLast().withUnsafeBytes { ObjectID(bytes: $0) } == nil)
  }

  @Test func `ids are ordered as their digits are`() throws {
    let texts = ["00", "01", "10", "a0"].flatMap { first in
      ["0", "1", "f"].flatMap { middle in
        ["0", "1", "f"].map { first + String(repeating: "7", count: 18) + middle + "777777777777777777" + $0 }
      }
    }
    let ids = try texts.map { try #require(ObjectID(hex: $0)) }
    #expect(ids.reversed().sorted().map(\.hex) == texts)
  }

  @Test func `in JSON an id is its digits, and what is none is refused`() throws {
    let id = try #require(ObjectID(hex: Self.hex))
    #expect(String(decoding: try JSONEncoder().encode([id]), as: UTF8.self) == "[\"\(Self.hex)\"]")
    #expect(try JSONDecoder().decode([ObjectID].self, from: JSONEncoder().encode([id])) == [id])
    for text in ["\"\(Self.hex.uppercased())\"", "\"abc\"", "7"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([ObjectID].self, from: Data("[\(text)]".utf8))
      }
    }
  }
}
