import TestSupport
import Testing

@testable import BeraadCLI

@Suite struct HarmlessTests {
  @Test func `our own colours stay, and nothing else steers a terminal`() {
    let text = "\u{1B}[31mred\u{1B}[0m \u{1B}[2J\u{1B}]0;owned\u{7} \u{1B}[8mhidden \u{202E}back\u{1B}"
    #expect(
      text.harmlessInColour
        == "\u{1B}[31mred\u{1B}[0m \\u{1b}[2J\\u{1b}]0;owned\\u{7} \\u{1b}[8mhidden \\u{202e}back\\u{1b}")
  }

  @Test func `the stage that a draft says is in says it harmlessly`() throws {
    let bench = try Workbench()
    try bench.temporary.commit([
      "papers/housing/paper.md": "---\ntitle: T\nlang: en\nstage: \"a\u{1B}[2Jb\"\n---\n\n# T\n\nWords.\n"
    ])
    for command in [["show", "housing"], ["status"], ["show", "housing", "--color", "always"]] {
      #expect(!bench.run(command).output.contains("\u{1B}[2J"), "\(command)")
    }
  }
}
