import HTML
import Testing

@testable import Cards

@Suite struct CodeTests {
  @Test func `a code is read as people type it`() throws {
    let code = Code()
    #expect(code.text.count == 12 && code.spaced.count == 14)
    #expect(Code(typed: " \(code.spaced.lowercased()) ") == code)
    #expect(Code(typed: "OIL0-0000-0000")?.text == "011000000000")
    for wrong in ["", "U234-5678-9ABC", "1234-5678-9AB", String(repeating: "0", count: 65)] {
      #expect(Code(typed: wrong) == nil, "\(wrong)")
    }
  }

  @Test func `codes are not made twice, and have every letter`() {
    let codes = (0..<2_000).map { _ in Code().text }
    #expect(Set(codes).count == codes.count)
    #expect(Set(codes.joined()).count == 32)
  }

  @Test func `a sheet escapes what it is given, and has a card for each code`() {
    let codes = [Code(), Code()]
    let sheet = CardSheet(
      language: "nl", title: "A <b>", intro: "&",
      cards: codes.map { Card(title: "<i>", code: $0, address: nil, hints: ["<u>"]) },
      ballot: CardSheet.Ballot(
        title: "T", question: "<q>", codeLabel: "C", boards: [(title: "<s>", rule: "R", items: ["<em>"])])
    ).html.html
    for code in codes { #expect(sheet.contains(">\(code.spaced)</p>")) }
    for tag in ["<b>", "<i>", "<u>", "<q>", "<s>", "<em>"] { #expect(!sheet.contains(tag)) }
    #expect(sheet.split(separator: "<li class=\"card\">").count == 3)
  }
}
