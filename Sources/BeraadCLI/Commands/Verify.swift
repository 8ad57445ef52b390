import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct VerifyCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "verify",
    abstract: Localized(
      en: "Derive everything again, and compare byte for byte.",
      nl: "Reken alles na, en vergelijk byte voor byte."),
    english: """
      Records against their ids, the history against its rule that records are only added, counts against the rules \
      of their polls, every merged change against what was proposed and decided, every edition against its commit, and \
      who vouches for each record. Says where the first difference is; exit code 1 if there is one. With the commit \
      that the committee mailed, it shows that nothing was rewritten since and no result changed.

        beraad verify
        beraad verify housing --since v1 --files edition/
        beraad verify --site site/
      """,
    dutch: """
      Records met hun nummer, de geschiedenis met de regel dat er alleen records bij komen, tellingen met de regels van hun \
      peiling, elke samengevoegde wijziging met wat is voorgesteld en besloten, elke editie met haar commit, en wie instaat \
      voor elk record. Zegt waar het eerste verschil is; de exitcode is dan 1. Met de commit die de commissie mailde, laat \
      het zien dat er sindsdien niets is herschreven en geen uitslag veranderd.

        beraad verify
        beraad verify wonen --since v1 --files editie/
        beraad verify --site site/
      """)

  @Argument(
    help: ArgumentHelp(en: "A paper; all if left out.", nl: "Een stuk; anders alle.", valueName: "paper"))
  var paper: String?
  @Option(
    help: ArgumentHelp(
      en: "An older commit that main must still build upon, with the same results.",
      nl: "Een oudere commit waarop main nog moet voortbouwen, met dezelfde uitslagen.", valueName: "commit"))
  var since: String?
  @Option(
    help: ArgumentHelp(
      en: "Where the files of the edition lie.",
      nl: "Waar de bestanden van de editie staan.", valueName: "dir"))
  var files: String?
  @Option(
    help: ArgumentHelp(
      en: "Where a site lies, to hold against the commit that it was made from.",
      nl: "Waar een site staat, om te vergelijken met de commit waar zij van is gemaakt.", valueName: "dir"))
  var site: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let verification = try session.context.verify(paper, since: since, files: files, site: site)
    let (style, language) = (session.style(options), session.language)
    let lines = verification.checks.map { check in
      let verdict =
        if !check.ok {
          style(.red, Localized(en: "NOT OK", nl: "NIET GOED")[language])
        } else if check.waits {
          style(.yellow, "open")
        } else {
          style(.green, Localized(en: "ok", nl: "goed")[language])
        }
      let said = check.sentences.map { $0[language].harmlessLine }
      let lines = said.count == 1 ? " \(said[0])\n" : "\n" + said.map { "      \($0)\n" }.joined()
      return "\(verdict)  \(PlainWords.check(check.name)[language]):\(lines)"
    }
    let story =
      if !verification.ok {
        Localized(en: "Something is not as it was recorded.", nl: "Er is iets niet zoals het is vastgelegd.")
      } else if verification.waits {
        Localized(
          en: "Nothing was changed that may not be; what is marked open waits for people.",
          nl: "Er is niets veranderd dat niet mag; wat open staat, wacht op mensen.")
      } else {
        Localized(en: "Everything is as it should be.", nl: "Alles is zoals het hoort.")
      }
    return Report(
      answer: lines.joined(), value: verification, story: [story],
      status: verification.ok ? .done : .refused)
  }
}
