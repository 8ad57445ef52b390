import BeraadKit
import Deliberation
import Testing

@testable import BeraadCLI

@Suite struct WordChangeTextTests {
  @Test(arguments: [
    ("huizen: iedereen", "huizen.\n\nIedereen", "¶Iedereen"),
    ("dalen en dat", "dalen.\n\nEn dat", ".¶En"),
    ("grens.\n\nEen", "grens, en een", ".¶Een"),
    (" ", "\n\n", "{+¶+}"), ("  \n", "\n", "[-␣␣↵-]{+↵+}"), (" ", "\u{A0}", "[- -]{+⍽+}"),
  ])
  func `an end of a paragraph among changed words, and kinds of space, are seen`(
    old: String, new: String, shown: String
  ) {
    let text = WordChange(old: old, new: new).bare(.english)
    #expect(text.contains(shown), "\(text)")
    #expect(!text.contains { $0.isNewline })
  }
}
