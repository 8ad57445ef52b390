import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct DiffCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "diff",
    abstract: Localized(
      en: "The words changed between two revisions, of a paper or of any file.",
      nl: "Welke woorden tussen twee versies veranderden, van een stuk of van een bestand."),
    english: """
      Without revisions: from HEAD to the work tree. Of a paper a number is its edition. A re-wrapped paragraph is no change. Below the words stand the open \
      proposals that the new text leaves otherwise than the old one did.

        beraad diff housing
        beraad diff housing 1 2
        beraad diff chapters/one.md v1 v2
      """,
    dutch: """
      Zonder versies: van HEAD naar de werkmap. Bij een stuk is een getal een editie. Een anders afgebroken alinea is geen \
      wijziging. Onder de woorden staan de open voorstellen die er door de nieuwe tekst anders voor staan.

        beraad diff wonen
        beraad diff wonen 1 2
        beraad diff hoofdstuk/een.md v1 v2
      """)

  @Argument(
    help: ArgumentHelp(
      en: "A paper, or a path in any repository.",
      nl: "Een stuk, of een pad in een repository.", valueName: "paper"))
  var paper: String
  @Argument(
    help: ArgumentHelp(
      en: "The old revision or edition; HEAD if left out.",
      nl: "De oude versie of editie; anders HEAD.", valueName: "from"))
  var from: String?
  @Argument(
    help: ArgumentHelp(
      en: "The new revision or edition; the work tree if left out.",
      nl: "De nieuwe versie of editie; anders de werkmap.", valueName: "to"))
  var to: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let difference = try session.context.diff(
      paper, from: from, to: to, open: output.json ? .all : .changed)
    let style = session.style(options)
    let lines = difference.changes.map {
      WordChange(old: $0.old, new: $0.new, before: $0.before, after: $0.after).text(style, session.language)
        + "\n"
    }
    let moved = output.json ? [] : difference.open.map { $0.line(style, session.language) + "\n" }
    return Report(
      answer: (lines + moved).joined(), value: difference,
      story: lines.isEmpty
        ? [
          Localized(
            en: "No word of \(difference.path) changed.", nl: "In \(difference.path) is geen woord veranderd."
          )
        ] : [])
  }
}

extension WordDifference.Standing {
  /// What the changed words make of an open change.
  fileprivate func line(_ style: Style, _ language: Language) -> String {
    let names = [before, self.class].map { $0.flatMap(OpenClass.init)?.name[language] ?? "" }
    let then = Localized(en: "then", nl: "daarna")[language]
    return "\(style(.green, target))  \(partner.harmlessLine): \(names[0]), \(then) \(names[1])"
  }
}
