import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct DoctorCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "doctor",
    abstract: Localized(
      en: "Look for what gets in the way of working.",
      nl: "Zoek wat het werk in de weg zit."),
    english: """
      Locks left by a program that was killed, branches of nobody, records that cannot be read, a clone in which git \
      does not merge as Beraad does.

        beraad doctor
        beraad doctor --mend
        beraad doctor --privacy
        beraad doctor --web /var/lib/beraad
      """,
    dutch: """
      Locks van een programma dat is afgebroken, branches van niemand, records die niet te lezen zijn, een kloon waarin git \
      niet samenvoegt zoals Beraad.

        beraad doctor
        beraad doctor --mend
        beraad doctor --privacy
        beraad doctor --web /var/lib/beraad
      """)

  @Flag(
    help: ArgumentHelp(
      en: "Remove locks that nobody holds, and have git merge here as Beraad does.",
      nl: "Haal locks weg die van niemand meer zijn, en laat git hier samenvoegen zoals Beraad dat doet."))
  var mend = false
  @Option(
    help: ArgumentHelp(
      en: "Look at a server's state folder instead, and at what it needs to serve.",
      nl: "Kijk in plaats daarvan naar de eigen map van een server, en naar wat die nodig heeft.",
      valueName: "state"))
  var web: String?
  @Flag(
    help: ArgumentHelp(
      en: "Look for e-mail addresses, telephone numbers and the like in all that is there to read.",
      nl: "Zoek naar e-mailadressen, telefoonnummers en dergelijke in alles wat er te lezen valt."))
  var privacy = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard [mend, web != nil, privacy].count(where: { $0 }) < 2 else {
      throw ValidationError(
        en: "Give one of --mend, --web and --privacy.", nl: "Geef een van --mend, --web en --privacy.")
    }
  }

  func report(_ session: Session) throws -> Report {
    if let web {
      try WebProgram.become(
        ["doctor", "-C", session.context.directory, "--state", web] + (output.json ? ["--json"] : []))
    }
    let diagnosis =
      try privacy ? session.context.examinePrivacy() : session.context.examine(mends: mend)
    let lines = diagnosis.findings.map { found in
      let mended = Localized(en: "mended", nl: "hersteld")
      let advice = (found.mended ? [mended] : [found.advice] + found.further).map {
        $0[session.language].harmlessLine
      }
      return "\(found.what[session.language].harmlessLine)\n" + advice.map { "  \($0)\n" }.joined()
    }
    let isWell = diagnosis.findings.allSatisfy { $0.mended || $0.isLasting }
    return Report(
      answer: lines.joined(), value: diagnosis,
      story: lines.isEmpty
        ? [
          privacy
            ? Localized(
              en: "Nothing was found that leads to a person.",
              nl: "Er is niets gevonden dat naar een persoon leidt.")
            : Localized(en: "Nothing is in the way.", nl: "Er staat niets in de weg.")
        ] : [],
      status: isWell ? .done : .refused)
  }
}
