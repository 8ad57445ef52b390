import Deliberation
import TestSupport
import Testing

@testable import Storage

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", JSON.null), (" true ", .bool(true)), ("false\n", .bool(false)), ("0", .integer(0)),
    ("-17", .integer(-17)), ("9223372036854775807", .integer(.max)), (#""""#, .string("")),
    (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u00e9\u0000""#, .string("é\u{0}")),
    (#""\ud83d\uDE00""#, .string("😀")), ("[]", .array([])), ("[1,\t2]", .array([.integer(1), .integer(2)])),
    ("{}", .object([])),
    (#"{"b":1,"a":[{}]}"#, .object([.init("b", .integer(1)), .init("a", .array([.object([])]))])),
  ])
  func `what is JSON is read`(text: String, value: JSON) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("", "too early", 0), ("  ", "too early", 2), ("{", "expected a key", 1), ("[1", "expected ','", 2),
    ("[1,]", "no value begins", 3), (#"{"a":1,}"#, "expected a key", 7), (#"{"a" 1}"#, "expected ':'", 5),
    ("{a:1}", "expected a key", 1), ("tru", "expected 'true'", 0), ("nul", "expected 'null'", 0),
    ("1 2", "stands behind", 2), ("{} x", "stands behind", 3), ("1.5", "not whole", 1),
    ("1e3", "not whole", 1),
    ("01", "not a whole number that fits", 0), ("-0", "not a whole number that fits", 0),
    ("-", "not a whole number that fits", 0), ("9223372036854775808", "not a whole number that fits", 0),
    (#""abc"#, "does not end", 4), (#""\x41""#, "does not know", 3), (#""\u12"#, "four hex digits", 3),
    (#""\u+123""#, "four hex digits", 3), (#""\ud800""#, "surrogate", 7),
    (#""\ud800\ud800""#, "surrogate", 13),
    (#""\udc00""#, "surrogate", 7), (#""\ud800x""#, "surrogate", 7), ("\"a\nb\"", "control character", 2),
    (#"{"a":1,"a":2}"#, "stands twice", 10), ("+1", "no value begins", 0), ("NaN", "no value begins", 0),
    ("\u{FEFF}1", "no value begins", 0),
  ])
  func `what is not JSON is refused, with the place`(text: String, reason: String, offset: Int) {
    let fault = #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array(text.utf8)) }
    #expect(fault?.reason.english.contains(reason) == true, "\(text): \(fault?.reason.english ?? "")")
    #expect(fault?.offset == offset, "\(text)")
  }

  @Test(arguments: [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]])
  func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
    for text in [[0x22] + bytes + [0x22], [0x22, 0x5C, 0x6E] + bytes + [0x22]] {
      let fault = #expect(throws: JSONReader.Fault.self) { try JSONReader.read(text) }
      #expect(fault?.reason.english == "a string that is not UTF-8")
    }
  }

  @Test func `nesting has a bound, and an open bracket for every byte is no crash`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONReader.read(nested(32)) }
    #expect(throws: JSONReader.Fault.self) { try JSONReader.read(nested(33)) }
    #expect(throws: JSONReader.Fault.self) { try JSONReader.read(nested(1_000_000)) }
  }

  @Test func `a hundred thousand members are read in time, and one that stands twice is found`() throws {
    let members = (0..<100_000).map { "\"k\($0)\":1" }
    let start = ContinuousClock.now
    let value = try JSONReader.read(Array("{\(members.joined(separator: ","))}".utf8))
    guard case .object(let read) = value else { return #expect(Bool(false), "no object") }
    #expect(read.count == members.count)
    let fault = #expect(throws: JSONReader.Fault.self) {
      try JSONReader.read(Array("{\(members.joined(separator: ",")),\"k7\":2}".utf8))
    }
    #expect(fault?.reason.english.contains("\"k7\" stands twice") == true)
    // Comparing each with each would take minutes.
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
