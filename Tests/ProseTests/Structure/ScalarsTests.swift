import Testing

@testable import Prose

@Suite struct ScalarsTests {
  @Test(arguments: ["'", "'\u{301}", "\u{600}'", "a'\u{301}b'"])
  func `a mark is found whatever it is joined with`(_ text: String) {
    let replaced = text.replacing(scalar: "'", with: "''")
    let marks = text.unicodeScalars.count { $0 == "'" }
    #expect(replaced.unicodeScalars.count { $0 == "'" } == 2 * marks)
    #expect(replaced.replacing(scalar: "'", with: "") == text.replacing(scalar: "'", with: ""))
  }

  @Test(arguments: ["\"\u{301}a", "a\\\u{301}b", "\u{600}\"", "'\u{301}"])
  func `a value of front matter is read as it was written`(
    _ value: String
  ) throws {
    for syntax in [FrontMatterSyntax.yaml, .toml] {
      let line = syntax.line("title", value)
      let text = syntax == .yaml ? "---\n\(line)\n---\n" : "+++\n\(line)\n+++\n"
      let read = FrontMatter(Array(text.utf8))["title"]
      #expect(read.map { Array($0.utf8) } == Array(value.utf8), "\(line)")
    }
  }
}
