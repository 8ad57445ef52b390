import Prose
import Testing

@Suite struct BlockLinesTests {
  @Test(arguments: [
    ("One other\npara.\n\nAnd a second\npara.", "One other para.\n\nAnd a second para."),
    ("- nested three\n  here\n  - more", "- nested three here\n- more"),
    ("Some.\n\n- a home\n  - a warm\n    one", "Some.\n\n- a home\n  - a warm one"),
    ("one  two\nthree", "one two three"),
    ("> A house\n> is.", "> A house\n> is."),
    ("```\na\n  b\n```", "```\na\n  b\n```"),
    ("Poem line there  \nand the\nsecond.", "Poem line there  \nand the second."),
    ("- Poem line\\\n  and", "- Poem line\\\nand"),
    ("> A house  \n> is.", "> A house  \n> is."),
    ("", ""),
  ])
  func `each block has a line of its own`(text: String, lines: String) {
    #expect(BlockLines.text(text, indentedBy: text.contains("nested") ? 2 : 0) == lines)
  }

  @Test func `only white space sets a line in`() {
    let text = Array("- a\n  - b c\n".utf8)
    #expect(BlockLines.indentation(at: 6, in: text) == 2)
    #expect(BlockLines.indentation(at: 10, in: text) == 0)
    #expect(BlockLines.indentation(at: 0, in: text) == 0)
  }
}
