import ArgumentParser
import BeraadKit
import Deliberation

struct InboxCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "inbox", abstract: "What still needs a decision.",
    discussion: """
      Contested places first, with the alternatives side by side; then what is put to a vote, what wants one yes, what was \
      proposed for a passage that was rewritten since, and what has no place in the draft any more; then what merges by \
      itself; then the comments that nobody answered. Polls that are open, and corrections that wait for another closing, are \
      named before these. A change that takes words out of the passage of an item that clearly came \
      first at the meetings is named before these (poll tie). Below each stands what can be typed about it.

        beraad inbox housing
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let inbox = try session.context.inbox(paper)
    let style = session.style(options)
    let story = inbox.problems + (inbox.isEmpty ? ["Nothing in \(inbox.paper) waits for the committee."] : [])
    return Report(answer: inbox.text(style), value: inbox, story: story.map { Localized($0) })
  }
}

extension Inbox {
  fileprivate func text(_ style: Style) -> String {
    var text = ""
    func section(_ title: String, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += (text.isEmpty ? "" : "\n") + style(.bold, title) + "\n" + lines.map { "  \($0)\n" }.joined()
    }
    section("Made apart: settle which holds", exclusions.map(\.story.harmlessLine))
    section("Voted, and not in the draft yet", voted.map(\.harmlessLine))
    section("Polls that are open: no edition before they are closed", openPolls.map(\.sentence))
    section("Corrections that wait for another closing", corrections.map(\.harmlessLine))
    section(
      "Against what the meetings found most important",
      halls.flatMap { [$0.sentence.harmlessLine] + $0.advice.map { "  \($0)" } })
    section("The draft", [conflictMarks].compactMap(\.self))
    section(
      "Contested: the draft keeps its words until people choose",
      contested.filter { $0.poll == nil }.flatMap { $0.lines(style) })
    section(
      "Put to a vote",
      contested.filter { $0.poll != nil }.flatMap { $0.lines(style) } + items(of: .voting, style))
    section("Decided apart, and not settled", items(of: .apart, style))
    section("Proposals: they fit by their words, and want one yes", items(of: .proposal, style))
    section(
      "Passage rewritten: take them where they stand with one yes, or have them put again",
      items(of: .rewritten, style))
    section("Unplaced: the draft has no place for them any more", items(of: .unplaced, style))
    section("In the draft already", items(of: .there, style))
    section("Merges by itself once adopted", clean.flatMap { $0.lines(style) })
    section("Comments that nobody answered", comments.map { $0.line(style) })
    return text
  }

  private func items(of kind: OpenClass, _ style: Style) -> [String] {
    proposals.filter { $0.class == kind.rawValue }.flatMap { $0.lines(style) }
  }
}

extension ShownPlace {
  fileprivate func lines(_ style: Style) -> [String] {
    ["\(style(.yellow, PlainWords.meeting(kind)))  draft: “\(draft.harmlessLine)”"]
      + alternatives.map {
        "    \(zip($0.targets, $0.classes).map(named).joined(separator: ", "))  \($0.partners.joined(separator: ", ").harmlessLine): “\($0.text.harmlessLine)”"
      } + next.map { "    with: \($0)" }
  }

  /// A change, and how it stands where that is not said of the place already.
  private func named(_ target: String, _ kind: String) -> String {
    kind == self.class ? target : "\(target) (\(OpenClass(rawValue: kind)?.name ?? kind))"
  }
}

extension Inbox.Item {
  fileprivate func lines(_ style: Style) -> [String] {
    let mark = collected ? "" : ", not collected"
    return [
      "\(style(.green, target))  \(partner.harmlessLine), \(PlainWords.status(status))\(mark): \(reason.harmlessLine)",
      "    \(change.text(style))",
    ]
      + (attention.isEmpty
        ? [] : ["    look: \(attention.map(PlainWords.attention).joined(separator: "; "))"])
      + next.map { "    with: \($0)" }
  }
}

extension CommentRow {
  fileprivate func line(_ style: Style) -> String {
    let mark = collected ? "" : ", not collected"
    return
      "\(style(.blue, id))  \(partner), \(kind)\(mark), on “\(anchor.quote.harmlessLine)”: \(body.harmlessLine)"
  }
}
