import Deliberation
import Prose
import TestSupport
import Testing

@Suite struct AgendaTests {
  private static let base = "We want fair rent.\n\nWe want homes.\n\nWe want light.\n"

  /// What is open of amendments to `base`, each an edit in CriticMarkup, on a draft that may have moved on.
  private func agenda(
    _ edits: [String], adopted: Set<String> = [], draft: String = base, apart: Set<String> = [],
    merged: Set<String> = []
  ) -> Agenda {
    var alliance = Alliance()
    for (number, edit) in edits.enumerated() {
      let text = EditedText(edit)
      #expect(text.base == Self.base)
      alliance.add(
        "a\(number + 1)", by: "tenants", seen: number,
        .amendment(
          Amendment(
            base: "c", hunks: text.hunks, reason: "So.", comments: [])))
    }
    for (number, name) in adopted.sorted().enumerated() {
      alliance.decide("d\(number + 1)", [name], .adopted, seen: 20)
    }
    for name in merged { alliance.merged[target("\(name)/1")] = "abc" }
    for name in apart { alliance.decide("d0", [name], .rejected, seen: 20) }
    return Agenda(of: alliance.dossier, on: Array(draft.utf8)) { _ in Array(Self.base.utf8) }
  }

  private func classes(_ agenda: Agenda) -> [OpenClass] { agenda.items.map(\.standing) }

  @Test func `each way to stand has its class`() {
    let edits = [
      "We want {~~fair~>low~~} rent.\n\nWe want homes.\n\nWe want light.\n",
      "We want fair rent.\n\nWe want {~~homes~>houses~~}.\n\nWe want light.\n",
      "We want fair rent.\n\nWe want homes.\n\nWe want {~~light~>sun~~}.\n",
    ]
    #expect(classes(agenda(edits)) == [.clean, .clean, .clean])
    #expect(
      classes(agenda(edits, draft: "We want lower rent.\n\nWe want many homes.\n\n")) == [
        .rewritten, .proposal, .unplaced,
      ])
    #expect(
      classes(agenda(edits, draft: Self.base.replacing("fair", with: "low"))) == [.there, .clean, .clean])
    #expect(classes(agenda(edits, adopted: ["a2"], apart: ["a2"])) == [.clean, .apart, .clean])
  }

  @Test func `what was adopted was chosen, and what excludes it stays contested`() {
    let edits = [
      "We want {~~fair~>low~~} rent.\n\nWe want homes.\n\nWe want light.\n",
      "We want {~~fair~>just~~} rent.\n\nWe want homes.\n\nWe want light.\n",
    ]
    #expect(classes(agenda(edits)) == [.contested, .contested])
    #expect(classes(agenda(edits, adopted: ["a2"])) == [.contested, .clean])
    #expect(classes(agenda(edits, adopted: ["a1", "a2"])) == [.contested, .contested])
  }

  @Test func `what comes in beside another change wants one yes`() {
    let edits = [
      "We want {~~fair~>low~~} rent.\n\nWe want homes.\n\nWe want light.\n",
      "We {~~want~>ask for~~} fair rent.\n\nWe want homes.\n\nWe want light.\n",
    ]
    #expect(classes(agenda(edits)) == [.clean, .proposal])
    // Whatever was adopted goes first.
    #expect(classes(agenda(edits, adopted: ["a2"])) == [.proposal, .clean])
  }

  @Test func `in a rewritten passage the proposed words come for those that stand for theirs`() throws {
    let agenda = agenda(
      ["We want {~~fair~>low~~} rent.\n\nWe want homes.\n\nWe want light.\n"],
      draft: Self.base.replacing("fair rent", with: "fairer rents"))
    let hunk = try #require(agenda.items.first?.placed.hunk)
    let text = [hunk].applied(to: agenda.changes.text).map { String(decoding: $0, as: UTF8.self) }
    #expect(text?.hasPrefix("We want low rents.") == true)
  }

  @Test(arguments: [
    (
      "{~~fair~>[fair](https://a.example)~~}", "{~~fair~>[fair](https://b.example)~~}",
      "We want [fair](https://a.example) rent."
    ),
    ("{~~fair~>low~~}", "{~~fair~>just~~}", "We want low rent."),
    ("{--fair --}", "{~~fair~>just~~} ", "We want rent."),
  ])
  func `what was adopted and merged is not taken out by a yes to another change`(
    first: String, second: String, words: String
  ) throws {
    let rest = " rent.\n\nWe want homes.\n\nWe want light.\n"
    let edits = [first, second].map { "We want \($0)" + rest }
      .map { $0.replacing("--} rent", with: "--}rent").replacing("~~}  rent", with: "~~} rent") }
    let draft = Self.base.replacing("We want fair rent.", with: words)
    let agenda = agenda(edits, adopted: ["a1", "a2"], draft: draft, merged: ["a1"])
    let item = try #require(agenda.items.first)
    #expect(item.standing == .rewritten)
    #expect(item.placed.displaces == [target("a1/1")])
    #expect(!item.hasPlace)
    // Where the draft was rewritten by its author, it is one yes.
    #expect(self.agenda([edits[1]], draft: draft).items.map(\.hasPlace) == [true])
  }

  @Test func `words between a note and its reference are changed beside it`() {
    let reference =
      "We want fair rent{++[^a]++}.\n\nWe want homes.\n\nWe want light.\n{++\n[^a]: As promised.\n++}"
    let base = Array(EditedText(reference).base.utf8)
    let note = EditedCopy.hunks(from: base, to: Array(EditedText(reference).edited.utf8))
    #expect(note.count == 1)
    var alliance = Alliance()
    let homes = EditedText("We want fair rent.\n\nWe want {~~homes~>houses~~}.\n\nWe want light.\n").hunks
    for (name, hunks) in [("a1", note), ("a2", homes)] {
      alliance.add(
        name, by: "tenants", seen: 1,
        .amendment(Amendment(base: "c", hunks: hunks, reason: "So.", comments: [])))
    }
    #expect(classes(Agenda(of: alliance.dossier, on: base) { _ in base }) == [.clean, .clean])
  }
}
