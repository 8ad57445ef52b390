import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct MergeCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "merge",
    abstract: Localized(
      en: "Put what was adopted into the draft.",
      nl: "Zet in het concept wat is overgenomen."),
    english: """
      Each adopted change becomes a commit of its own, in the name of who proposed it. What fits by its lines goes \
      in at once; what fits by its words only, or was proposed for a passage that was rewritten since, is shown for one yes; \
      where changes exclude each other the draft keeps its words, and the exit code is 2. So it is where a proposal waits for others \
      that came into its place: run it again.

        beraad merge housing --dry-run
        beraad merge housing --take a4f7/2
        beraad merge housing --yes
      """,
    dutch: """
      Elke overgenomen wijziging wordt een eigen commit, op naam van wie haar voorstelde. Wat met zijn regels past, gaat er \
      meteen in; wat alleen met zijn woorden past, of was voorgesteld voor een passage die sindsdien is herschreven, ziet u \
      eerst: één ja is genoeg. Sluiten wijzigingen elkaar uit, dan houdt het concept zijn woorden, en is de exitcode 2. Zo \
      ook als een voorstel wacht op andere die op zijn plaats kwamen: geef de opdracht dan nog eens.

        beraad merge wonen --dry-run
        beraad merge wonen --take a4f7/2
        beraad merge wonen --yes
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Flag(
    help: ArgumentHelp(
      en: "Show what would be merged, and merge nothing.",
      nl: "Laat zien wat zou worden samengevoegd, en voeg niets samen."))
  var dryRun = false
  @Flag(
    help: ArgumentHelp(
      en: "Say yes to every proposal; one whose place another one changed waits: run it again.",
      nl:
        "Zeg ja op elk voorstel; komt een ander op zijn plaats, dan wacht het: geef de opdracht dan nog eens."
    ))
  var yes = false
  @Option(
    help: ArgumentHelp(
      en: "Say yes to this proposal; may be given several times.",
      nl: "Zeg ja op dit voorstel; mag vaker.", valueName: "id"))
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
    let waits = !outcome.unsettled.isEmpty || outcome.motions.contains { $0.winner == nil }
    return Report(
      answer: outcome.text(style, session.language), value: outcome,
      story: try outcome.story(dryRun: dryRun, takesAll: yes)
        + (waits ? session.context.lookingElsewhere() : []),
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
        Wrapping.wrapped(session.answer(step.text(style, session.language)), columns: session.console.columns)
      )
      let answer = Self.prompt.ask(session.console, session.language)
      isOver = answer == "q"
      if answer == "y" { accepted.formUnion(step.targets) }
      return answer == "y"
    }
    return try session.context.merge(paper, accepting: .these(accepted), on: plan.commit)
  }

  private static let prompt = Prompt(
    question: Localized(en: "Take it over?", nl: "Overnemen?"),
    choices: [
      .init(
        letter: "y", meaning: Localized(en: "yes: put it into the draft", nl: "ja: zet het in het concept")),
      .init(
        letter: "n",
        meaning: Localized(
          en: "no: leave it, adopted, for later; so does Enter",
          nl: "nee: laat het, overgenomen, voor later; zo ook Enter")),
      .init(letter: "s", meaning: Localized(en: "skip it: the same", nl: "sla over: hetzelfde")),
      .init(
        letter: "q",
        meaning: Localized(
          en: "stop asking: what was answered with yes goes in, the rest waits",
          nl: "stop met vragen: wat ja kreeg gaat erin, de rest wacht")),
    ])
}

extension MergeOutcome {
  func text(_ style: Style, _ language: Language) -> String {
    motions.map { $0.text(style, language) }.joined() + steps.map { $0.text(style, language) }.joined()
      + unsettled.map { $0.text(style, language) }.joined()
  }

  func story(dryRun: Bool, takesAll: Bool) -> [Localized] {
    let merged = steps.count { $0.state != "proposal" }
    let proposals = steps.count - merged
    guard !steps.isEmpty || !unsettled.isEmpty || !motions.isEmpty else {
      return [
        Localized(
          en: "Nothing that was adopted waits to be merged.",
          nl: "Er wacht niets wat is overgenomen op samenvoegen.")
      ]
    }
    var story: [Localized] = []
    if merged > 0 {
      story.append(
        Localized(
          en: "\(dryRun ? "Would merge" : "Merged") \(Self.changes(merged).english).",
          nl: "\(Self.changes(merged).dutch) \(dryRun ? "zou samengaan" : "samengevoegd")."))
    }
    if proposals > 0 { story.append(Self.waiting(proposals, takesAll: takesAll)) }
    if !unsettled.isEmpty {
      let isOne = unsettled.count == 1
      story.append(
        Localized(
          en:
            "\(isOne ? "1 place is" : "\(unsettled.count) places are") for people to settle: see beraad inbox.",
          nl:
            "Over \(isOne ? "1 plek" : "\(unsettled.count) plekken") moeten mensen beslissen: zie beraad inbox."
        ))
    }
    return story
  }

  private static func waiting(_ proposals: Int, takesAll: Bool) -> Localized {
    let isOne = proposals == 1
    let english = "\(isOne ? "1 proposal waits" : "\(proposals) proposals wait")"
    let dutch = "\(isOne ? "1 voorstel wacht" : "\(proposals) voorstellen wachten")"
    return takesAll
      ? Localized(
        en:
          "\(english) for the others: look at \(isOne ? "it" : "them") on the draft as it is then, with --dry-run, and run this again.",
        nl:
          "\(dutch) op de andere: bekijk \(isOne ? "het" : "ze") bij het concept zoals het dan is, met --dry-run, en doe dit nog eens."
      )
      : Localized(
        en: "\(english) for a yes: run it on a terminal, or with --take ID, or --yes for all.",
        nl: "\(dutch) op een ja: doe dit op een terminal, of met --take ID, of --yes voor alle.")
  }

  private static func changes(_ number: Int) -> Localized {
    .count(number, en: ("change", "changes"), nl: ("wijziging", "wijzigingen"))
  }
}

extension SettledMotion {
  func text(_ style: Style, _ language: Language) -> String {
    guard let winner else {
      let undecided = Localized(en: "undecided", nl: "niet besloten")[language]
      return "\(style(.yellow, undecided))  \(poll)  \(why[language])\n"
    }
    let (yes, no) = (adopted.joined(separator: ", "), rejected.joined(separator: ", "))
    let taken = Localized(en: "    adopted:  \(yes)\n", nl: "    overgenomen:      \(yes)\n")
    let left = Localized(en: "    rejected: \(no)\n", nl: "    niet overgenomen: \(no)\n")
    let said = turnout[language]
    let voted = Localized(en: "voted", nl: "gestemd")[language]
    return "\(style(.bold, voted))  \(poll)  '\(winner)' won\n" + (said.isEmpty ? "" : "    \(said)\n")
      + (adopted.isEmpty ? "" : taken[language]) + (rejected.isEmpty ? "" : left[language])
  }

  /// Why nothing of it is carried out.
  private var why: Localized {
    switch verdict {
    case .waiting:
      Localized(
        en: "its result is not whole, or it was closed twice: beraad status",
        nl: "de uitslag is niet compleet, of ze is twee keer gesloten: beraad status")
    case .second:
      Localized(
        en:
          "it is about what '\(first ?? "")' is about, which was closed before it: decide yourselves about what that leaves open",
        nl:
          "ze gaat over hetzelfde als '\(first ?? "")', en die is eerder gesloten: besluit zelf over wat die openlaat"
      )
    case .undone:
      Localized(
        en:
          "what won was merged, undone and decided otherwise before; its partner can put it again, and the committee leaves it at that with: beraad decide \(undone ?? "ID") reject --because WHY",
        nl:
          "wat won is eerder samengevoegd, ongedaan gemaakt en anders besloten; de indiener kan het opnieuw voorstellen, en de commissie laat het zo met: beraad decide \(undone ?? "NUMMER") reject --because WAAROM"
      )
    case .merged:
      Localized(
        en:
          "\(against?.description ?? "ID"), which it did not choose, was adopted and merged apart from it: decide about that first",
        nl:
          "\(against?.description ?? "NUMMER"), waar ze niet voor koos, is los daarvan overgenomen en samengevoegd: besluit daar eerst over"
      )
    case .withdrawn:
      Localized(
        en: "what won was withdrawn: decide about the others",
        nl: "wat won is ingetrokken: besluit over de andere")
    case .won, .tie, .short, .noQuorum: PlainWords.outcome(verdict.rawValue)
    }
  }
}

extension MergeOutcome.Step {
  func text(_ style: Style, _ language: Language) -> String {
    let commit = commit.map { " \($0.abbreviated())" } ?? ""
    let head =
      "\(style(.bold, label[language]))\(commit)  \(targets.joined(separator: ", "))  \(partners.joined(separator: ", ").harmlessLine)\n"
    let look = attention.map { $0.words[language] }.joined(separator: "; ")
    return head + changes.map { "    \($0.text(style, language))\n" }.joined()
      + (attention.isEmpty ? "" : "    \(PlainWords.look[language]) \(look)\n")
  }

  /// What happened, or how it stands while it waits for a yes.
  private var label: Localized {
    state == "proposal"
      ? OpenClass(rawValue: self.class)?.name ?? Localized(state) : PlainWords.status(state)
  }
}

extension MergeOutcome.Unsettled {
  func text(_ style: Style, _ language: Language) -> String {
    func say(en english: String, nl dutch: String) -> String { Localized(en: english, nl: dutch)[language] }
    let kind = OpenClass(rawValue: self.class)?.name[language] ?? self.class
    let head = "\(style(.yellow, kind))  \(targets.joined(separator: ", "))  \(reason.words[language])\n"
    let words = self.draft.harmlessLine
    let draft =
      self.draft.isEmpty ? "" : say(en: "    draft: \(words)\n", nl: "    concept: \(words)\n")
    return head + draft
      + alternatives.map {
        say(en: "    or:    \($0.harmlessLine)\n", nl: "    of:      \($0.harmlessLine)\n")
      }
      .joined()
      + next.map { say(en: "    with:  \($0.english)\n", nl: "    met:     \($0.dutch)\n") }.joined()
  }
}
