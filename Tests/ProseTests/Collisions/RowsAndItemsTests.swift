import Prose
import TestSupport
import Testing

/// A column and a row of one table, and the form of a list and an item of it, changed by two people.
@Suite struct RowsAndItemsTests {
  private static let base = table + "\nEnd.\n"
  private static let table = "| a | b |\n|---|---|\n| c | d |\n| e | f |\n"
  private static let atLeft = "| x | a | b |\n|---|---|---|\n| y | c | d |\n| z | e | f |\n\nEnd.\n"
  private static let atRight = "| a | b | x |\n|---|---|---|\n| c | d | y |\n| e | f | z |\n\nEnd.\n"
  private static let oneLess = "| b |\n|---|\n| d |\n| f |\n\nEnd.\n"
  private static let columns = [atLeft, atRight, oneLess]
  private static let rows = [
    base.replacing("| e", with: "| n | m |\n| e"), table + "| n | m |\n\nEnd.\n",
    base.replacing("| e | f |\n", with: ""), base.replacing("| c | d |\n", with: ""),
    base.replacing("| e | f |\n", with: "\nNew paragraph.\n"),
    base.replacing("| c | d |\n", with: "| n | m |\n| c | d |\n"),
  ]

  private func hunks(_ copy: String, from draft: String = Self.base) -> [Hunk] {
    EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
  }

  @Test(arguments: columns, rows)
  func `a column and a row that comes or goes exclude each other`(column: String, row: String) {
    let changes = [("a", column), ("b", row)].map { ProposedChange(id: $0, hunks: hunks($1)) }
    #expect(!Collisions.pairs(changes, in: Array(Self.base.utf8)).isEmpty)
    #expect(!Collisions.places(changes, in: Array(Self.base.utf8)).isEmpty)
  }

  @Test(arguments: columns, rows)
  func `a row or column that the draft has no room for any more is a question, or right`(
    column: String, row: String
  ) {
    for (draft, copy) in [(column, row), (row, column)] {
      let draft = Array(draft.utf8)
      let placed = Rebase.rebase(hunks(copy), from: Array(Self.base.utf8), to: draft).compactMap(\.placed)
      guard let made = placed.applied(to: draft) else { continue }
      let lines = String(decoding: made, as: UTF8.self).split(separator: "\n").filter { $0.contains("|") }
      let widths = Set(lines.map { $0.count { $0 == "|" } })
      #expect(widths.count == 1, "\(String(decoding: made, as: UTF8.self))")
      #expect(String(decoding: made, as: UTF8.self).contains("|\n\n"))
    }
  }

  @Test(arguments: columns, ["| c |", "| f |"])
  func `a column, and the words of a cell that stays, do not meet`(column: String, cell: String) throws {
    guard column.contains(cell) || column != Self.oneLess else { return }
    let edit = hunks(Self.base.replacing(cell, with: cell.replacing(" |", with: "c |")))
    let changes = [
      ProposedChange(id: "a", hunks: hunks(column)), ProposedChange(id: "b", hunks: edit),
    ]
    let base = Array(Self.base.utf8)
    let apart = Collisions.places(changes, in: base).allSatisfy { !$0.kinds.contains(.structure) }
    #expect(apart)
    let draft = Array(column.utf8)
    let fates = Rebase.rebase(edit, from: base, to: draft).map(\.fate)
    for fate in fates { if case .contested(.structure, _) = fate { Issue.record("\(fate)") } }
  }

  @Test func `a row at the end of a table that moves goes along, or is a question`() {
    let longer = Self.table + "| n | m |\n"
    let long = "Two stands there, and is a long paragraph with many more words in it than a table.\n"
    let text = "\(long)\n\(long.replacing("Two", with: "More"))"
    let base = "One is here.\n\n\(Self.table)\n\(text)\nThree is last.\n"
    let moved = "One is here.\n\n\(text)\n\(Self.table)\nThree is last.\n"
    let added = base.replacing(Self.table, with: longer)
    for (draft, copy) in [(added, moved), (moved, added)] {
      let placed = Rebase.rebase(
        hunks(copy, from: base), from: Array(base.utf8), to: Array(draft.utf8)
      ).filter { if case .contested = $0.fate { false } else { true } }.compactMap(\.placed)
      let made = placed.applied(to: Array(draft.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      #expect(made == draft || made.contains(longer), "\(made)")
      #expect(!made.contains("\n\n| n | m |"), "\(made)")
    }
  }

  private static let list = "- rents and homes for all\n- trams for everybody\n- clean air in the streets\n"

  @Test(arguments: [
    list + "- parks by the river\n", "- parks by the river\n" + list,
    list.replacing("- ", with: "* ") + "* parks by the river\n",
  ])
  func `an item that comes to a list which moves goes along, or is a question`(longer: String) {
    let list = longer.hasPrefix("*") ? Self.list.replacing("- ", with: "* ") : Self.list
    for text in [
      "Then we say more of it.\n\nThe end is near.\n", "A long line of words that says more than it.\n",
    ] {
      let base = "First we say this.\n\n\(list)\n\(text)\nThis is last.\n"
      let moved = "First we say this.\n\n\(text)\n\(list)\nThis is last.\n"
      let added = base.replacing(list, with: longer)
      for (draft, copy) in [(added, moved), (moved, added)] {
        let placed = Rebase.rebase(
          hunks(copy, from: base), from: Array(base.utf8), to: Array(draft.utf8)
        ).filter { if case .contested = $0.fate { false } else { true } }.compactMap(\.placed)
        let made = placed.applied(to: Array(draft.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(made == draft || made.contains("\n\n\(longer)\n"), "\(made)")
      }
      let both = zip(["a", "b"], [moved, added]).map {
        ProposedChange(id: $0, hunks: hunks($1, from: base))
      }
      let made = both.flatMap(\.hunks).flatMap(\.parts).applied(to: Array(base.utf8)).map {
        String(decoding: $0, as: UTF8.self)
      }
      let isAsked = !Collisions.places(both, in: Array(base.utf8)).isEmpty
      #expect(isAsked || made?.contains("\n\n\(longer)\n") == true, "\(made ?? "")")
    }
  }

  @Test func `an item within a list that a paragraph passes is no question`() {
    let base = "First we say this.\n\n\(Self.list)\nThen we say more.\n\nThis is last.\n"
    let moved = "First we say this.\n\nThen we say more.\n\n\(Self.list)\nThis is last.\n"
    let longer = Self.list.replacing("- clean", with: "- parks by the river\n- clean")
    let draft = Array(base.replacing(Self.list, with: longer).utf8)
    let fates = Rebase.rebase(hunks(moved, from: base), from: Array(base.utf8), to: draft)
    let made = fates.compactMap(\.placed).applied(to: draft).map { String(decoding: $0, as: UTF8.self) }
    #expect(made == moved.replacing(Self.list, with: longer))
    for fate in fates.map(\.fate) { if case .contested = fate { Issue.record("\(fate)") } }
  }

  @Test func `two rows of one table do not meet`() {
    let changes = [
      ProposedChange(id: "a", hunks: hunks(Self.rows[0])),
      ProposedChange(id: "b", hunks: hunks(Self.rows[5])),
      ProposedChange(id: "c", hunks: hunks(Self.rows[1])),
    ]
    #expect(Collisions.pairs(changes, in: Array(Self.base.utf8)).isEmpty)
  }

  @Test func `numbers for bullets, and another bullet, are a question`() {
    let (base, numbered) = ("- a one\n- b two\n", "1. a one\n2. b two\n")
    for item in ["- a one\n- b two\n- new\n", "- a one\n- new\n- b two\n"] {
      let changes = [("a", numbered), ("b", item)].map {
        ProposedChange(id: $0, hunks: hunks($1, from: base))
      }
      #expect(!Collisions.places(changes, in: Array(base.utf8)).isEmpty)
      for (draft, copy) in [(numbered, item), (item, numbered)] {
        let draft = Array(draft.utf8)
        let placed = Rebase.rebase(hunks(copy, from: base), from: Array(base.utf8), to: draft).compactMap(
          \.placed)
        let made = placed.applied(to: draft).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let marks = Set(made.split(separator: "\n").map { $0.first?.isNumber })
        #expect(marks.count < 2, "\(made)")
      }
    }
  }

  @Test func `a nested list of another kind, and another item, do not meet`() {
    let base = "- a one\n- b two\n- c three\n"
    let copies = ["- a one\n- b two\n  1. first\n  2. second\n- c three\n", base + "- d four\n"]
    let changes = zip(["a", "b"], copies).map { ProposedChange(id: $0, hunks: hunks($1, from: base)) }
    #expect(Collisions.places(changes, in: Array(base.utf8)).isEmpty)
    for (draft, copy) in [(copies[0], copies[1]), (copies[1], copies[0])] {
      let fates = Rebase.rebase(hunks(copy, from: base), from: Array(base.utf8), to: Array(draft.utf8)).map(
        \.fate)
      for fate in fates { if case .contested = fate { Issue.record("\(fate)") } }
    }
  }
}
