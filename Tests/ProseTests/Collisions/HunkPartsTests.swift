import Testing

@testable import Prose

@Suite struct HunkPartsTests {
  private static let text = """
    One is the first of all.

    Two comes right behind it.

    Three stays where it was.

    Four is the last one.

    """

  /// What a copy of the text proposes, which must be one hunk.
  private func hunk(_ copy: String, from text: String = Self.text) throws -> Hunk {
    let hunks = EditedCopy.hunks(from: Array(text.utf8), to: Array(copy.utf8))
    return try #require(hunks.count == 1 ? hunks.first : nil, "\(hunks)")
  }

  private func applied(_ hunks: [Hunk], to text: String = Self.text) -> String? {
    hunks.applied(to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The first paragraph moved behind the third.
  private static let moved = """
    Two comes right behind it.

    Three stays where it was.

    One is the first of all.

    Four is the last one.

    """

  @Test func `a move and an edit between its ends do not meet`() throws {
    let move = try hunk(Self.moved)
    let edit = try hunk(Self.text.replacing("Two comes", with: "The second comes"))
    #expect(move.meeting(edit) == nil)
    #expect(edit.meeting(move) == nil)
    let both = Self.moved.replacing("Two comes", with: "The second comes")
    #expect(applied([move, edit]) == both)
    #expect(applied([edit, move]) == both)
  }

  @Test func `what is put in where a table comes to stand meets the move`() throws {
    let table = "| a | b |\n|---|---|\n| c | d |\n\n"
    let text = "One.\n\n\(table)Two is the list:\n\n- a\n- b\n\nThree is last.\n"
    let move = try hunk("One.\n\nTwo is the list:\n\n- a\n- b\n\n\(table)Three is last.\n", from: text)
    let sentence = try hunk(text.replacing("Three", with: "Before it. Three"), from: text)
    let other = try hunk(text.replacing("last", with: "the last"), from: text)
    #expect(move.meeting(sentence) == .insertionOrder)
    #expect(sentence.meeting(move) == .insertionOrder)
    #expect(move.meeting(other) == nil)
    let changes = [ProposedChange(id: "a", hunks: [move]), ProposedChange(id: "b", hunks: [sentence])]
    #expect(Collisions.places(changes, in: Array(text.utf8)).count == 1)
  }

  @Test(arguments: [
    ("2. Stop demolition now.\n", "2. Stop demolition now.\n2. Forbid vacancy.\n"),
    ("\n- Pears\n", "\n- Nuts\n- Pears\n"), ("| c | d |\n", "| x | y |\n| c | d |\n"),
    ("Care ends", "A paragraph more.\n\nCare ends"), ("Care is for all.\n\n", ""),
  ])
  func `what comes or goes within a section that another change moves goes along`(old: String, new: String)
    throws
  {
    let section =
      "## Care\n\nCare is for all.\n\n1. Build homes for all.\n2. Stop demolition now.\n3. Vote here.\n\n"
      + "| a | b |\n|---|---|\n| e | f |\n| c | d |\n\n- Apples\n- Pears\n\nCare ends here.\n\n"
    let other = "## Demands\n\n\(String(repeating: "Rents have to fall for everybody. ", count: 20))End.\n\n"
    let (text, end) = ("Intro here.\n\n\(other)\(section)## End\n\nJoin us.\n", "## End\n\nJoin us.\n")
    let move = try hunk("Intro here.\n\n\(section)\(other)\(end)", from: text)
    let edit = try hunk(text.replacing(old, with: new), from: text)
    let both = "Intro here.\n\n\(section.replacing(old, with: new))\(other)\(end)"
    #expect(move.meeting(edit) == nil)
    #expect(applied([move, edit], to: text) == both)
    for (first, second) in [(move, edit), (edit, move)] {
      let draft = try #require(applied([first], to: text))
      let rebased = Rebase.rebase([second], from: Array(text.utf8), to: Array(draft.utf8))
      #expect(applied(rebased.compactMap(\.placed), to: draft) == both, "\(rebased)")
    }
  }

  @Test(arguments: ["", "\n"])
  func `two paragraphs that changed places leave room for an edit of either`(end: String) throws {
    for (first, second) in [
      ("- one thing", "Homes are no good at all."),
      ("One may stay for as long as they like.", "Rents rise in Two."),
    ] {
      let text = "\(first)\n\n\(second)\(end)"
      let swap = try hunk("\(second)\n\n\(first)\(end)", from: text)
      for (old, new) in [("one", "1"), ("One", "1"), ("no good", "bad"), ("Two", "2")]
      where text.contains(old) {
        let edit = try hunk(text.replacing(old, with: new), from: text)
        #expect(swap.meeting(edit) == nil)
        #expect(
          applied([swap, edit], to: text)
            == "\(second)\n\n\(first)\(end)".replacing(old, with: new))
      }
    }
  }

  @Test func `an edit of moved words goes along with them`() throws {
    let move = try hunk(Self.moved)
    let edit = try hunk(Self.text.replacing("first of", with: "start of"))
    #expect(move.meeting(edit) == nil)
    #expect(edit.meeting(move) == nil)
    let both = Self.moved.replacing("first of", with: "start of")
    #expect(applied([move, edit]) == both)
    #expect(applied([edit, move]) == both)
  }

  @Test func `a move is carried over to a draft in which its words were edited, and the other way round`()
    throws
  {
    let move = try hunk(Self.moved)
    let edit = try hunk(Self.text.replacing("first of", with: "start of"))
    let both = Self.moved.replacing("first of", with: "start of")
    let edited = try #require(applied([edit]))
    let later = Rebase.rebase([move], from: Array(Self.text.utf8), to: Array(edited.utf8))[0]
    guard case .proposal(let carried, _, _) = later.fate else {
      Issue.record("\(later.fate)")
      return
    }
    #expect(applied([carried], to: edited) == both)
    let other = Rebase.rebase([edit], from: Array(Self.text.utf8), to: Array(Self.moved.utf8))[0]
    guard case .clean(let hunk) = other.fate else {
      Issue.record("\(other.fate)")
      return
    }
    #expect(applied([hunk], to: Self.moved) == both)
  }

  @Test func `a move whose middle was edited is carried over`() throws {
    let move = try hunk(Self.moved)
    let draft = Self.text.replacing("Two comes", with: "The second comes")
    let later = Rebase.rebase([move], from: Array(Self.text.utf8), to: Array(draft.utf8))[0]
    switch later.fate {
    case .clean(let hunk), .proposal(let hunk, _, _):
      #expect(applied([hunk], to: draft) == Self.moved.replacing("Two comes", with: "The second comes"))
    default: Issue.record("\(later.fate)")
    }
  }

  @Test func `a move of words that were edited before is that move, and of other words it is not`() throws {
    let move = try hunk(Self.moved)
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    func edited(_ text: String) -> [UInt8] { bytes(text.replacing("first of", with: "start of")) }
    #expect(move.moves(from: edited(Self.text), to: edited(Self.moved)))
    #expect(!move.moves(from: edited(Self.text), to: bytes(Self.moved)))
    #expect(!move.moves(from: bytes(Self.text), to: edited(Self.text)))
    #expect(!move.moves(from: edited(Self.text), to: edited(Self.moved + "\nAnd more.\n")))
  }

  @Test func `two moves of one block, and a move against its deletion, are for people`() throws {
    let move = try hunk(Self.moved)
    let other = try hunk(
      Self.text.replacing("One is the first of all.\n\n", with: "") + "\nOne is the first of all.\n")
    #expect(move.meeting(other) == .overlapping)
    let deletion = try hunk(Self.text.replacing("One is the first of all.\n\n", with: ""))
    #expect(move.meeting(deletion) == .deletionAgainstEdit)
    #expect(deletion.meeting(move) == .deletionAgainstEdit)
    #expect(move.meeting(move) == .sameText)
  }

  @Test func `a note and its reference are one change that others may edit between`() throws {
    let draft = Self.text
    let note = try hunk(
      draft.replacing("first of all.", with: "first of all.[^a]") + "\n[^a]: Says who?\n")
    #expect(note.parts.count == 2)
    let edit = try hunk(draft.replacing("Three stays", with: "The third stays"))
    #expect(note.meeting(edit) == nil)
    #expect(applied([note, edit])?.contains("The third stays") == true)
  }

  private static let two = "Homes must be cheap for all families. Trams should run through every night.\n"
  private static let swapped = "Trams should run through every night. Homes must be cheap for all families.\n"

  /// What becomes of a hunk on a later text, and that text with it; nil where people have to settle that.
  private func carried(_ hunk: Hunk, from base: String, to draft: String) -> String? {
    let rebased = Rebase.rebase([hunk], from: Array(base.utf8), to: Array(draft.utf8))[0]
    return rebased.placed.flatMap { applied([$0], to: draft) }
  }

  @Test func `what two sentences that change places went past is none of the move's`() throws {
    let move = try hunk(Self.swapped, from: Self.two)
    #expect(move.parts.count == 2 && move.isMove)
    let doctors = "families. Doctors belong in each village. Trams"
    let draft = Self.two.replacing("families. Trams", with: doctors)
    #expect(
      carried(move, from: Self.two, to: draft)
        == Self.swapped.replacing("families.", with: "families. Doctors belong in each village.")
    )
    for (old, new) in [("run through", "run in"), ("cheap", "good")] {
      let edit = try hunk(Self.two.replacing(old, with: new), from: Self.two)
      #expect(move.meeting(edit) == nil)
      #expect(edit.meeting(move) == nil)
      #expect(
        carried(move, from: Self.two, to: Self.two.replacing(old, with: new))
          == Self.swapped.replacing(old, with: new))
      #expect(carried(edit, from: Self.two, to: Self.swapped) == Self.swapped.replacing(old, with: new))
    }
  }

  @Test func `a move of which the draft has half is a question`() throws {
    let move = try hunk(Self.swapped, from: Self.two)
    let draft = "Trams should run through every night.\n"
    #expect(carried(move, from: Self.two, to: draft) == nil)
    #expect(carried(move, from: Self.two, to: Self.swapped) == nil)
  }

  @Test func `one note that two people bring to two references is a question`() throws {
    let text = "A one here. B two here.\n\nC para.\n"
    let note = "\n[^1]: Same.\n"
    let one = try hunk(text.replacing("one", with: "one[^1]") + note, from: text)
    let two = try hunk(text.replacing("two", with: "two[^1]") + note, from: text)
    let changes = [("a", one), ("b", two)].map { ProposedChange(id: $0, hunks: [$1]) }
    #expect(Collisions.places(changes, in: Array(text.utf8)).map(\.ids) == [["a", "b"]])
    let same = [("a", one), ("b", one)].map { ProposedChange(id: $0, hunks: [$1]) }
    #expect(Collisions.places(same, in: Array(text.utf8)).isEmpty)
  }

  private static let noNotes = "Rents rise.\n\nCare is dear.\n"

  @Test(arguments: [
    "Rents rise.\n\nCare is dear.[^z]\n\n[^z]: Care.\n", "Rents rise.\n\nCare is dear.\n\nA new paragraph.\n",
    "Rents rise.\n\nCare is dear.\n\n- A new item.\n", "Rents rise.\n\nCare is dear. And rare.\n",
    "Rents rise.\n\nCare is dear.[^z]\n\n[^z]: Care.\n\n    And more of it.\n",
  ])
  func `a note meets nothing that comes to the end of the text beside it`(copy: String) throws {
    let noted = "Rents rise.[^h]\n\nCare is dear.\n\n[^h]: Rents.\n"
    try expectNothingMet(Self.noNotes, noted, copy)
    try expectNothingMet(String(Self.noNotes.dropLast()), String(noted.dropLast()), String(copy.dropLast()))
  }

  private func expectNothingMet(_ text: String, _ noted: String, _ copy: String) throws {
    let (note, other) = (try hunk(noted, from: text), try hunk(copy, from: text))
    #expect(note.meeting(other) == nil)
    #expect(other.meeting(note) == nil)
    let changes = [("a", note), ("b", other)].map { ProposedChange(id: $0, hunks: [$1]) }
    #expect(Collisions.places(changes, in: Array(text.utf8)).isEmpty)
    // Both at once, whichever comes first: as one after the other.
    for both in [[note, other], [other, note]] {
      let made = applied(both, to: text)
      #expect(
        made?.contains("dear.\n\n[^h]: Rents.[^z]") == false && made?.contains("Rents. And") == false,
        "\(made ?? "nil")")
      #expect(
        made == carried(note, from: text, to: copy) || made == carried(other, from: text, to: noted)
          || copy.contains("[^z]"), "\(made ?? "nil")")
    }
    for (one, next, draft) in [(note, other, copy), (other, note, noted)] {
      let made = carried(one, from: text, to: draft)
      #expect(made.map { Footnotes(of: Array($0.utf8)).undefined.isEmpty } == true, "\(made ?? "nil")")
      #expect(
        made?.contains("rise.[^h]") == true && made?.contains("\n\n[^h]: Rents.") == true, "\(made ?? "nil")")
      if copy.contains("[^z]") {
        #expect(
          made?.contains("dear.[^z]\n\n") == true && made?.contains("\n\n[^z]: Care.") == true,
          "\(made ?? "nil")")
      }
      // What is there already does not come again.
      let fate = Rebase.rebase([next], from: Array(text.utf8), to: Array(draft.utf8))[0].fate
      if case .alreadyThere = fate { continue }
      Issue.record("\(fate)")
    }
  }

  @Test func `a block that would become a part of a note is a question of order`() throws {
    let text = Self.noNotes
    let note = try hunk("Rents rise.[^h]\n\nCare is dear.\n\n[^h]: Rents.\n", from: text)
    let code = try hunk(text + "\n    code\n", from: text)
    #expect(note.meeting(code) == .insertionOrder)
    #expect(code.meeting(note) == .insertionOrder)
  }
}
