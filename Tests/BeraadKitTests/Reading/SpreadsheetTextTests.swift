import BeraadKit
import Testing

@Suite struct SpreadsheetTextTests {
  @Test func `a table begins with its byte order mark and ends its lines as RFC 4180 has them`() {
    #expect(SpreadsheetText.csv([["a", "b"], ["1", "2"]]) == "\u{FEFF}a,b\r\n1,2\r\n")
  }

  @Test func `what would end a field stands in quotes`() {
    let csv = SpreadsheetText.csv([["a,b", "say \"no\"", "two\nlines", "semi;colon"]])
    #expect(csv == "\u{FEFF}\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"semi;colon\"\r\n")
  }

  @Test(arguments: ["=1+1", "+31", "-2", "@SUM(A1)", " =1", "\t=1", "＝1", "|calc"])
  func `no field that a partner wrote is a formula`(_ text: String) {
    let field = SpreadsheetText.csv([[text]]).dropFirst().drop { $0 == "\"" }
    #expect(field.hasPrefix("'"), "\(text)")
  }
}
