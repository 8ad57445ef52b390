import Prose
import TestSupport
import Testing

/// What becomes of a change when another one, made on the same text, came into the draft before it.
@Suite struct TwoMergedTests {
  /// The draft with the first edits, and then with what becomes of the second; nil where people have to settle that.
  private func text(_ second: String, behind first: String) -> String? {
    let (first, second) = (EditedText(first), EditedText(second))
    #expect(first.base == second.base)
    let draft = Array(first.edited.utf8)
    let rebased = Rebase.rebase(second.hunks, from: second.bytes, to: draft)
    let hunks = rebased.compactMap { hunk -> Hunk? in
      switch hunk.fate {
      case .clean(let hunk), .proposal(let hunk, _, _): hunk
      case .contested: hunk.taking
      case .alreadyThere, .lost: nil
      }
    }
    guard hunks.count == rebased.count else { return nil }
    return Array(Set(hunks)).applied(to: draft).map { String(decoding: $0, as: UTF8.self) }
  }

  private func fate(_ second: String, behind first: String) -> RebasedHunk.Fate {
    let (first, second) = (EditedText(first), EditedText(second))
    return Rebase.rebase(second.hunks, from: second.bytes, to: Array(first.edited.utf8))[0].fate
  }

  @Test(arguments: [
    (
      "1. First\n{++2. New\n++}2. Second\n", "1. First\n{++2. Other\n++}2. Second\n",
      "1. First\n2. New\n2. Other\n2. Second\n"
    ),
    ("One.{++\n\nTwo.++}\n", "One.{++ More.++}\n", "One. More.\n\nTwo.\n"),
    ("One.{++ More.++}\n", "One.{++\n\nTwo.++}\n", "One. More.\n\nTwo.\n"),
    ("One {++cheap ++}home.\n", "One {++large ++}home.\n", "One cheap large home.\n"),
  ])
  func `words added at one place stand one behind the other`(first: String, second: String, both: String) {
    #expect(text(second, behind: first) == both)
  }

  @Test func `the same words added at one place, and more, are a question`() {
    guard
      case .contested = fate(
        "One.{++ We want homes for all.++}\n", behind: "One.{++ We want homes for many.++}\n")
    else {
      Issue.record("not contested")
      return
    }
  }

  @Test(arguments: [
    (
      "We want {--[--}homes{--](https://a.example)--} now.\n",
      "We want [homes](https://{~~a~>b~~}.example) now.\n", "We want [homes](https://b.example) now.\n"
    ),
    (
      "We want {~~homes~>[homes](https://a.example)~~} now.\n",
      "We want {~~homes~>[homes](https://b.example)~~} now.\n", "We want [homes](https://b.example) now.\n"
    ),
    (
      "We want {~~affordable homes~>**affordable homes**~~} for all.\n",
      "We want affordable {~~homes for~>**homes for**~~} all.\n", "We want affordable **homes for** all.\n"
    ),
    (
      "We want {~~affordable~>**affordable**~~} homes.\n",
      "We want {~~affordable~>__affordable__~~} homes.\n", "We want __affordable__ homes.\n"
    ),
    (
      "{++[++}We want homes{++](https://a.example)++}.\n",
      "We want {~~homes~>[homes](https://b.example)~~}.\n", "We want [homes](https://b.example).\n"
    ),
  ])
  func `no mark is left without its other half`(first: String, second: String, made: String) {
    #expect(text(second, behind: first) == made)
    if case .contested = fate(second, behind: first) { return }
    Issue.record("not contested")
  }

  @Test func `marks that came around words are in the draft already`() {
    let edit = "We want {~~homes~>[homes](https://a.example)~~} now.\n"
    guard case .alreadyThere(let range) = fate(edit, behind: edit) else {
      Issue.record("\(fate(edit, behind: edit))")
      return
    }
    #expect(Array(EditedText(edit).edited.utf8)[range] == Array("[homes](https://a.example)".utf8)[...])
  }

  @Test func `of two deletions that overlap both are done`() {
    #expect(
      text("One here. Two there.{-- Three now.--}\n", behind: "One here. {--Two there. --}Three now.\n")
        == "One here.\n")
    guard
      case .alreadyThere = fate("We want {--large --}homes.\n", behind: "We want{-- large homes--}.\n")
    else {
      Issue.record("not there")
      return
    }
  }

  @Test func `a deletion follows the words that were moved`() {
    let moved =
      "{++Gamma is third now.\n\n++}Alpha is first.\n\nBeta is second.{--\n\nGamma is third now.--}\n"
    let deleted = "Alpha is first.\n\nBeta is second.{--\n\nGamma is third now.--}\n"
    #expect(text(deleted, behind: moved) == "Alpha is first.\n\nBeta is second.\n")
  }

  @Test(arguments: [
    ("{--Trams --}the city supplies run late.\n", "the city supplies Trams run late.\n"),
    ("{--Homes are dear. --}Rents rise.\n", "Rents rise. Homes are very dear.\n"),
    ("{--We want cheap homes for all. --}Rents rise.\n", "Rents rise. We want good homes for all.\n"),
  ])
  func `words that went elsewhere are not in the draft as if deleted`(deletion: String, draft: String) {
    let edit = EditedText(deletion)
    let rebased = Rebase.rebase(edit.hunks, from: edit.bytes, to: Array(draft.utf8))[0]
    guard case .contested = rebased.fate else {
      Issue.record("\(rebased.fate)")
      return
    }
  }

  @Test func `a move past what was moved the other way is a question`() {
    let first =
      "{++Gamma is third now.\n\n++}Alpha is first.\n\nBeta is second.{--\n\nGamma is third now.--}\n"
    let base = Array(EditedText(first).base.utf8)
    let second = EditedCopy.hunks(
      from: base, to: Array("Alpha is first.\n\nGamma is third now.\n\nBeta is second.\n".utf8))
    #expect(second.count == 1)
    let fate = Rebase.rebase(second, from: base, to: Array(EditedText(first).edited.utf8))[0].fate
    guard case .contested = fate else {
      Issue.record("\(fate)")
      return
    }
  }

  @Test(arguments: ["One.\n", "One."])
  func `a last paragraph that the draft has already does not come twice`(base: String) {
    for copy in ["One.\n\nTwo here.\n", "One.[^a]\n\n[^a]: Two here.\n", "One.\n\n- Two here.\n- Three.\n"] {
      let text = Array(base.utf8)
      let draft = Array((base.hasSuffix("\n") ? copy : String(copy.dropLast())).utf8)
      let fates = Rebase.rebase(EditedCopy.hunks(from: text, to: draft), from: text, to: draft).map(\.fate)
      let areThere = fates.allSatisfy { if case .alreadyThere = $0 { true } else { false } }
      #expect(areThere && !fates.isEmpty, "\(fates)")
    }
  }

  @Test func `no reference is left without its note`() {
    let base = "Rents rise.[^1] Wages.\n\nTail here.\n\n[^1]: Report.\n"
    func hunks(_ copy: String) -> [Hunk] { EditedCopy.hunks(from: Array(base.utf8), to: Array(copy.utf8)) }
    let removed = "Rents rise. Wages.\n\nTail here.\n"
    let referred = "Rents rise.[^1] Wages.\n\nTail here.[^1]\n\n[^1]: Report.\n"
    func fates(_ second: String, behind first: String) -> [RebasedHunk.Fate] {
      Rebase.rebase(hunks(second), from: Array(base.utf8), to: Array(first.utf8)).map(\.fate)
    }
    #expect(fates(referred, behind: removed) == [.lost(.labelGone)])
    #expect(fates(removed, behind: referred) == [.lost(.labelUsed)])
    let changes = [removed, referred].enumerated().map { ProposedChange(id: "\($0)", hunks: hunks($1)) }
    #expect(Collisions.pairs(changes).map(\.kind) == [.structure])
    #expect(Collisions.places(changes).map(\.ids) == [["0", "1"]])
  }
}
