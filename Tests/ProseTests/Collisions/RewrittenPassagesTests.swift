import Prose
import TestSupport
import Testing

@Suite struct RewrittenPassagesTests {
  private func rebased(_ amendment: String, onto draft: String) -> [RebasedHunk] {
    let (amendment, draft) = (EditedText(amendment), EditedText(draft))
    #expect(amendment.base == draft.base)
    return Rebase.rebase(amendment.hunks, from: amendment.bytes, to: Array(draft.edited.utf8))
  }

  @Test func `two changes in one rewritten passage are put back together`() throws {
    let draft = "Intro.\n\n{~~We want fair rent now~>They ask for low rents soon~~}.\n"
    let hunks = rebased("Intro.\n\nWe {~~want~>need~~} fair {~~rent~>homes~~} now.\n", onto: draft)
    #expect(hunks.count == 2)
    #expect(hunks[0].taking == hunks[1].taking)
    let hunk = try #require(hunks[0].taking)
    let text = [hunk].applied(to: Array(EditedText(draft).edited.utf8))
    #expect(text == Array("Intro.\n\nWe need fair homes now.\n".utf8))
  }

  @Test func `what has no word of its own brings no deleted words back`() {
    let draft = "{--Rents rise each year. --}We want a limit. An end.\n"
    #expect(
      rebased("Rents rise each year.{~~ ~>\n\n~~}We want a limit. An end.\n", onto: draft)[0].taking == nil)
    #expect(
      rebased("Rents {~~rise~>**rise**~~} each year. We want a limit. An end.\n", onto: draft)[0].taking
        == nil)
    #expect(
      rebased("Rents {~~rise~>soar~~} each year. We want a limit. An end.\n", onto: draft)[0].taking != nil)
  }

  @Test func `words that went from a paragraph that is left were rewritten with it`() throws {
    let draft = "Intro.\n\nWe want {--fair --}homes{~~ soon~> that people can pay~~}.\n"
    let hunk = try #require(
      rebased("Intro.\n\nWe want {~~fair~>cheap~~} homes soon.\n", onto: draft)[0].taking)
    #expect(
      [hunk].applied(to: Array(EditedText(draft).edited.utf8))
        == Array("Intro.\n\nWe want cheap homes that people can pay.\n".utf8))
    #expect(rebased("- one\n- {~~two~>2~~} things\n", onto: "- one\n{--- two things\n--}")[0].taking == nil)
  }

  @Test(arguments: [
    (
      "We want homes {~~soon~>now~~} in town.", "We want {~~homes soon~>houses quickly~~} in town.",
      "We want houses now in town."
    ),
    (
      "We want {~~homes~>flats~~} soon in town.", "We want {~~homes soon~>houses quickly~~} in town.",
      "We want flats quickly in town."
    ),
    (
      "We {~~want~>need~~} homes {~~soon~>now~~} in town.",
      "We {~~want homes soon~>build houses quickly~~} in town.",
      "We need houses now in town."
    ),
    (
      "We want homes{-- soon--} in town.", "We want {~~homes soon~>houses quickly~~} in town.",
      "We want houses in town."
    ),
    // With more words or fewer nobody can tell which stand for which.
    (
      "We want homes {~~soon~>now~~} in town.", "We want {~~homes soon~>a house quickly~~} in town.",
      "We want homes now in town."
    ),
  ])
  func `words that the author changed beside the proposed ones stay`(
    amendment: String, draft: String, made: String
  ) throws {
    let taking = rebased(amendment, onto: draft).compactMap(\.taking)
    let text = taking.applied(to: Array(EditedText(draft).edited.utf8))
    #expect(text.map { String(decoding: $0, as: UTF8.self) } == made)
  }

  @Test(arguments: [
    // As many words as there were, but another sentence.
    (
      "Care is ours. The market must {~~stop~>end~~}. And now.",
      "Care is ours. {~~The market must stop~>Away with all trade~~}. And now.",
      "Care is ours. The market must end. And now."
    ),
    (
      "2. Stop {~~the~>all~~} demolition.", "2. {~~Stop the demolition~>Keep every home~~}.",
      "2. Stop all demolition."
    ),
    (
      "De marktwerking {~~moet stoppen~>stopt~~}.", "De {~~marktwerking moet stoppen~>huur is hoog~~}.",
      "De marktwerking stopt."
    ),
    // Words that hold a sentence together are left of it, and its own are little others.
    ("We want {~~fair~>low~~} rent.", "We want {~~fair rent~>fairer rents~~}.", "We want low rents."),
    // Some words of it stayed by chance.
    (
      "De marktwerking in de zorg {~~moet stoppen~>stopt~~}.",
      "{~~De marktwerking~>Weg met de markt~~} in de zorg{-- moet stoppen--}.",
      "De marktwerking in de zorg stopt."
    ),
  ])
  func `words are never put into another sentence than theirs`(amendment: String, draft: String, made: String)
    throws
  {
    let taking = Set(rebased(amendment + "\n", onto: draft + "\n").compactMap(\.taking))
    let text = Array(taking).applied(to: Array(EditedText(draft + "\n").edited.utf8))
    #expect(text.map { String(decoding: $0, as: UTF8.self) } == made + "\n")
  }

  private static let rent = "We ask for fair rent in every town."
  private static let homes = "Homes are no commodity at all."

  /// What the draft reads when the one hunk of a replacement has put back what it can; nil where it has no place there.
  private func putBack(_ old: String, _ new: String, in base: [String], onto draft: [String]) -> String? {
    let (base, draft) = (base.joined(separator: "\n\n") + "\n", draft.joined(separator: "\n\n") + "\n")
    let hunk = Hunk.replacing(old, by: new, in: base)
    let rebased = Rebase.rebase([hunk], from: Array(base.utf8), to: Array(draft.utf8))[0]
    let placed: Hunk? =
      switch rebased.fate {
      case .clean(let hunk), .proposal(let hunk, _, _): hunk
      case .contested: rebased.taking
      case .alreadyThere, .lost: nil
      }
    return placed.flatMap { [$0].applied(to: Array(draft.utf8)) }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("We ask for just rent in every town.", "We ask for low rent in every town."),
    ("- We ask for just rent in every town.", "- We ask for low rent in every town."),
    ("We ask for fair rent in every village.", "We ask for low rent in every village."),
  ])
  func `a passage that was moved and rewritten is found where it stands`(words: String, made: String) {
    let (intro, end) = ("Intro.", "The end comes last of all.")
    for draft in [[intro, Self.homes, end, words], [words, intro, Self.homes, end]] {
      let after = putBack(
        "fair rent", "low rent", in: [intro, Self.rent, Self.homes, end], onto: draft)
      #expect(
        after == draft.map { $0 == words ? made : $0 }.joined(separator: "\n\n") + "\n")
    }
  }

  @Test func `of several paragraphs that a passage may have become none is taken`() {
    let villages = "We ask for fair rent in every village."
    #expect(
      putBack(
        "fair", "low", in: [Self.rent, villages, Self.homes],
        onto: [Self.homes, "We ask for just rent in every village."])
        == nil)
    #expect(
      putBack(
        "fair", "low", in: [Self.rent, Self.homes],
        onto: [Self.homes, "We ask for just rent in every town.", "We ask for good rent in every town."])
        == nil)
    #expect(
      putBack(
        "fair", "low", in: [Self.rent, Self.homes],
        onto: [Self.homes, "Now we demand that whoever rents can bear what they pay."]) == nil)
  }

  @Test func `a passage that is gone takes no other paragraph's place`() {
    let new = "Now we demand that whoever rents can bear what they pay."
    for base in [["Intro.", Self.rent, Self.homes], ["Intro words stand here.", Self.rent, Self.homes]] {
      #expect(
        putBack("fair", "low", in: base, onto: [new, base[0], Self.homes]) == nil)
    }
  }

  @Test func `a sentence that was moved and edited is changed where it stands now`() {
    let base = ["We want homes soon. Trams run at night."]
    #expect(
      putBack("homes soon", "flats now", in: base, onto: ["Trams run at night. We want homes quickly."])
        == "Trams run at night. We want flats now.\n")
    #expect(
      putBack("homes soon", "flats now", in: base, onto: ["Trams run at night.", "We want homes soon."])
        == "Trams run at night.\n\nWe want flats now.\n")
  }

  @Test func `nothing is put back of what stands elsewhere by now`() {
    #expect(
      putBack(
        "soon", "now", in: ["We want cheap homes soon. Trams run."],
        onto: ["Trams run. Cheap homes, we want."]) == nil)
  }

  @Test(arguments: [
    (
      "Every family shall have {~~two~>three~~} rooms each.",
      "{~~Every family shall have~>Other words stand here now: the council meets at~~} two{-- rooms each--}.",
      "Every family shall have three rooms each."
    ),
    (
      "Every family shall have{-- two--} rooms each.",
      "{~~Every family shall have~>Other words stand here now: the council meets at~~} two{-- rooms each--}.",
      "Every family shall have rooms each."
    ),
    (
      "Every family shall have two rooms each{++ and a garden++}.",
      "{~~Every family shall have two rooms each~>Other words stand here now, said by the council~~}.",
      "Every family shall have two rooms each and a garden."
    ),
  ])
  func `a word that another sentence has by chance is not the one that was meant`(
    amendment: String, draft: String, made: String
  ) throws {
    let hunk = rebased(amendment + "\n", onto: draft + "\n")[0]
    guard case .contested = hunk.fate else {
      Issue.record("\(hunk.fate)")
      return
    }
    let text = try #require(
      hunk.taking.flatMap { [$0].applied(to: Array(EditedText(draft + "\n").edited.utf8)) })
    #expect(String(decoding: text, as: UTF8.self) == made + "\n")
  }

  @Test(arguments: [
    ("{~~Two~>Three~~} rooms each.", "Two {~~rooms~>flats~~} each."),
    ("We want {~~fair~>low~~} rent in town.", "We {~~want~>ask for~~} fair rent in {++every ++}town."),
    ("Old words stand here now.{++ And more.++}", "{~~Old words stand here now~>Quite another sentence~~}."),
  ])
  func `words beside which others were changed are still meant`(amendment: String, draft: String) {
    guard case .proposal = rebased(amendment + "\n", onto: draft + "\n")[0].fate else {
      Issue.record("\(rebased(amendment + "\n", onto: draft + "\n")[0].fate)")
      return
    }
  }

  @Test func `what fits needs nothing to be put back`() {
    #expect(rebased("We {~~want~>need~~} rent.\n", onto: "We want rent.{++ Now.++}\n")[0].taking == nil)
  }
}

extension Hunk {
  fileprivate static func replacing(_ old: String, by new: String, in text: String) -> Hunk {
    let start =
      text.firstRange(of: old).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    return Hunk(range: start..<start + old.utf8.count, old: old, new: new)
  }
}
