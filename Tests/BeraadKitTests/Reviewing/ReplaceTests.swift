import Deliberation
import Prose
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// `amend --replace`: the words as somebody reads them, and the marks that nobody typed.
@Suite struct ReplaceTests {
  private let alliance: Alliance

  init() throws { alliance = try Alliance() }

  /// The draft's words as they would be after a replacement; nil where it was refused.
  private func replaced(_ old: String, by new: String, in words: String) throws -> String? {
    let path = "papers/housing/paper.md"
    let draft = try alliance.repository.read(path)
    let fence = try #require(draft.firstRange(of: "\n---\n"))
    let head = draft[..<fence.upperBound] + "\n"
    try alliance.repository.write(head + words + "\n", to: path)
    _ = try alliance.editors.revise("housing", because: "Other words")
    let id: String
    do {
      id = try alliance.amend(old, to: new)
    } catch let refusal as Refusal {
      #expect(refusal.explanation.message.contains("marks"), "\(refusal)")
      return nil
    }
    let desk = try Desk(alliance.editors)
    let dossier = try desk.dossier(of: "housing").dossier
    let file = try #require(dossier.amendments.first { $0.id.description == id })
    let made = try #require(file.amendment.hunks.applied(to: dossier.paper.text))
    return String(decoding: made[head.utf8.count...].dropLast(), as: UTF8.self)
  }

  @Test(arguments: [
    ("The **home rule** is law.", "home rule is", "house rule is", "The **house rule** is law."),
    ("A home of 4 rooms.", "4 rooms", "2*3 rooms", "A home of 2*3 rooms."),
    ("A home of 4 rooms.", "4 rooms", "my_own rooms", "A home of my_own rooms."),
    ("A home of 4 rooms.", "4 rooms", "4 * 5 rooms", "A home of 4 * 5 rooms."),
    ("The **home rule** is law.", "The home rule", "A house rule", "A **house rule** is law."),
    ("The **home rule** is law.", "home rule", "house law", "The **house law** is law."),
    ("The **home rule** is law.", "rule is", "law says", "The **home law** says law."),
    ("The **home rule** is law.", "rule is", "rules are always", "The **home** rules are always law."),
    ("The **home rule** is law.", "home rule is", "home rule now is", "The **home rule** now is law."),
    ("The _home_ **rule** is law.", "home rule is", "house rule is", "The _house_ **rule** is law."),
    ("The **_home_ rule** is law.", "home rule is", "house rule is", "The **_house_ rule** is law."),
    ("The `home` rule is law.", "home rule is", "house rule is", "The `house` rule is law."),
    ("For [all people](b) here.", "all people here", "everyone here", "For [everyone](b) here."),
    ("We want rent[^n] low.\n\n[^n]: Why.", "rent low", "rent down", "We want rent[^n] down.\n\n[^n]: Why."),
    ("> A house is not\n> a commodity.", "not a commodity", "no commodity", "> A house is no commodity."),
    (
      "> A house is not\n> a commodity.", "is not a commodity", "is not a good", "> A house is not\n> a good."
    ),
    ("- one thing\n- two things", "thing two things", "thing three things", "- one thing\n- three things"),
    (
      "We want fair rent.\n\nWe want homes.", "fair rent. We", "low rent. We",
      "We want low rent.\n\nWe want homes."
    ),
    ("Say “home rule” here.", "\"home rule\" here", "\"home law\" here", "Say “home law” here."),
    ("The **home rule** is law.", "home rule is", "**house rule** is", "The **house rule** is law."),
    ("The **home rule** is law.", "**home rule** is", "house rule is", "The house rule is law."),
    ("The **very fair** rent.", "very fair rent", "fair rent", "The **fair** rent."),
    ("The **very** fair rent.", "very fair rent", "fair rent", "The fair rent."),
    (
      "We want rent[^n] low.\n\n[^n]: Why.", "want rent low", "have **rent**[^n] low",
      "We have **rent**[^n] low.\n\n[^n]: Why."
    ),
  ])
  func `marks that nobody typed stay`(words: String, old: String, new: String, made: String) throws {
    #expect(try replaced(old, by: new, in: words) == made)
  }

  @Test(arguments: [
    ("The **home rule** is law.", "rule is", "rules** are", "The **home rules** are law."),
    ("The **home rule** is law.", "rule** is", "rules** are", "The **home rules** are law."),
    ("The **home rule** is law.", "rule** is", "rules are", "The **home** rules are law."),
    ("The **home rule** is law.", "The home", "A **house", "A **house rule** is law."),
    ("A [good link](b) ends.", "link ends", "link](b) stops", "A [good link](b) stops."),
    ("A [good link](b) ends.", "link ends", "link](c) stops", "A [good link](c) stops."),
    ("The **home rule** is law.", "rule is", "rule of **all** is", "The **home** rule of **all** is law."),
  ])
  func `marks of the new words take the place of the halves that stood there`(
    words: String, old: String, new: String, made: String
  ) throws {
    #expect(try replaced(old, by: new, in: words) == made)
  }

  @Test(arguments: [
    "'t House of all", "\"Homes\" are a right", "Homes #2", "Homes # a right", "# Homes", "| Homes",
    "Homes: now",
    "[Homes] now", "Homes \\ now",
  ])
  func `a title is written so that it is read as it was typed`(title: String) throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    let old = try #require(FrontMatter(Array(draft.utf8))["title"])
    let hunks = try ProposedHunks.hunks(
      of: .replace(old: old, nth: 1, new: title), in: Desk(alliance.editors).snapshot.paper(named: "housing"))
    let made = try #require(hunks.applied(to: Array(draft.utf8)))
    #expect(FrontMatter(made)["title"] == title)
    #expect(throws: Refusal.self) {
      try ProposedHunks.hunks(
        of: .replace(old: old, nth: 1, new: ""), in: Desk(alliance.editors).snapshot.paper(named: "housing"))
    }
  }

  @Test func `words behind marks within a word are a part of it`() throws {
    let path = "papers/housing/paper.md"
    let draft = try alliance.repository.read(path)
    let words = "We want *pay*able homes, caf&eacute;s and [tenant](b)s, re<!-- x -->new *all*.\n"
    try alliance.repository.write(draft + "\n" + words, to: path)
    _ = try alliance.editors.revise("housing", because: "Other words")
    let paper = try Desk(alliance.editors).snapshot.paper(named: "housing")
    for quote in ["pay", "able", "caf", "eacute", "tenant", "re", "new"] {
      #expect(throws: Refusal.self, "\(quote)") { try Places.find(QuotedWords(quote), in: paper) }
      #expect(throws: Never.self, "\(quote)") {
        try Places.find(QuotedWords(quote, nth: 1, isPart: true), in: paper)
      }
    }
    for quote in ["payable", "cafés", "tenants", "renew", "all"] {
      #expect(throws: Never.self, "\(quote)") { try Places.find(QuotedWords(quote, nth: 1), in: paper) }
    }
  }

  @Test(arguments: [
    ("A \\*star\\* here.", "*star*", "heart", "A heart here."),
    ("See \\[sic\\] here.", "[sic]", "now", "See now here."),
    ("See \\#1 here.", "#1", "one", "See one here."), ("For \\$5 now.", "$5", "five", "For five now."),
    ("It is \\<here\\>.", "<here>", "there", "It is there."), ("A \\& b.", "&", "and", "A and b."),
    ("Now *x\\*y* here.", "x*y", "z", "Now *z* here."),
    ("Now [*a\\*b*](c) here.", "a*b", "z", "Now [*z*](c) here."),
    ("A *good `*` star* here.", "good *", "c", "A *c star* here."),
    ("A **\\*look\\*** here.", "*look*", "c", "A **c** here."),
    ("A \\\\*star* here.", "star", "moon", "A \\\\*moon* here."),
  ])
  func `an escaped mark goes with its backslash, and is no half of a pair`(
    words: String, old: String, new: String, made: String
  ) throws {
    #expect(try replaced(old, by: new, in: words) == made)
  }

  @Test(arguments: [
    ("The **home rule** is law.", "home rule is", "law"),
    ("For [all people](b) here.", "For all people here", "Everywhere"),
    ("For [all people](b) here.", "all people here", "**everyone** now"),
    ("We want rent[^n] low.\n\n[^n]: Why.", "want rent low", "need homes"),
    ("We want fair rent.\n\nWe want homes.", "fair rent. We want", "fair"),
    ("We want fair rent.\n\nWe want homes.", "rent. We want", "rent and"),
    ("The **home** must go.", "home must", "flat** must"),
    ("The **home** must go.", "home** must", "flat** must"),
    ("It must **home** go.", "must home", "may **flat"), ("A *b* **c** d.", "b c", "x* **y"),
    ("A [good link](https://a.b) ends.", "good link](https://a.b) ends", "bad link](https://b.b) ends"),
  ])
  func `marks that the new words have no place for are asked about`(words: String, old: String, new: String)
    throws
  {
    #expect(try replaced(old, by: new, in: words) == nil)
  }
}
