import Testing

@testable import Storage

@Suite struct JSONWriterTests {
  @Test(arguments: [0, 7, -1, 10, 4_096, -90_210, .max, .min])
  func `an integer is written as Swift writes it`(number: Int) {
    var writer = JSONWriter()
    writer.integer(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(number))
  }

  @Test func `members are put into an object as often as they are needed`() {
    let members = JSONWriter.members { writer in
      writer.add("a", "x")
      writer.add("b", true)
    }
    let none = JSONWriter.members { _ in }
    var writer = JSONWriter()
    writer.array([1, 2]) { number, writer in
      writer.object { writer in
        writer.insert(none)
        writer.insert(members)
        writer.add("c", number)
        writer.insert(none)
        writer.insert(members)
      }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"[{"a":"x","b":true,"c":1,"a":"x","b":true},{"a":"x","b":true,"c":2,"a":"x","b":true}]"#)
  }
}
