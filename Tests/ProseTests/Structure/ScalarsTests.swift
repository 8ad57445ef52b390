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

  /// What joins with what stands before or behind it, for whoever reads by letters.
  static let joined = ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}"]

  @Test(arguments: joined) func `a mark parts a text whatever stands behind it`(_ mark: String) {
    #expect(
      "a:\(mark)b".split(scalar: ":").map { Array($0.utf8) } == ["a", "\(mark)b"].map { Array($0.utf8) })
    #expect("#\(mark) a".begins(with: "#") && "a\u{600}#".ends(with: "#"))
    #expect(Array(" \(mark)a ".withoutSpaceAround.utf8) == Array("\(mark)a".utf8))
    #expect(Array("-\(mark)a".droppingScalars(1).utf8) == Array("\(mark)a".utf8))
  }

  @Test(arguments: joined) func `front matter is read whatever its values begin with`(_ mark: String) {
    func read(_ text: String) -> [[UInt8]?] {
      let matter = FrontMatter(Array(text.utf8))
      return [matter["title"], matter["lang"]].map { $0.map { Array($0.utf8) } }
    }
    let (value, language) = (Array("\(mark)a b".utf8), Array("nl".utf8))
    for text in [
      "---\ntitle: \(mark)a b\nlang: nl\n---\n",
      "---\n#\(mark) c\ntitle: \(mark)a b #\(mark) c\nlang: nl\n---\n",
      "---\ntitle: |\n  \(mark)a b\nlang: nl\n---\n", "---\ntitle:\n  \(mark)a b\nlang: nl\n---\n",
      "+++\ntitle = \"\"\"\(mark)a b\"\"\"\nlang = \"nl\"\n+++\n",
      "+++\nx = [\(mark)\n 1 #\(mark)]\n]\ntitle = '\(mark)a b'\nlang = \"nl\"\n+++\n",
    ] {
      #expect(read(text) == [value, language], "\(text.debugDescription)")
    }
  }
}
