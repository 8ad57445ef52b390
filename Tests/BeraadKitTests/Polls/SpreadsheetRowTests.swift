import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct SpreadsheetRowTests {
  private func rows(_ text: String) throws -> [[String]] {
    try SpreadsheetRow.read(Array(text.utf8)).map(\.fields)
  }

  @Test func `rows are read as a spreadsheet writes them`() throws {
    let expected = [["a", "b"], ["1", "2"]]
    #expect(try rows("a,b\n1,2\n") == expected)
    #expect(try rows("a,b\r\n1,2\r\n") == expected)
    #expect(try rows("a,b\r1,2") == expected)
    #expect(try rows("\u{FEFF}a,b\n1,2") == expected)
    #expect(try rows("a;b\n1;2\n") == expected)
    #expect(try rows(" a , b \n\n1,2\n,\n") == expected)
    #expect(try rows("\"a\",\"b\"\n\"1\",2\n") == expected)
    #expect(try rows("") == [])
  }

  @Test func `quotation marks keep commas, lines and marks`() throws {
    #expect(try rows("\"a,b\",\"c\nd\",\"say \"\"e\"\"\",\"\"\n") == [["a,b", "c\nd", "say \"e\"", ""]])
    #expect(try rows("a;b\n\"1;2\";3") == [["a", "b"], ["1;2", "3"]])
  }

  @Test func `a row knows the line it begins on`() throws {
    let rows = try SpreadsheetRow.read(Array("a,b\r\n\r\n\"1\n\",2\n3,4\n".utf8))
    #expect(rows.map(\.line) == [1, 3, 5])
  }

  @Test func `text that is not UTF-8 is refused`() {
    #expect(throws: Refusal.self) { try SpreadsheetRow.read([0x61, 0xFF]) }
    // Half of a pair, and half of a unit, as UTF-16.
    #expect(throws: Refusal.self) { try SpreadsheetRow.read([0xFF, 0xFE, 0x00, 0xD8]) }
    #expect(throws: Refusal.self) { try SpreadsheetRow.read([0xFF, 0xFE, 0x61, 0x00, 0x62]) }
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `whatever fields are written are read again`(_ seed: UInt64)
    throws
  {
    var random = SplitMix(seed: seed)
    let letters = ["a", "é", ",", ";", "\"", "\n", "\r\n", " ", "7"]
    let table = (0..<3).map { _ in
      ["x"]
        + (0..<3).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a"
          }
          .joined()
        }
    }
    let text = table.map { row in
      row.map {
        "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }
      .joined(separator: ",")
    }.joined(separator: "\r\n")
    #expect(try rows(text) == table, "seed \(seed)")
  }
}
