import Deliberation
import TestSupport
import Testing

@testable import BeraadKit
import ObjectIDs

@Suite struct AnchorBatchTests {
  let temporary: TemporaryRepository
  let context: Context

  init() throws {
    temporary = try TemporaryRepository()
    context = Context(directory: temporary.path, environment: [:], now: { Instant(seconds: 0) })
  }

  private func question(
    _ quote: String, at: String, to: String = "HEAD", path: String = "a.md", start: Int = 0, end: Int = 0
  ) -> AnchorQuestion {
    AnchorQuestion(id: quote, path: path, at: at, to: to, start: start, end: end, quote: quote)
  }

  @Test func `many questions are answered in their order`() throws {
    let first = try temporary.commit(["a.md": "Wij willen huizen.\n\nEn werk voor allen.\n"], at: 1)
    let second = try temporary.commit(["a.md": "Wij willen goede huizen.\n\nEn werk voor allen.\n"], at: 2)
    let third = try temporary.commit(["a.md": "Wij willen goede huizen.\n"], at: 3)
    let answers = try context.anchors([
      question("willen huizen", at: first), question("werk voor allen", at: first, to: second),
      question("werk voor allen", at: second), question("Wij willen", at: first),
    ])
    #expect(answers.map(\.outcome) == ["edited", "kept", "deleted", "kept"])
    #expect(answers[2].removedBy?.hex == third)
    #expect(answers[0].ranges.map { [$0.start, $0.end] } == [[4, 23]])
  }

  @Test func `the path may have been another one where the words are quoted from`() throws {
    let text = (1...9).map { "Regel \($0) blijft.\n" }.joined()
    let first = try temporary.commit(["old.md": text], at: 1)
    try temporary.commit(["other.md": "x"], at: 2)
    let between = try temporary.revision("HEAD")
    try temporary.git("mv", "old.md", "a.md")
    try temporary.commit(at: 3)
    let answers = try context.anchors([question("Regel 3", at: first), question("Regel 3", at: between)])
    #expect(answers.map(\.outcome) == ["kept", "kept"])
  }

  @Test func `the path may be the one that the file has where the words are quoted from`() throws {
    let text = (1...9).map { "Regel \($0) blijft.\n" }.joined()
    let first = try temporary.commit(["old.md": text, "other.md": "Regel 3 blijft.\n"], at: 1)
    try temporary.git("mv", "old.md", "a.md")
    try temporary.commit(at: 2)
    try temporary.commit(["a.md": text.replacing("Regel 4 blijft.\n", with: "")], at: 3)
    try temporary.git("mv", "a.md", "b.md")
    try temporary.commit(["old.md": "Een ander stuk.\n"], at: 4)
    let removed = try temporary.revision("HEAD~1")
    for path in ["old.md", "b.md"] {
      let answers = try context.anchors([
        question("Regel 3", at: first, path: path), question("Regel 4 blijft", at: first, path: path),
      ])
      #expect(answers.map(\.outcome) == ["kept", "deleted"])
      #expect(answers.map(\.error) == [nil, nil])
      #expect(answers[1].removedBy?.hex == removed)
    }
  }

  @Test func `a file that got another name with other line ends, or wrapped anew, is one file`() throws {
    let text = ["homes", "trams", "rents", "wages"].map { "Paragraph on \($0) that\nsays something.\n" }
      .joined(separator: "\n")
    let first = try temporary.commit(["old.md": text, "other.md": "Nothing of it.\n"], at: 1)
    for (name, now) in [
      ("crlf.md", text.replacing("\n", with: "\r\n")),
      ("wrapped.md", text.replacing("that\nsays something", with: "that says\nsomething")),
    ] {
      try temporary.git("checkout", "--quiet", first)
      try temporary.git("rm", "--quiet", "old.md")
      try temporary.commit([name: now], at: 2)
      for path in ["old.md", name] {
        let answers = try context.anchors([
          question("Paragraph on trams", at: first, path: path),
          question("rents that", at: first, path: path),
        ])
        #expect(answers.map(\.outcome) == ["kept", "kept"], "\(name), \(path)")
      }
    }
  }

  @Test func `words are found in a commit before the file got its name, by either name`() throws {
    let text = (1...9).map { "Regel \($0) blijft.\n" }.joined()
    let first = try temporary.commit(["old.md": text], at: 1)
    try temporary.git("mv", "old.md", "a.md")
    try temporary.commit(at: 2)
    try temporary.commit(["a.md": text + "Regel 10 komt.\n"], at: 3)
    for path in ["old.md", "a.md"] {
      let answers = try context.anchors([
        question("Regel 3", at: "HEAD", to: first, path: path),
        question("Regel 10 komt", at: "HEAD", to: first, path: path),
      ])
      #expect(answers.map(\.outcome) == ["kept", "deleted"])
      #expect(answers.map(\.error) == [nil, nil])
    }
  }

  @Test func `words of a branch that is not merged are compared directly`() throws {
    try temporary.commit(["a.md": "Wij willen huizen.\n"], at: 1)
    try temporary.git("checkout", "--quiet", "-b", "side")
    let side = try temporary.commit(["a.md": "Wij willen snel huizen.\n"], at: 2)
    try temporary.git("checkout", "--quiet", "main")
    try temporary.commit(["a.md": "Wij willen huizen, nu.\n"], at: 3)
    let answers = try context.anchors([question("Wij willen snel huizen", at: side)])
    #expect(answers[0].outcome == "edited")
    #expect(answers[0].error == nil)
  }

  @Test func `the bytes decide where the words stand twice`() throws {
    let first = try temporary.commit(["a.md": "nu en nu\n"], at: 1)
    try temporary.commit(["a.md": "nu en morgen\n"], at: 2)
    let answers = try context.anchors([
      question("nu", at: first, start: 0, end: 2), question("nu", at: first, start: 6, end: 8),
      question("nu", at: first),
    ])
    #expect(answers.map(\.outcome) == ["kept", "deleted", nil])
    #expect(answers[2].error != nil)
  }

  @Test func `what cannot be answered says why, and the rest is answered`() throws {
    let first = try temporary.commit(["a.md": "een twee\n"], at: 1)
    let answers = try context.anchors([
      question("een", at: "nowhere"), question("een", at: first, path: "b.md"), question("drie", at: first),
      question("een", at: first),
    ])
    #expect(answers.map { $0.error != nil } == [true, true, true, false])
    #expect(answers.map(\.outcome) == [nil, nil, nil, "kept"])
  }

  @Test func `a file that is gone took its words along`() throws {
    let first = try temporary.commit(["a.md": "een twee\n"], at: 1)
    try temporary.git("rm", "--quiet", "a.md")
    let deletion = try temporary.commit(at: 2)
    let answers = try context.anchors([question("een", at: first)])
    #expect(answers[0].outcome == "deleted")
    #expect(answers[0].removedBy?.hex == deletion)
  }
}
