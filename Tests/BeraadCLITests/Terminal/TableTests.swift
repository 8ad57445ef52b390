import Testing

@testable import BeraadCLI

@Suite struct TableTests {
  private func console(isTerminal: Bool, columns: Int = 60) -> Console {
    Console(
      inputIsTerminal: isTerminal, outputIsTerminal: isTerminal, errorIsTerminal: isTerminal,
      columns: columns,
      writeOutput: { _ in true }, writeError: { _ in }, readLine: { nil }, readInput: { nil })
  }

  private var table: Table {
    var table = Table(["id", "kind", "comment"], first: ["id", "comment"])
    table.add(["c1", "question", String(repeating: "word ", count: 30)])
    table.add(["c2", "remark", "Short."])
    return table
  }

  @Test func `on a terminal what matters stands first, and what is too wide ends in an ellipsis`() {
    let lines = table.text(console(isTerminal: true)).split(separator: "\n")
    #expect(lines[0].hasPrefix("id  comment"))
    #expect(lines[1].contains("…") && lines[1].hasSuffix("question"))
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test func `where the words that matter would be cut to a few letters, the last columns are left off`() {
    var table = Table(["id", "on", "comment", "state"], first: ["id", "comment"])
    let words = String(repeating: "word ", count: 30)
    table.add(["c1", words, words, "open"])
    let wide = table.text(console(isTerminal: true, columns: 80)).split(separator: "\n")
    #expect(wide[0].contains("on") && wide[0].hasSuffix("state"))
    let narrow = table.text(console(isTerminal: true, columns: 40)).split(separator: "\n")
    #expect(narrow[0].trimmingTrailingSpaces == "id  comment" && narrow[1].count > 35, "\(narrow)")
  }

  @Test func `in a pipe the columns keep their order, and nothing is cut`() {
    let lines = table.text(console(isTerminal: false)).split(separator: "\n")
    #expect(lines[1] == "c2\tremark\tShort.")
    #expect(!lines[0].contains("…"))
  }

  @Test func `a spreadsheet gets the headings too`() {
    #expect(table.csv.hasPrefix("\u{FEFF}id,kind,comment\r\nc1,question,"))
  }
}
