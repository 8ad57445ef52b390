import ArgumentParser
import BeraadKit

struct InboxCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "What still needs a decision.",
    discussion: """
      Contested places first, with the alternatives side by side; then what needs one yes; then what merges by \
      itself; then the comments that nobody answered.

        beraad inbox housing
      """)

  @Argument(help: "The paper.") var paper: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let inbox = try session.context.inbox(paper)
    let style = Style(
      options.color, terminal: session.console.outputIsTerminal, environment: session.context.environment)
    let story = inbox.problems + (inbox.isEmpty ? ["Nothing in \(inbox.paper) waits for the committee."] : [])
    return Report(answer: inbox.text(style), value: inbox, story: story)
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
    section("Contested: the draft keeps its words until people choose", contested.flatMap { $0.lines(style) })
    section("Proposals: they fit by their words, and want one yes", proposals.flatMap { $0.lines(style) })
    section("Merges by itself once adopted", clean.flatMap { $0.lines(style) })
    section("Comments that nobody answered", comments.map { $0.line(style) })
    return text
  }
}

extension ShownPlace {
  fileprivate func lines(_ style: Style) -> [String] {
    ["\(style(.yellow, kind))  draft: “\(draft.harmlessLine)”"]
      + alternatives.map {
        "    \($0.targets.joined(separator: ", "))  \($0.partners.joined(separator: ", ").harmlessLine): “\($0.text.harmlessLine)”"
      }
  }
}

extension Inbox.Item {
  fileprivate func lines(_ style: Style) -> [String] {
    let mark = collected ? "" : ", not collected"
    return [
      "\(style(.green, target))  \(partner.harmlessLine), \(status)\(mark): \(reason.harmlessLine)",
      "    \(change.text(style))",
    ]
      + (attention.isEmpty ? [] : ["    look: \(attention.joined(separator: ", "))"])
  }
}

extension CommentRow {
  fileprivate func line(_ style: Style) -> String {
    let mark = collected ? "" : ", not collected"
    return
      "\(style(.blue, id))  \(partner), \(kind)\(mark), on “\(anchor.quote.harmlessLine)”: \(body.harmlessLine)"
  }
}
