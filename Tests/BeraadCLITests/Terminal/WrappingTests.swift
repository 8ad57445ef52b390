import Testing

@testable import BeraadCLI

@Suite struct WrappingTests {
  private let style = Style(.always, terminal: true, environment: [:])

  @Test func `a line is broken at words, and goes on where its words began`() {
    let text = Wrapping.wrapped("  │ one two three four five six\nshort\n", columns: 20)
    #expect(text == "  │ one two three\n  │ four five six\nshort\n")
  }

  @Test func `no line is longer than the terminal, and no word is lost`() {
    let words = (1...200).map { String(repeating: "x", count: $0 % 11 + 1) }
    for columns in [20, 33, 80] {
      let text = Wrapping.wrapped("    " + words.joined(separator: " "), columns: columns)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= columns })
      #expect(text.split(whereSeparator: \.isWhitespace).map(String.init) == words)
      #expect(Wrapping.wrapped(text, columns: columns) == text)
    }
  }

  @Test func `colours take no room, and go on below`() {
    let red = style(.gone, "one two three four five six seven")
    let lines = Wrapping.wrapped(red, columns: 20).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("\u{1B}[9;31m") && $0.hasSuffix("\u{1B}[0m") })
  }

  @Test func `what somebody may copy into a shell stays whole`() {
    let line = "    with: beraad decide a4f7 adopt --because WHY"
    #expect(Wrapping.wrapped(line, columns: 20) == line)
  }

  @Test func `a word that is too long stands alone`() {
    let word = String(repeating: "y", count: 30)
    #expect(Wrapping.wrapped("one \(word) two", columns: 20) == "one\n\(word)\ntwo")
  }
}
