import Testing

@testable import Storage

@Suite struct JSONWriterTests {
  @Test(arguments: [0, 7, -1, 10, 4_096, -90_210, .max, .min])
  func `an integer is written as Swift writes it`(number: Int) {
    var writer = JSONWriter()
    writer.integer(number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(number))
  }

  @Test func `a template is filled as often as there are numbers for it`() {
    let template = JSONTemplate { writer in
      writer.object { writer in
        writer.add("a", "x")
        writer.hole("b")
        writer.hole("c")
        writer.add("d", true)
      }
    }
    let bare = JSONTemplate { writer in writer.object { writer in writer.hole("e") } }
    var writer = JSONWriter()
    writer.array([1, -20]) { number, writer in
      writer.add(template) { hole in number + hole }
    }
    writer.array([3]) { number, writer in writer.add(bare) { _ in number } }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"[{"a":"x","b":1,"c":2,"d":true},{"a":"x","b":-20,"c":-19,"d":true}],[{"e":3}]"#)
  }
}
