import Foundation
import TestSupport
import Testing

@Suite struct DocxTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench.empty()
    var parts = WordParts(
      body: paragraph(
        "<w:commentRangeStart w:id=\"0\"/>" + run("Fair ") + deleted("rent") + inserted("homes")
          + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"))
    parts.addComments(
      "<w:comment w:id=\"0\" w:author=\"B\">\(paragraph(run("For whom?")))</w:comment>"
    )
    parts.add("header", WordParts.root("hdr", paragraph(run("Draft 3"))))
    try Data(parts.bytes).write(to: URL(filePath: bench.directory + "/returned.docx"))
  }

  private struct Answer: Decodable {
    struct Change: Decodable, Equatable { let author, kind, text: String }
    struct Comment: Decodable { let id, author, text, quote: String }
    struct NotMapped: Decodable { let kind, text: String }
    let accepted, rejected, notes_accepted, notes_rejected: [String]
    let changes: [Change]
    let comments: [Comment]
    let notMapped: [NotMapped]
  }

  @Test func `the answer in JSON has the text both ways, the changes and the comments`() throws {
    let outcome = bench.run("docx", "read", "returned.docx", "--json")
    #expect(outcome.status == 0)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.accepted == ["Fair homes"])
    #expect(answer.rejected == ["Fair rent"])
    #expect(answer.changes.map(\.kind) == ["insert", "delete"])
    #expect(answer.comments.map(\.quote) == ["Fair renthomes"])
    #expect(answer.notMapped.map(\.text) == ["Draft 3"])
    #expect(answer.notes_accepted.isEmpty && answer.notes_rejected.isEmpty)
  }

  @Test func `a person gets a line for each change and comment, and a count`() {
    let outcome = bench.run("docx", "read", "returned.docx")
    #expect(
      outcome.output == """
        insert\tA\thomes
        delete\tA\trent
        comment\tB\tFor whom?
        not mapped: header\t\tDraft 3

        """)
    #expect(outcome.story == "1 paragraph, 2 changes, 1 comment.\n")
  }

  @Test func `a file that is no Word file is refused with what to do`() throws {
    try bench.temporary.write(#"{\rtf1 text}"#, to: "old.docx")
    try bench.expectRefusal(["docx", "read", "old.docx"], naming: "RTF", "save it as .docx")
    let outcome = bench.run("docx", "read", "old.docx", "--json")
    #expect(outcome.status == 1)
    #expect(outcome.output == "{\"refused\":\"This is rich text (RTF), no Word file.\"}\n")
    try bench.expectRefusal(["docx", "read", "none.docx"], naming: "none.docx")
  }
}
