import Deliberation
import HTML
import Prose
import Testing

@testable import Rendering

/// A change of a table is shown as a table.
@Suite struct TableChangeTests {
  private static let table = """
    | Town | Rent |
    |:-----|-----:|
    | Leeds | 900 |
    | York | 700 |
    | Hull | 600 |
    """

  /// The cells of each row, with `-` around what goes and `+` around what comes.
  private func shown(_ old: String, _ new: String) throws -> [String] {
    let before = Array("First.\n\n\(old)\n\nLast.\n".utf8)
    let after = Array("First.\n\n\(new)\n\nLast.\n".utf8)
    let hunk = try #require(EditedCopy.hunks(from: before, to: after).first)
    let html = ChangeMarkup(
      ChangedPassage(hunk, in: before, place: nil), phrases: Phrases(language: .english)
    )
    .markup.html.replacing("a|b", with: "a&#124;b")
    #expect(html.contains("<table>") && !html.contains("|") && !html.contains("---"))
    return html.replacing(#/<span class="h">[^<]*<\/span>/#, with: "")
      .replacing(#/<\/?(?:del)>/#, with: "-").replacing(#/<\/?(?:ins)>/#, with: "+")
      .split(separator: "<tr>").dropFirst().map { row in
        row.matches(of: #/<t[hd][^>]*>(.*?)<\/t[hd]>/#).map { String($0.1) }.joined(separator: ", ")
      }
  }

  @Test(arguments: [
    ("York | 700", "York | 750", ["Town, Rent", "York, -700- +750+"]),
    ("| York | 700 |\n", "", ["Town, Rent", "-York-, -700-"]),
    ("| York | 700 |\n", "| York | 700 |\n| Ely | 800 |\n", ["Town, Rent", "+Ely+, +800+"]),
    ("| Hull | 600 |", "| Hull | 600 |\n| Ely | a\\|b |", ["Town, Rent", "+Ely+, +a&#124;b+"]),
    (
      "Town | Rent", "Town | Ask",
      ["Town, -Rent- +Ask+", "Leeds, 900", "York, 700", "Hull, 600"]
    ),
    ("York | 700", "York | ", ["Town, Rent", "York, -700-"]),
  ])
  func `cells that change are marked, in the rows that differ`(
    _ gone: String, _ come: String, _ rows: [String]
  ) throws {
    #expect(try shown(Self.table, Self.table.replacing(gone, with: come)) == rows)
  }

  @Test func `a column comes with all its cells`() throws {
    let wider = """
      | Town | Year | Rent |
      |:-----|---|-----:|
      | Leeds | 2025 | 900 |
      | York | 2024 | 750 |
      | Hull | 2024 | 600 |
      """
    #expect(
      try shown(Self.table, wider) == [
        "Town, +Year+, Rent", "Leeds, +2025+, 900", "York, +2024+, -700- +750+", "Hull, +2024+, 600",
      ])
    #expect(
      try shown(wider, Self.table).first == "Town, -Year-, Rent")
  }

  @Test func `the words of a long cell are marked, and Markdown in it is rendered`() throws {
    let old = "| What | Why |\n|---|---|\n| Homes | for **all** people in [town](https://a.example/) |"
    let rows = try shown(old, old.replacing("people", with: "families"))
    #expect(rows[1].hasPrefix("Homes, for <strong>all</strong> -people- +families+ in <a "))
  }

  @Test func `a row that moves is shown as moved, with the cell that changed`() throws {
    let old = "| a | b |\n|---|---|\n| Homes for rent | 10 |\n| Trams and buses | 20 |\n| Care at home | 30 |"
    let new = "| a | b |\n|---|---|\n| Trams and buses | 20 |\n| Care at home | 30 |\n| Homes for rent | 15 |"
    let rows = try shown(old, new)
    try #require(rows.count == 5, "\(rows)")
    let away = "<del class=\"moved\">"
    #expect(rows[1] == "\(away)Homes for rent-, \(away)10-")
    #expect(rows[2] == "Trams and buses, 20")
    #expect(rows[4] == "<ins class=\"moved\">Homes for rent+, -10- <ins class=\"edited\">15+")
  }

  @Test func `a table that comes or goes whole is no change of a table`() {
    #expect(TableChange(before: [], after: Array(Self.table.utf8)) == nil)
    #expect(TableChange(before: Array("| no | table".utf8), after: Array(Self.table.utf8)) == nil)
  }
}
