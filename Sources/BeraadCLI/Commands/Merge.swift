import ArgumentParser
import BeraadKit
import Deliberation
import ObjectIDs

struct MergeCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "merge", abstract: "Put what was adopted into the draft.",
    discussion: """
      Each adopted change becomes a commit of its own, in the name of who proposed it. What fits by its lines goes \
      in at once; what fits by its words only, or was proposed for a passage that was rewritten since, is shown for one yes; \
      where changes exclude each other the draft keeps its words, and the exit code is 2. So it is where a proposal waits for others \
      that came into its place: run it again.

        beraad merge housing --dry-run
        beraad merge housing --take a4f7/2
        beraad merge housing --yes
      """)

  @Argument(help: "The paper.") var paper: String
  @Flag(help: "Show what would be merged, and merge nothing.") var dryRun = false
  @Flag(help: "Say yes to every proposal; one whose place another one changed waits: run it again.") var yes =
    false
  @Option(help: ArgumentHelp("Say yes to this proposal; may be given several times.", valueName: "id"))
  var take: [String] = []
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let style = session.style(options)
    let outcome: MergeOutcome
    let said = yes ? .all : take.isEmpty ? Acceptance.none : .named(take)
    if dryRun {
      outcome = try session.context.planMerge(paper).outcome(accepting: said)
    } else if yes || !take.isEmpty || !session.console.inputIsTerminal {
      outcome = try session.context.merge(paper, accepting: said)
    } else {
      outcome = try mergeAsking(session, style)
    }
    return Report(
      answer: outcome.text(style), value: outcome,
      story: outcome.story(dryRun: dryRun, takesAll: yes).map { Localized($0) },
      status: outcome.needsPeople ? .undecided : .done)
  }

  /// Asks about each proposal, and has what was accepted applied to the commit that was looked at.
  private func mergeAsking(_ session: Session, _ style: Style) throws -> MergeOutcome {
    let plan = try session.context.planMerge(paper)
    var accepted: Set<String> = []
    var isOver = false
    _ = plan.outcome { step in
      guard !isOver else { return false }
      session.console.writeError(
        Wrapping.wrapped(session.answer(step.text(style)), columns: session.console.columns))
      let answer = Self.prompt.ask(session.console)
      isOver = answer == "q"
      if answer == "y" { accepted.formUnion(step.targets) }
      return answer == "y"
    }
    return try session.context.merge(paper, accepting: .these(accepted), on: plan.commit)
  }

  private static let prompt = Prompt(
    question: "Take it over?",
    choices: [
      .init(letter: "y", meaning: "yes: put it into the draft"),
      .init(letter: "n", meaning: "no: leave it, adopted, for later; so does Enter"),
      .init(letter: "s", meaning: "skip it: the same"),
      .init(letter: "q", meaning: "stop asking: what was answered with yes goes in, the rest waits"),
    ])
}

extension MergeOutcome {
  func text(_ style: Style) -> String {
    motions.map { $0.text(style) }.joined() + steps.map { $0.text(style) }.joined()
      + unsettled.map { $0.text(style) }.joined()
  }

  func story(dryRun: Bool, takesAll: Bool) -> [String] {
    let merged = steps.count { $0.state != "proposal" }
    let proposals = steps.count - merged
    var story: [String] = []
    if steps.isEmpty, unsettled.isEmpty, motions.isEmpty {
      return ["Nothing that was adopted waits to be merged."]
    }
    if merged > 0 { story.append("\(dryRun ? "Would merge" : "Merged") \(Self.count(merged, "change")).") }
    if proposals > 0, takesAll {
      story.append(
        "\(Self.count(proposals, "proposal")) \(proposals == 1 ? "waits" : "wait") for the others: look at \(proposals == 1 ? "it" : "them") on the draft as it is then, with --dry-run, and run this again."
      )
    } else if proposals > 0 {
      story.append(
        "\(Self.count(proposals, "proposal")) \(proposals == 1 ? "waits" : "wait") for a yes: run it on a terminal, or with --take ID, or --yes for all."
      )
    }
    if !unsettled.isEmpty {
      let verb = unsettled.count == 1 ? "is" : "are"
      story.append("\(Self.count(unsettled.count, "place")) \(verb) for people to settle: see beraad inbox.")
    }
    return story
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}

extension SettledMotion {
  func text(_ style: Style) -> String {
    guard let winner else {
      let reason =
        switch verdict {
        case "waiting": "its result is not whole, or it was closed twice: beraad status"
        case "second":
          "it is about what '\(first ?? "")' is about, which was closed before it: decide yourselves about what that leaves open"
        case "withdrawn": "what won was withdrawn: decide about the others"
        default: verdict
        }
      return "\(style(.yellow, "undecided"))  \(poll)  \(reason)\n"
    }
    let adopted = adopted.isEmpty ? "" : "    adopted:  \(adopted.joined(separator: ", "))\n"
    let rejected = rejected.isEmpty ? "" : "    rejected: \(rejected.joined(separator: ", "))\n"
    let others = turnout.isEmpty ? "" : "    \(turnout)\n"
    return "\(style(.bold, "voted"))  \(poll)  '\(winner)' won\n" + others + adopted + rejected
  }
}

extension MergeOutcome.Step {
  func text(_ style: Style) -> String {
    let commit = commit.map { " \($0.abbreviated())" } ?? ""
    let head =
      "\(style(.bold, label))\(commit)  \(targets.joined(separator: ", "))  \(partners.joined(separator: ", ").harmlessLine)\n"
    let care =
      attention.isEmpty ? "" : "    look: \(attention.map(PlainWords.attention).joined(separator: "; "))\n"
    return head + changes.map { "    \($0.text(style))\n" }.joined() + care
  }

  /// The state; of what waits for a yes, how it stands.
  private var label: String { state == "proposal" ? OpenClass(rawValue: self.class)?.name ?? state : state }
}

extension MergeOutcome.Unsettled {
  func text(_ style: Style) -> String {
    let kind = OpenClass(rawValue: self.class)?.name ?? self.class
    let head =
      "\(style(.yellow, kind))  \(targets.joined(separator: ", "))  \(PlainWords.attention(reason))\n"
    let draft = self.draft.isEmpty ? "" : "    draft: \(self.draft.harmlessLine)\n"
    return head + draft + alternatives.map { "    or:    \($0.harmlessLine)\n" }.joined()
      + next.map { "    with:  \($0)\n" }.joined()
  }
}
