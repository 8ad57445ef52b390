import Testing

@testable import Rendering

@Suite struct JSONValueTests {
  @Test func `keys are sorted by their bytes and nothing stands between`() {
    let value: JSONValue = .object([
      "é": .null, "b": .array([.number(-1), .bool(true), .bool(false)]), "a": .object([:]), "B": .string("x"),
    ])
    #expect(
      String(decoding: value.file, as: UTF8.self)
        == "{\"B\":\"x\",\"a\":{},\"b\":[-1,true,false],\"é\":null}\n")
  }

  @Test func `a string is escaped where JSON demands it, and nowhere else`() {
    let value: JSONValue = .string("\"\\/\n\r\t\u{01}\u{7F}é😀\u{2028}")
    #expect(
      String(decoding: value.file, as: UTF8.self)
        == "\"\\\"\\\\/\\n\\r\\t\\u0001\u{7F}é😀\u{2028}\"\n")
  }

  @Test func `the attribution is written with its spans, origins and what they belong to`() {
    var content = Sample.edition()
    let published = PublishedText(of: content.paper.text)
    content.attribution = Attribution(
      spans: [.init(start: published.head, end: published.head + 3, origin: 0)],
      origins: [
        .init(
          kind: .amended, partners: ["a", "b"].map(slug), author: "p", commit: "c0", date: "2026-01-01",
          hunks: [target("a1/1")])
      ])
    #expect(
      String(decoding: content.attributionFile(of: published).bytes, as: UTF8.self)
        == "{\"commit\":\"3f1c0a9be27d45c8a6b1e0f49d2c7785316ab0de\",\"edition\":2,\"format\":1,\"origins\":[{\"author\":\"p\",\"commit\":\"c0\",\"date\":\"2026-01-01\",\"hunks\":[\"a10000000000000000000000000000000/1\"],\"kind\":\"amended\",\"partners\":[\"a\",\"b\"]}],\"paper\":\"zekerheid\",\"spans\":[{\"end\":3,\"origin\":0,\"start\":0}]}\n"
    )
  }
}
