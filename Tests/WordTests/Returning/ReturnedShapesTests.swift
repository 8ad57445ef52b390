import TestSupport
import Testing
import Word

/// Edits beside rules, fences, tables and lists: what is recorded reads as the file does, or it is named.
@Suite struct ReturnedShapesTests {
  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func edited(_ file: String, of text: String) throws -> (text: String, unclear: [String]) {
    let back = try ReturnedPaper(WordFile(WordWriter.file(paper(file))), exportOf: paper(text))
    return (String(decoding: back.edited, as: UTF8.self), back.unclear)
  }

  @Test(arguments: [
    ("One.\n\n***\n\nTwo.\n", "***\n\nTwo.\n"), ("One.\n\n***\n\nTwo.\n", "One.\n\nTwo.\n"),
    ("One.\n\n***\n\nTwo.\n", "One.\n\n***\n"), ("# One\n\n- a\n\n---\n\nTwo.\n", "# One\n\n---\n\nTwo.\n"),
    ("One.\n\nTwo.\n\n```\na\nb\n```\n\nLast.\n", "One.\n\n```\na\nb\n```\n\nLast.\n"),
    ("One.\n\n```\na\nb\n```\n\nLast.\n", "One.\n\n```\na\n```\n\nLast.\n"),
    ("1. one\n2. two\n", "1. zero\n1. one\n2. two\n"), ("5. one\n6. two\n", "5. zero\n5. one\n6. two\n"),
    ("1. one\n2. two\n3. three\n", "1. two\n3. three\n"), ("5. *one*\n6. two\n\nEnd.\n", "5. two\n\nEnd.\n"),
    ("One.\n\nTwo.\n", "One.\n\nSee www.a_b.example.org/x_y_z, or https://a.example.org/~b now.\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One, see www.example.org.\n\nTwo.\n"),
    ("One.\n\nTwo.\n", "One, write to a_b@example.org now.\n\nTwo.\n"),
  ])
  func `it comes back as it reads`(_ pair: (String, String)) throws {
    // An address in an export is a link; typed as plain words it is none.
    let plain = WordParts(
      body: pair.1.split(separator: "\n\n").map { paragraph(run(String($0).replacing("\n", with: ""))) }
        .joined())
    let isAddress = pair.1.contains(".example.org") || pair.1.contains("@")
    let back = try ReturnedPaper(
      WordFile(isAddress ? plain.bytes : WordWriter.file(paper(pair.1))), exportOf: paper(pair.0))
    let text = String(decoding: back.edited, as: UTF8.self)
    #expect(back.unclear == [] && text.replacing("a\\_b@", with: "a_b@") == pair.1)
  }

  @Test(arguments: [
    ("1. one\n2. two\n3. three\n", "1. one\n2. two\n   1. new\n3. three\n"),
    ("1. one\n   - a\n   - b\n", "1. one\n   - a\n   - b\n2. new\n"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n## Next\n", "| a |\n|---|\n| 1 |\n\n## Next\n"),
    ("One.\n\n1) a\n2) b\n", "One.a\n\n1) b\n"),
  ])
  func `it comes back as it reads, or is named`(_ pair: (String, String)) throws {
    let (text, unclear) = try edited(pair.1, of: pair.0)
    #expect(text == pair.1 || text == pair.0 && !unclear.isEmpty)
  }

  @Test func `an edit that cannot be made takes no other along`() throws {
    let text = "One.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Next\n"
    let file = "One more.\n\n| a |\n|---|\n| 1 |\n\n## Next\n"
    let (edited, unclear) = try edited(file, of: text)
    #expect(edited == text.replacing("One.", with: "One more.") && !unclear.isEmpty)
  }
}
