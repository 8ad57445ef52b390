import TestSupport
import Testing
import Word

@Suite struct WordCommentTests {
  private let body = paragraph(
    run("We want ") + "<w:commentRangeStart w:id=\"0\"/>" + run("fair ") + "<w:commentRangeStart w:id=\"1\"/>"
      + run("rent") + "<w:commentRangeEnd w:id=\"0\"/>" + "<w:r><w:commentReference w:id=\"0\"/></w:r>"
      + "<w:commentRangeEnd w:id=\"1\"/>" + "<w:r><w:commentReference w:id=\"1\"/></w:r>")

  private func comment(_ id: Int, _ text: String, paragraph: String) -> String {
    "<w:comment w:id=\"\(id)\" w:author=\"P\(id)\"><w:p w14:paraId=\"\(paragraph)\">\(run(text))</w:p></w:comment>"
  }

  private func quote(_ comment: WordComment, in file: WordFile) throws -> String {
    let place = try #require(comment.place)
    return place.range.map { file.stories[place.story].text($0, .everything) } ?? ""
  }

  @Test func `a comment has its author, its words and the words that it stands on`() throws {
    var parts = WordParts(body: body)
    parts.addComments(
      comment(0, "For whom?", paragraph: "00000001") + comment(1, "How much?", paragraph: "00000002"))
    let file = try WordFile(parts.bytes)
    #expect(file.comments.map(\.author) == ["P0", "P1"])
    #expect(file.comments.map(\.text) == ["For whom?", "How much?"])
    #expect(try file.comments.map { try quote($0, in: file) } == ["fair rent", "rent"])
    #expect(file.comments.allSatisfy { $0.replyTo == nil })
  }

  @Test func `a reply hangs on the first comment of its thread`() throws {
    var parts = WordParts(body: body)
    parts.addComments(
      comment(0, "a", paragraph: "0000000A") + comment(1, "b", paragraph: "0000000B")
        + comment(2, "c", paragraph: "0000000C"),
      threads: [("0000000A", nil), ("0000000B", "0000000A"), ("0000000c", "0000000b")])
    #expect(try WordFile(parts.bytes).comments.map(\.replyTo) == [nil, "0", "0"])
  }

  @Test func `comments that answer each other in a circle answer nobody`() throws {
    var parts = WordParts(body: body)
    parts.addComments(
      comment(0, "a", paragraph: "0000000A") + comment(1, "b", paragraph: "0000000B"),
      threads: [("0000000A", "0000000B"), ("0000000B", "0000000A")])
    #expect(try WordFile(parts.bytes).comments.map(\.replyTo) == [nil, nil])
  }

  @Test func `a comment that the text refers to nowhere is listed`() throws {
    var parts = WordParts(body: paragraph(run("text")))
    parts.addComments(comment(7, "lost", paragraph: "0000000A"))
    let file = try WordFile(parts.bytes)
    #expect(file.comments.map(\.text) == ["lost"])
    #expect(file.comments.map(\.place) == [nil])
  }

  @Test func `comments that lie elsewhere are named and not fetched`() throws {
    var parts = WordParts(body: body)
    parts.relationships = [("comments", "https://example.org/comments.xml", true)]
    let file = try WordFile(parts.bytes)
    #expect(file.comments.isEmpty)
    #expect(file.externalParts == ["comments: https://example.org/comments.xml"])
  }
}
