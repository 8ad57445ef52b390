import Deliberation
import Prose
import TestSupport
import Testing

@Suite struct AgendaTests {
  private static let base = "We want fair rent.\n\nWe want homes.\n\nWe want light.\n"

  /// What is open of amendments to `base`, each an edit in CriticMarkup, on a draft that may have moved on.
  private func agenda(
    _ edits: [String], adopted: Set<String> = [], draft: String = base, apart: Set<String> = []
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

  @Test func `a rewritten passage is put back as it was proposed`() throws {
    let agenda = agenda(
      ["We want {~~fair~>low~~} rent.\n\nWe want homes.\n\nWe want light.\n"],
      draft: Self.base.replacing("fair rent", with: "fairer rents"))
    let hunk = try #require(agenda.items.first?.placed.hunk)
    let text = [hunk].applied(to: agenda.changes.text).map { String(decoding: $0, as: UTF8.self) }
    #expect(text?.hasPrefix("We want low rent.") == true)
  }
}
