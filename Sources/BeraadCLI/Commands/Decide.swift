import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct DecideCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "decide",
    abstract: Localized(
      en: "Record an outcome, with its reason.",
      nl: "Leg een besluit vast, met de reden."),
    english: """
      About comments, whole amendments, single changes of one (a4f7/2), or points of reports of which nothing comes. An adopted change comes into the draft \
      with beraad merge. On a terminal it asks before it adopts changes that exclude each other.

        beraad decide a4f7 c81d adopt --because "It makes the promise one that can be checked."
        beraad decide a4f7/2 reject --because "The meeting in Beilen chose the other wording." --poll course

        beraad decide p4f7 refer --because "The council of the region takes it up."

      With --clean and a paper: about every open change that stands alone. It shows them first, and asks; --yes does not.

        beraad decide --clean housing adopt --because "Nobody objected."

      A change that was merged is adopted while the draft has it, and rejected, referred or postponed once an author has \
      undone it. --as-it-stands decides all the same: another change or an author made the draft so.
      """,
    dutch: """
      Over opmerkingen, hele voorstellen, losse wijzigingen daaruit (a4f7/2), of punten uit verslagen waar niets mee \
      gebeurt. Een overgenomen wijziging komt in het concept met beraad merge. Sluiten wijzigingen die u overneemt elkaar \
      uit, dan vraagt de opdracht dat op een terminal eerst na.

        beraad decide a4f7 c81d adopt --because "Zo is de belofte na te rekenen."
        beraad decide a4f7/2 reject --because "De bijeenkomst koos de andere woorden." --poll koers

        beraad decide p4f7 refer --because "De regioraad pakt dit op."

      Met --clean en een stuk: over elke open wijziging die op zichzelf staat. U ziet ze eerst en zegt dan ja of nee; met \
      --yes wordt niets gevraagd.

        beraad decide --clean wonen adopt --because "Niemand had bezwaar."

      Een samengevoegde wijziging is overgenomen zolang ze in het concept staat; pas als een auteur haar heeft \
      teruggedraaid, kunt u haar afwijzen, doorverwijzen of aanhouden. Met --as-it-stands besluit u toch: dan maakte een \
      andere wijziging of een auteur het concept zo.
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The ids, then adopt, reject, refer or postpone.",
      nl:
        "De nummers, en dan adopt (overnemen), reject (niet overnemen), refer (doorverwijzen) of postpone (aanhouden).",
      valueName: "id… outcome"))
  var words: [String]
  @Option(parsing: .unconditional, help: ArgumentHelp(en: "Why.", nl: "Waarom.", valueName: "why"))
  var because: String
  @Option(
    help: ArgumentHelp(
      en: "The closed poll that the decision rests on.",
      nl: "De gesloten peiling waarop het besluit steunt.", valueName: "poll"))
  var poll: String?
  @Flag(
    help: ArgumentHelp(
      en: "All open changes of a paper that stand alone, instead of ids.",
      nl: "Alle open wijzigingen van een stuk die op zichzelf staan, in plaats van nummers."))
  var clean = false
  @Flag(help: ArgumentHelp(en: "Ask nothing.", nl: "Vraag niets.")) var yes = false
  @Flag(
    help: ArgumentHelp(
      en: "Decide on what was merged whether the draft has it or not.",
      nl: "Besluit over wat is samengevoegd, of het nu in het concept staat of niet."))
  var asItStands = false
  @Flag(
    help: ArgumentHelp(
      en: "Check everything, and record nothing.",
      nl: "Controleer alles, en leg niets vast."))
  var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard words.count >= 2, let verb = words.last, Outcome(verb: verb) != nil else {
      throw ValidationError(
        en: "Name one or more ids, and then one of: adopt, reject, refer, postpone.",
        nl: "Noem een of meer ids, en dan een van: adopt, reject, refer, postpone.")
    }
    guard !asItStands || !clean else {
      throw ValidationError(
        en: "--as-it-stands goes with ids, and not with --clean.",
        nl: "--as-it-stands gaat samen met ids, en niet met --clean.")
    }
    guard !clean || words.count == 2 else {
      throw ValidationError(
        en: "--clean takes one paper, and then one of: adopt, reject, refer, postpone.",
        nl: "Na --clean komt één stuk, en dan een van: adopt, reject, refer, postpone.")
    }
  }

  func report(_ session: Session) throws -> Report {
    guard let outcome = words.last.flatMap(Outcome.init(verb:)) else { return Report(status: .usage) }
    if clean { return try decideClean(words[0], outcome, session) }
    let ids = Array(words.dropLast())
    let (exclusions, unplaced) =
      outcome == .adopted ? try session.context.obstacles(toAdopting: ids) : ([], [])
    if !exclusions.isEmpty, !yes, !dryRun, session.console.inputIsTerminal {
      for sentence in exclusions {
        session.console.writeError(session.story(sentence[session.language].harmless) + "\n")
      }
      guard Self.both.ask(session.console, session.language) == "y" else {
        return Report(story: [Self.nothing], status: .undecided)
      }
    }
    var report = try decide(ids, outcome, because, session)
    report.story += session.console.inputIsTerminal && !dryRun && !yes ? [] : exclusions
    report.story += unplaced
    return report
  }

  private func decide(_ ids: [String], _ outcome: Outcome, _ reason: String, _ session: Session) throws
    -> Report
  {
    Report(
      try session.context.decide(
        ids, outcome, because: reason, poll: poll, asItStands: asItStands, dryRun: dryRun))
  }

  // MARK: - All that stands alone

  private func decideClean(_ paper: String, _ outcome: Outcome, _ session: Session) throws -> Report {
    let found = try session.context.cleanChanges(of: paper)
    let count = found.uncollected
    let left =
      count == 0
      ? []
      : [
        Localized(
          en: "\(count == 1 ? "1 more is" : "\(count) more are") not collected yet: beraad collect",
          nl: "\(count == 1 ? "Nog 1 is" : "Nog \(count) zijn") niet opgehaald: beraad collect")
      ]
    guard !found.changes.isEmpty else {
      return Report(
        story: [
          Localized(
            en: "No open change of \(found.paper) stands alone.",
            nl: "Geen open wijziging van \(found.paper) staat op zichzelf.")
        ] + left)
    }
    guard yes || dryRun || session.console.inputIsTerminal else {
      throw Refusal(
        Localized(
          en: "--clean shows what it is about and asks, and there is no terminal.",
          nl: "--clean laat zien waar het over gaat en vraagt het, en er is geen terminal."),
        hints: [
          Localized(
            en: "see it with --dry-run, and decide with --yes",
            nl: "bekijk het met --dry-run, en besluit met --yes")
        ])
    }
    var (ids, reason) = (found.changes.map(\.target), because)
    if !yes, !dryRun {
      session.console.writeError(shown(found, session))
      guard let chosen = try ask(found, outcome, session) else {
        return Report(story: [Self.nothing] + left)
      }
      (ids, reason) = chosen
    }
    var report = try decide(ids, outcome, reason, session)
    if dryRun { report.answer = shown(found, session) }
    report.story += left
    return report
  }

  private func shown(_ found: CleanChanges, _ session: Session) -> String {
    let style = session.style(options)
    let text = found.changes.map { change in
      "\(style(.green, change.target))  \(change.partner.harmlessLine), \(change.place?[session.language] ?? ""): \(change.reason.harmlessLine)\n"
        + "    \(change.change.text(style, session.language))\n"
    }.joined()
    return session.console.errorIsTerminal
      ? Wrapping.wrapped(session.answer(text), columns: session.console.columns) : text
  }

  /// What is decided on, and why; nil where it is nothing.
  private func ask(
    _ found: CleanChanges, _ outcome: Outcome, _ session: Session
  ) throws -> (ids: [String], reason: String)? {
    var reason = because
    while true {
      switch Self.all(found.changes.count, outcome).ask(session.console, session.language) {
      case "y": return (found.changes.map(\.target), reason)
      case "e":
        reason = try Editor.edit(reason, suffix: ".md", session: session)
      case "s":
        let chosen = choose(found, session)
        return chosen.isEmpty ? nil : (chosen, reason)
      default: return nil
      }
    }
  }

  /// One change after the other.
  private func choose(_ found: CleanChanges, _ session: Session) -> [String] {
    var chosen: [String] = []
    for change in found.changes {
      session.console.writeError("    \(change.change.text(session.style(options), session.language))\n")
      switch Self.one.ask(session.console, session.language) {
      case "y": chosen.append(change.target)
      case "q": return chosen
      default: continue
      }
    }
    return chosen
  }

  private static func all(_ count: Int, _ outcome: Outcome) -> Prompt {
    Prompt(
      question: Localized(
        en: "Decide \(count == 1 ? "this change" : "these \(count) changes"): \(outcome.rawValue)?",
        nl:
          "Besluiten over \(count == 1 ? "deze wijziging" : "deze \(count) wijzigingen"): \(outcome.words.dutch)?"
      ),
      choices: [
        .init(
          letter: "y",
          meaning: Localized(en: "yes: all of them, in one decision", nl: "ja: over allemaal, in één besluit")
        ),
        .init(
          letter: "n",
          meaning: Localized(en: "no: decide nothing; so does Enter", nl: "nee: besluit niets; zo ook Enter")),
        .init(
          letter: "s",
          meaning: Localized(
            en: "go through them one by one, and skip some", nl: "loop ze één voor één na, en sla er over")),
        .init(letter: "e", meaning: Localized(en: "edit the reason first", nl: "pas eerst de reden aan")),
        .init(letter: "q", meaning: Localized(en: "stop, and decide nothing", nl: "stop, en besluit niets")),
      ])
  }

  private static let nothing = Localized(en: "Nothing was decided.", nl: "Er is niets besloten.")

  private static let one = Prompt(
    question: Localized(en: "This one?", nl: "Deze?"),
    choices: [
      .init(letter: "y", meaning: Localized(en: "yes", nl: "ja")),
      .init(
        letter: "n",
        meaning: Localized(en: "no: leave it open; so does Enter", nl: "nee: laat die open; zo ook Enter")),
      .init(letter: "s", meaning: Localized(en: "skip it: the same", nl: "sla over: hetzelfde")),
      .init(
        letter: "q",
        meaning: Localized(
          en: "stop asking: decide on those answered with yes",
          nl: "stop met vragen: besluit over wat ja kreeg")),
    ])

  private static let both = Prompt(
    question: Localized(en: "Decide so all the same?", nl: "Toch zo besluiten?"),
    choices: [
      .init(
        letter: "y",
        meaning: Localized(
          en: "yes: people choose between them at beraad merge, or in a vote",
          nl: "ja: mensen kiezen ertussen bij beraad merge, of in een stemming")),
      .init(
        letter: "n",
        meaning: Localized(en: "no: decide nothing; so does Enter", nl: "nee: besluit niets; zo ook Enter")),
      .init(letter: "q", meaning: Localized(en: "stop, and decide nothing", nl: "stop, en besluit niets")),
    ])
}
