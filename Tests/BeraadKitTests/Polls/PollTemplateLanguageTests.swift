import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A template in the language of whoever fills it in.
@Suite struct PollTemplateLanguageTests {
  private let name = PollName(paper: "housing", poll: "next")

  @Test func `a new Dutch template is Dutch in every word, and has each line`() {
    let template = PollTemplate.text(of: nil, in: .dutch)
    let lines = template.split(separator: "\n").map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }
    for key in TemplateKey.allCases {
      let word = key.word(in: .dutch)
      #expect(lines.contains { $0.hasPrefix("\(word):") }, "\(word)")
      #expect(word == key.rawValue || !lines.contains { $0.hasPrefix("\(key.rawValue):") }, "\(key.rawValue)")
    }
    let english = [
      "sticker:", "motion", "evaluation", "stance", "counted", "ballots", "majority", "two-thirds", "yes",
      "Worries", "Hopes", "Leeds", "north", "last-year", "How ", "home",
    ]
    for word in english { #expect(!template.contains(word), "\(word)") }
  }

  @Test(arguments: [
    "kind: sticker\nquestion: Q?\nper-board: 2\nper-item: 1\nsource: ballots\nboard: Today\n- Rents\n- Debts\nmeeting: Leeds; north; 14-3-2026\nuntil: 31-12-2030\nlang: fr\nreplaces: course",
    "kind: motion\nquestion: Q?\nalternative: one: A home\nalternative: Homes\nrule: two-thirds\nquorum: 2\nweighted: yes",
    "kind: evaluation\nquestion: Q?\nscale: 10: A mark?\nchoice: Again?\n- yes\n- no\nopen: Well?\nmeeting: Leeds",
    "kind: stance\nquestion: Q?",
  ]) func `what stands reads as itself in each language`(_ text: String) throws {
    let hall = try Assembly.open()
    _ = try hall.as("board").newPoll(name, template: text)
    let poll = try hall.as("board").poll(name).poll
    for language in Language.allCases {
      let template = try hall.as("board").pollTemplate(name, in: language)
      #expect(template.contains(language == .dutch ? "\nvraag: Q?\n" : "\nquestion: Q?\n"))
      _ = try hall.as("board").newPoll(name, template: template)
      #expect(try hall.as("board").poll(name).poll == poll, "\(template)")
    }
  }

  @Test func `who makes a motion of the new Dutch template leaves the rest of it as it is`() throws {
    let text = PollTemplate.text(of: nil, in: .dutch).replacing("\nvraag: ", with: "\nvraag: Welke?")
      .replacing("\nsoort: stickerpeiling", with: "\nsoort: stemming")
      .replacing("# voorstel:", with: "voorstel:")
    guard case .motion(let texts, _) = try PollTemplate.read(text).wish else {
      Issue.record("it is no motion")
      return
    }
    #expect(texts == ["Een huis voor iedereen", "Eerst huizen"])
  }

  @Test func `what a Dutch template misses is named by Dutch words`() {
    let refusal = #expect(throws: Refusal.self) { try PollTemplate.read("vraag: A\nbord: B\n- c\n") }
    #expect(
      refusal?.explanation.sentence.dutch == "Zeg hoeveel stickers ieder heeft: per-bord, totaal of beide.")
  }
}
