import Prose
import TestSupport
import Testing

@Suite struct RebaseTests {
  /// The fate of the one hunk of `amendment` on a draft that became `draft`, both edits of the same base.
  private func rebased(_ amendment: String, onto draft: String) -> RebasedHunk {
    let (amendment, draft) = (EditedText(amendment), EditedText(draft))
    #expect(amendment.base == draft.base)
    return Rebase.rebase(amendment.hunks, from: amendment.bytes, to: Array(draft.edited.utf8))[0]
  }

  /// The draft after the rebased hunk.
  private func text(_ hunk: Hunk, on draft: String) -> String? {
    [hunk].applied(to: Array(EditedText(draft).edited.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `lines that nobody touched since take the hunk as it is`() {
    let draft = "{++New.\n\n++}Intro.\n\nFair rent.\n"
    guard case .clean(let hunk) = rebased("Intro.\n\n{~~Fair~>Low~~} rent.\n", onto: draft).fate else {
      Issue.record("not clean")
      return
    }
    #expect(text(hunk, on: draft) == "New.\n\nIntro.\n\nLow rent.\n")
  }

  @Test(arguments: [("\n", "\r\n"), ("\r\n", "\n")])
  func `what comes into a draft ends its lines as the draft does`(then: String, now: String) {
    let base = "Alpha one.\(then)\(then)Beta two.\(then)"
    let copy = "Alpha one.\(then)\(then)New here.\(then)\(then)Beta two.\(then)"
    let draft = Array(base.replacing(then, with: now).utf8)
    let hunks = EditedCopy.hunks(from: Array(base.utf8), to: Array(copy.utf8))
    let placed = Rebase.rebase(hunks, from: Array(base.utf8), to: draft).compactMap(\.placed)
    #expect(placed.applied(to: draft) == Array(copy.replacing(then, with: now).utf8))
  }

  @Test func `a passage changed elsewhere makes it a proposal`() {
    let draft = "We ask for fair {++and secure ++}rent, not charity.\n"
    let fate = rebased("We {~~ask for~>want~~} fair rent, not charity.\n", onto: draft).fate
    guard case .proposal(let hunk, .separateWords, flags: []) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(text(hunk, on: draft) == "We want fair and secure rent, not charity.\n")
  }

  @Test func `a number and a modal changed in one sentence ask for a reader`() {
    let fate = rebased(
      "It {~~may~>must~~} build 100 homes.\n", onto: "It may build {~~100~>250~~} homes.\n"
    ).fate
    guard case .proposal(_, _, flags: let flags) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(flags == [.modal, .number])
  }

  @Test func `other sentences of the passage raise no flag`() {
    let fate = rebased(
      "It {~~may~>must~~} build. We ask 100 homes.\n", onto: "It may build. We ask {~~100~>250~~} homes.\n"
    ).fate
    guard case .proposal(_, _, flags: []) = fate else {
      Issue.record("\(fate)")
      return
    }
  }

  @Test(arguments: [
    (
      "Rents rise now.{-- Wages do not follow them.--}\n",
      "Rents rise now. Wages {++of most people ++}do not follow them.\n", "Rents rise now.\n"
    ),
    (
      "{--Wages do not follow them. --}Rents rise now.\n",
      "Wages {++of most people ++}do not follow them. Rents rise now.\n", "Rents rise now.\n"
    ),
    (
      "One is here.{-- Wages do not follow them.--} Two is there.\n",
      "One is here. Wages {++of most people ++}do not follow them. Two is there.\n",
      "One is here. Two is there.\n"
    ),
  ])
  func `a sentence that goes though it was rewritten leaves no space behind`(
    amendment: String, draft: String, made: String
  ) throws {
    let placed = try #require(rebased(amendment, onto: draft).placed)
    #expect(text(placed, on: draft) == made)
  }

  @Test func `an addition at the very end of the text has a sentence too`() {
    let fate = rebased("It may build 100 homes.{++ Now.++}", onto: "It may build {~~100~>250~~} homes.").fate
    guard case .proposal(_, .separateWords, flags: _) = fate else {
      Issue.record("\(fate)")
      return
    }
  }

  @Test func `other words in the same place are contested`() {
    let draft = "Long ago.\n\nWe want {~~fair~>cheap~~} rent.\n"
    let fate = rebased("Long ago.\n\nWe want {~~fair~>low~~} rent.\n", onto: draft).fate
    guard case .contested(.overlapping, let range) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(EditedText(draft).edited.utf8Text(range) == "cheap")
  }

  @Test func `what the draft already says is already there`() {
    let draft = "{++Now. ++}We want {~~fair~>low~~} rent.\n"
    let fate = rebased("We want {~~fair~>low~~} rent.\n", onto: draft).fate
    guard case .alreadyThere(let range) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(EditedText(draft).edited.utf8Text(range) == "low")
  }

  @Test func `a moved paragraph takes its amendment along`() {
    let draft = "{--We want fair rent.\n\n--}Middle.\n\nMore.\n\nEnd.\n{++\nWe want fair rent.\n++}"
    let result = rebased("We want {~~fair~>low~~} rent.\n\nMiddle.\n\nMore.\n\nEnd.\n", onto: draft)
    guard case .clean(let hunk) = result.fate else {
      Issue.record("\(result.fate)")
      return
    }
    #expect(result.isReanchored)
    #expect(text(hunk, on: draft) == "Middle.\n\nMore.\n\nEnd.\n\nWe want low rent.\n")
  }

  @Test(arguments: [
    ("2. Stop demolition.\n", "2. Stop demolition.\n2. Forbid vacancy.\n"), ("- pears", "- nuts\n- pears"),
    ("| c | d |\n", "| x | y |\n| c | d |\n"), ("Then", "A new paragraph.\n\nThen"),
  ])
  func `what is put in goes along with the section that the author moved`(old: String, new: String) {
    let first =
      "## Demands\n\nRents must fall.\n\n1. Build homes.\n2. Stop demolition.\n3. Vote here.\n\n- apples\n- pears\n\n"
      + "| a | b |\n|---|---|\n| c | d |\n\nThen it ends.\n\n"
    let second = "## Care\n\n\(String(repeating: "Care is for all of us. ", count: 30))End.\n\n"
    let (base, draft) = (
      "Intro.\n\n\(first)\(second)## End\n\nJoin.\n", "Intro.\n\n\(second)\(first)## End\n\nJoin.\n"
    )
    let hunks = EditedCopy.hunks(from: Array(base.utf8), to: Array(base.replacing(old, with: new).utf8))
    let placed = Rebase.rebase(hunks, from: Array(base.utf8), to: Array(draft.utf8)).compactMap(\.placed)
    #expect(
      placed.applied(to: Array(draft.utf8)).map { String(decoding: $0, as: UTF8.self) }
        == draft.replacing(old, with: new))
  }

  @Test(arguments: [
    (
      "Care is {++really ++}ours. The market must stop and that must happen in 2027.\n",
      "Care is ours. The{~~ ~>\n~~}market must stop and that{~~ ~>\n~~}must happen in 2027.\n"
    ),
    (
      "Care is {++really ++}ours. It must stop in 2027.\n",
      "Care is ours. It must stop in 2027.{~~\n~>\r\n~~}"
    ),
  ])
  func `where only lines were wrapped or end otherwise no word is said to have changed`(
    amendment: String, draft: String
  ) {
    guard case .proposal(_, .whiteSpace, flags: []) = rebased(amendment, onto: draft).fate else {
      Issue.record("\(rebased(amendment, onto: draft).fate)")
      return
    }
  }

  @Test(arguments: [
    ("1. Stop it now.\n2. Vote{++ here++}.\n", "1. Stop it {~~now~>soon~~}.\n2. Vote.\n"),
    ("We rent{++ out++} homes.[^1]\n", "We rent homes.{~~[^1]~>[^2]~~}\n"),
    ("We rent{++ out++} [homes][1].\n", "We rent [homes]{~~[1]~>[2]~~}.\n"),
  ])
  func `numbers that nobody reads raise no flag`(amendment: String, draft: String) {
    guard case .proposal(_, _, flags: []) = rebased(amendment, onto: draft).fate else {
      Issue.record("\(rebased(amendment, onto: draft).fate)")
      return
    }
  }

  @Test func `a deleted passage loses the amendment, whether it edits or adds`() {
    let draft = "Start.\n{--\nWe want fair rent.\n--}\nEnd.\n"
    #expect(rebased("Start.\n\nWe want {~~fair~>low~~} rent.\n\nEnd.\n", onto: draft).fate == .lost(.deleted))
    #expect(rebased("Start.\n\nWe want fair{++, low++} rent.\n\nEnd.\n", onto: draft).fate == .lost(.deleted))
  }

  @Test func `a hunk that was never on this base says so`() {
    let hunk = Hunk(range: 0..<4, old: "fine", new: "low")
    let text = Array("fair rent".utf8)
    #expect(Rebase.rebase([hunk], from: text, to: text).map(\.fate) == [.lost(.notInBase)])
    #expect(Rebase.rebase([hunk], from: text, to: text + text).map(\.fate) == [.lost(.notInBase)])
  }

  @Test func `five edits of a passage that was rewritten meanwhile are questions, each by itself`() {
    let draft = "Intro.\n\n{~~We ask for fair rent for all people now~>Rent must fall~~}.\n"
    for edit in [
      "{~~ask for~>want~~} fair rent for all people now", "ask for {~~fair~>low~~} rent for all people now",
      "ask for fair rent{++ and homes++} for all people now", "ask for fair rent for{-- all--} people now",
      "ask for fair rent for all people {~~now~>soon~~}",
    ] {
      guard case .contested(_, let place) = rebased("Intro.\n\nWe \(edit).\n", onto: draft).fate else {
        Issue.record("\(edit)")
        continue
      }
      #expect(EditedText(draft).edited.utf8Text(place) == "Rent must fall")
    }
  }

  @Test func `a rewrite of a passage that five others edited meanwhile is one question about all of it`() {
    let draft =
      "We {~~ask for~>want~~} {~~fair~>low~~} rent{++ and homes++} for{-- all--} people {~~now~>soon~~}.\n"
    let fate = rebased("{~~We ask for fair rent for all people now~>Rent must fall~~}.\n", onto: draft).fate
    guard case .contested(.deletionAgainstEdit, let place) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(EditedText(draft).edited.utf8Text(place) == "We want low rent and homes for people soon")
  }

  @Test func `hunks whose base is not at hand are lost, and say so`() {
    let hunks = EditedText("We want {~~fair~>low~~} rent{++ and homes++}.\n").hunks
    let result = Rebase.withoutBase(hunks)
    #expect(result.map(\.original) == hunks)
    #expect(result.map(\.fate) == [.lost(.baseMissing), .lost(.baseMissing)])
  }

  @Test func `of two insertions in one place the second comes behind the first, for a look at their order`() {
    let draft = "One.{++ Three.++}\n"
    let fate = rebased("One.{++ Two.++}\n", onto: draft).fate
    guard case .proposal(let hunk, .insertionOrder, _) = fate else {
      Issue.record("\(fate)")
      return
    }
    #expect(text(hunk, on: draft) == "One. Three. Two.\n")
  }
}

extension String {
  fileprivate func utf8Text(_ range: Range<Int>) -> String {
    String(decoding: Array(utf8)[range], as: UTF8.self)
  }
}
