import Deliberation
import TestSupport
import Testing

@Suite struct VoteRulesTests {
  private func poll(_ form: Poll.Form) -> Poll {
    Poll(paper: slug("housing"), id: slug("course"), question: "What?", form: form)
  }

  private func refusal(_ form: Poll.Form, _ vote: Vote) -> String? {
    do throws(Refusal) {
      try poll(form).check(vote, of: "Carers")
      return nil
    } catch {
      return error.explanation.message
    }
  }

  private func vote(_ option: String, because reason: String? = nil, on words: Bool = false) -> Vote {
    let anchor = Anchor(
      quote: "Rent", prefix: "", suffix: "", range: 0..<4, blob: "b0")
    return Vote(
      poll: slug("course"), opening: id("o1"), choice: .option(option), reason: reason,
      anchor: words ? anchor : nil)
  }

  @Test func `a motion takes its alternatives and abstain`() {
    let form = Hall.motion(.majority).form
    #expect(refusal(form, vote("two")) == nil)
    #expect(refusal(form, vote("abstain", because: "We could not meet.")) == nil)
    #expect(refusal(form, vote("tow")) == "There is no alternative 'tow'.")
    #expect(refusal(form, vote("two", on: true)) == "Only a reservation is about particular words.")
  }

  @Test func `a stance is one of four, and a reservation says why`() {
    for stance in ["supports", "abstains", "opposes"] { #expect(refusal(.stance, vote(stance)) == nil) }
    #expect(refusal(.stance, vote("reservation", because: "When?", on: true)) == nil)
    #expect(refusal(.stance, vote("reservation")) == "A reservation needs its reason.")
    #expect(refusal(.stance, vote("support")) == "There is no stance 'support'.")
    #expect(refusal(.stance, vote("supports", on: true)) == "Only a reservation is about particular words.")
  }

  @Test func `stickers go on boards, and choices do not`() {
    let stickers = Vote(
      poll: slug("course"), opening: id("o1"), choice: .stickers(placed(["worries": ["rent"]])))
    #expect(refusal(.sticker(Wall.form()), stickers) == nil)
    #expect(refusal(.sticker(Wall.form()), vote("rent")) == "In the poll 'course' one places stickers.")
    #expect(refusal(.stance, stickers) == "The poll 'course' has no boards to place stickers on.")
  }
}
