import TestSupport
import Testing
import Word

/// Links of a paper that another program wrote anew.
@Suite struct ReturnedLinksTests {
  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func edited(_ file: String, of text: String) throws -> (text: String, unclear: [String]) {
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper(file))), exportOf: paper(text))
    return (String(decoding: back.edited, as: UTF8.self), back.unclear)
  }

  @Test(arguments: [
    ("HTTP://example.org/X", "http://example.org/X"), ("https://EXAMPLE.org", "https://example.org/"),
    ("https://example.org//a/../b/./c", "https://example.org//b/c"),
  ])
  func `an address that is written otherwise is no change, and the paper's stays`(_ pair: (String, String))
    throws
  {
    let text = "See [the long text](\(pair.0)) here.\n"
    #expect(try edited("See [the long text](\(pair.1)) here.\n", of: text) == (text, []))
    let changed = try edited("See [the **long** old text](\(pair.1)) here, now.\n", of: text)
    #expect(changed == ("See [the **long** old text](\(pair.0)) here, now.\n", []))
  }

  @Test func `another address is a change`() throws {
    let text = "See [the text](https://example.org/a#b) here.\n"
    let other = text.replacing("#b", with: "#c")
    #expect(try edited(other, of: text) == (other, []))
  }
}
