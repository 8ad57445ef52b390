import Deliberation
import Testing

@testable import BeraadKit

/// A list of items in a file, and a template, as an editor or a spreadsheet saved them.
@Suite struct ItemListTests {
  private static func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: [
    Array("More homes\n\nLower rents; and more\n".utf8),
    Array("\u{FEFF}More homes\r\nLower rents; and more".utf8),
    Array("More homes;;\r\nLower rents; and more;;\r\n;;\r\n".utf8),
    Array("More homes,\nLower rents; and more,\n".utf8), wide("More homes\r\nLower rents; and more\r\n"),
  ]) func `a list has an item a line, without what a spreadsheet writes behind it`(_ bytes: [UInt8]) throws {
    #expect(try ItemList.read(bytes, of: "list.txt") == ["More homes", "Lower rents; and more"])
  }

  @Test(arguments: [
    ("onderdeel;;\r\nEen;;\r\nTwee;;\r\n", "'onderdeel' on line 1 of list.txt is a heading, and no item."),
    ("Een; Twee; Drie", "Line 1 of list.txt has several columns: 'Een; Twee; Drie'."),
    ("\nEen;noord\nTwee;zuid\n", "Line 2 of list.txt has several columns: 'Een;noord'."),
    ("Een\n1\tTwee\n", "Line 2 of list.txt has several columns: '1\tTwee'."),
    ("PK\u{3}\u{4}\0\0", "list.txt is not UTF-8 text."),
  ]) func `what is no such list is refused`(_ text: String, _ message: String) {
    let refusal = #expect(throws: Refusal.self) { try ItemList.read(Array(text.utf8), of: "list.txt") }
    #expect(refusal?.explanation.message == message)
  }

  @Test func `a template is read in the encodings of editors, and one that is not is named as such`() throws {
    let hall = try Assembly()
    let name = PollName(paper: "housing", poll: "next")
    let text = "vraag: Café?\r\nsoort: standpunt\r\n"
    _ = try hall.as("board").newPoll(name, written: Self.wide(text), file: Localized("t.txt"))
    #expect(try hall.as("board").poll(name).poll.question == "Café?")
    let refused = try hall.refusal {
      let latin = text.unicodeScalars.map { UInt8($0.value) }
      _ = try hall.as("board").newPoll(name, written: latin, file: Localized("t.txt"))
    }
    #expect(refused.contains("t.txt is not UTF-8 text"))
  }
}
