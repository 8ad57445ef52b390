import Prose
import TestSupport
import Testing

@testable import Rendering

@Suite struct ChangedPassageTests {
  @Test func `a change is shown in its sentence`() {
    #expect(passage("Eerst dit. Dan 1️⃣oud2️⃣ woord. En dan dat.") == "Dan NIEUW woord.")
  }

  @Test func `a change across sentences is shown in all of them`() {
    #expect(passage("A. Een 1️⃣b. En2️⃣ c. D.") == "Een NIEUW c.")
  }

  @Test func `white space between two sentences is shown with both`() {
    let text = Array("Een. Twee drie. Vier.".utf8)
    let split = ChangedPassage(Hunk(range: 4..<5, old: " ", new: "\n\n"), in: text, place: nil)
    #expect(split.before == "Een. Twee drie.")
    #expect(split.after == "Een.\n\nTwee drie.")
  }

  @Test func `an item of a list is shown without its neighbours, and with its mark`() {
    #expect(passage("Wij willen:\n\n- een;\n- tw1️⃣ee2️⃣;\n- drie;\n") == "- twNIEUW;")
    #expect(passage("1. een;\n2. tw1️⃣ee2️⃣;\n   en meer;\n3. drie;\n") == "2. twNIEUW;\n   en meer;")
  }

  @Test func `a row of a table, a heading and a note end at their line`() {
    // Without its header a row is no table.
    #expect(
      passage("| a | b |\n|---|---|\n| c | 1️⃣d2️⃣ |\n| e | f |\n") == "| a | b |\n| --- | --- |\n| c | NIEUW |")
    #expect(passage("# Kop 1️⃣een2️⃣\n- item\n") == "# Kop NIEUW")
    #expect(passage("woord[^a].\n\n[^a]: de 1️⃣noot2️⃣\n[^b]: een ander\n") == "[^a]: de NIEUW")
  }

  @Test func `a change at either end of a text is shown`() {
    #expect(passage("1️⃣2️⃣Begin.") == "NIEUWBegin.")
    #expect(passage("Slot1️⃣2️⃣") == "SlotNIEUW")
  }

  @Test(arguments: [
    ("1. een. Zo.\n{++2. nieuw.\n++}2. twee\n", "", "2. nieuw.\n"),
    ("- een.{++\n- nieuw.++}\n", "", "\n- nieuw."),
    ("| a |\n|---|\n{--| b |\n--}| c |\n", "| a |\n| --- |\n| b |", "| a |\n| --- |"),
  ])
  func `an item or a row that comes or goes is shown without its neighbours`(
    edit: String, before: String, after: String
  ) {
    let text = EditedText(edit)
    let passage = ChangedPassage(text.hunks[0], in: text.bytes, place: nil)
    #expect(passage.before == before && passage.after == after)
  }

  @Test func `of a note and its reference what stands between is not shown`() throws {
    let text = EditedText("Dit is betaald.{++[^a]++}\n\n- een\n- twee\n\nSlot.{++\n\n[^a]: De cao.++}\n")
    let hunk = try #require(EditedCopy.hunks(from: text.bytes, to: Array(text.edited.utf8)).first)
    let passage = ChangedPassage(hunk, in: text.bytes, place: nil)
    #expect(passage.before == "Dit is betaald.\n\n…\n\n")
    #expect(passage.after == "Dit is betaald.[^a]\n\n…\n\n\n\n[^a]: De cao.")
  }

  @Test func `what a paper says about itself is shown key by key`() {
    let head = "---\ntitle: 1️⃣Een huis2️⃣\nkind: manifesto\n---\n\n# Kop\n\nTekst.\n"
    let text = MarkedText(head)
    let bytes = Array(text.text.utf8)
    let title = ChangedPassage(
      Hunk(range: text.range(1, 2), old: "Een huis", new: "\"Een: thuis\""), in: bytes, place: nil)
    #expect(
      title
        == ChangedPassage(
          before: "Een huis", after: "Een: thuis",
          fields: [.init(key: "title", before: "Een huis", after: "Een: thuis")]))
    let line = text.range(1, 2).upperBound
    let summary = ChangedPassage(
      Hunk(range: line..<line, old: "", new: "\nsummary: Kort."), in: bytes, place: nil)
    #expect(
      summary
        == ChangedPassage(
          before: "", after: "Kort.", fields: [.init(key: "summary", before: "", after: "Kort.")]))
    let both = ChangedPassage(
      Hunk(range: text.range(1, 2), old: "Een huis", new: "Thuis\nsummary: Kort."), in: bytes, place: nil)
    #expect(
      both
        == ChangedPassage(
          before: "title: Een huis", after: "title: Thuis\nsummary: Kort.",
          fields: [
            .init(key: "title", before: "Een huis", after: "Thuis"),
            .init(key: "summary", before: "", after: "Kort."),
          ]))
  }

  @Test func `the number of an item is read with its words`() {
    #expect(passage("Slot.\n\n1️⃣3.2️⃣ een huis. Meer.\n4. twee\n") == "NIEUW een huis.")
  }

  private func passage(_ marked: String) -> String {
    let text = MarkedText(marked)
    let bytes = Array(text.text.utf8)
    let range = text.range(1, 2)
    let hunk = Hunk(range: range, old: String(decoding: bytes[range], as: UTF8.self), new: "NIEUW")
    return ChangedPassage(hunk, in: bytes, place: nil).after
  }
}
