import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct PublishCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "publish",
    abstract: Localized(en: "Make an edition.", nl: "Maak een editie."),
    english: """
      One page that shows who brought in each word, the bare text, also as a Word file, and the figures, with the \
      hash of each. Refused \
      while anything is undecided or contested. A correction of a poll that waits for another closing is no reason to refuse: \
      it is said. An edition never changes. With --pdf it has the same as PDF, to print and to archive (PDF/UA-1 and PDF/A-2a): \
      edition.pdf, and edition-short.pdf with the text, who signed and one page of account.

        beraad publish housing --edition 1 -o edition/
        beraad publish housing --edition 1 -o edition/ --pdf
        beraad publish housing --edition 2 -o second/ --dry-run
      """,
    dutch: """
      Een pagina die laat zien wie elk woord inbracht, de kale tekst, ook als Word-bestand, en de cijfers, met de hash van \
      elk. Dat kan niet zolang iets omstreden is of nog geen besluit heeft. Een correctie van een peiling die op een nieuwe \
      sluiting wacht, is geen reden om te weigeren: die wordt gemeld. Een editie verandert nooit. Met --pdf komt hetzelfde \
      er als PDF bij, om af te drukken en te archiveren (PDF/UA-1 en PDF/A-2a): edition.pdf, en edition-short.pdf met de \
      tekst, wie ondertekende en één bladzijde verantwoording.

        beraad publish wonen --edition 1 -o editie/
        beraad publish wonen --edition 1 -o editie/ --pdf
        beraad publish wonen --edition 2 -o tweede/ --dry-run
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(help: ArgumentHelp(en: "Its number, from 1.", nl: "Het nummer, vanaf 1.", valueName: "edition"))
  var edition: Int
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(en: "Where to.", nl: "Waarheen.", valueName: "dir"))
  var directory: String
  @Flag(
    help: ArgumentHelp(
      en: "As PDF too; make pdf installs what that takes.",
      nl: "Ook als PDF; make pdf installeert wat daarvoor nodig is."))
  var pdf = false
  @Flag(
    help: ArgumentHelp(
      en: "Leave the host alone: publish what is in this clone.",
      nl: "Vraag de host niets: publiceer wat in deze kloon staat."))
  var offline = false
  @Flag(
    help: ArgumentHelp(
      en: "Check everything, and write nothing.",
      nl: "Controleer alles, en schrijf niets."))
  var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let edition = try session.context.publish(
      paper, edition: edition, to: directory, isPrinted: pdf, isOffline: offline, dryRun: dryRun)
    let over = edition.wroteOver.map { number in
      Localized(
        en: "\(edition.directory) \(dryRun ? "holds" : "held") edition \(number).",
        nl: "In \(edition.directory) \(dryRun ? "staat" : "stond") editie \(number).")
    }
    var story = unprinted(edition) + [done(edition)]
    story += edition.corrections.map { late in
      Localized(
        en: "A correction waits, and this edition is without it: \(late.english)",
        nl: "Er wacht een verbetering, en die zit niet in deze editie: \(late.dutch)")
    }
    story += edition.undone.flatMap { [$0.story, $0.settling] }
    if let trouble = edition.trouble {
      story.append(
        Localized(
          en: "The host was not asked whether main there is newer. \(trouble.english)",
          nl: "De host is niet gevraagd of main daar nieuwer is. \(trouble.dutch)"))
    }
    story += [over].compactMap(\.self)
    if let main = edition.main { story.append(MailLine.text(commit: main, isSent: !edition.unsent)) }
    return Report(
      answer: dryRun ? "" : "\(edition.directory)/index.html\n", value: edition,
      story: story)
  }
}

extension PublishCommand {
  private func done(_ edition: PublishedEdition) -> Localized {
    let commit = edition.commit.abbreviated()
    let english = "edition \(edition.number) of \(edition.paper), from commit \(commit)."
    let dutch = "editie \(edition.number) van \(edition.paper), van commit \(commit)."
    if dryRun {
      return Localized(en: "Would publish \(english)", nl: "Dit zou worden gepubliceerd: \(dutch)")
    }
    if edition.settled {
      return Localized(
        en: "Settled which holds, and made once more, as it was published: \(english)",
        nl: "Opgelost welke geldt, en nog eens gemaakt zoals ze is gepubliceerd: \(dutch)")
    }
    return edition.again
      ? Localized(
        en: "Made once more, as it was published: \(english)",
        nl: "Nog eens gemaakt, zoals ze is gepubliceerd: \(dutch)")
      : Localized(en: "Published \(english)", nl: "Gepubliceerd: \(dutch)")
  }

  /// That an edition that was published without PDF files gets none, and which could not be made once more.
  private func unprinted(_ edition: PublishedEdition) -> [Localized] {
    if !edition.unprinted.isEmpty {
      return [
        Localized(
          en:
            "Without \(edition.unprinted.joined(separator: " and ")): there is no typst on this machine (make pdf).",
          nl:
            "Zonder \(edition.unprinted.joined(separator: " en ")): op deze computer is geen typst (make pdf)."
        )
      ]
    }
    guard pdf, edition.again, !edition.files.contains(where: { $0.name.hasSuffix(".pdf") }) else { return [] }
    return [
      Localized(
        en: "This edition was published without PDF, and stays so; the next can have it.",
        nl: "Deze editie is zonder PDF gepubliceerd, en blijft zo; de volgende kan er een hebben.")
    ]
  }
}

struct RenderCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "render",
    abstract: Localized(
      en: "Make a page of the draft as it is now.",
      nl: "Maak een pagina van het concept zoals het nu is."),
    english: """
      With its comments, its proposals and its contested places.

        beraad render housing -o draft/
      """,
    dutch: """
      Met de opmerkingen, de voorstellen en de omstreden plaatsen.

        beraad render wonen -o concept/
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(en: "Where to.", nl: "Waarheen.", valueName: "dir"))
  var directory: String
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let draft = try session.context.render(paper, to: directory)
    return Report(
      answer: draft.page + "\n",
      story: draft.shortenedBy.map {
        Localized(
          en:
            "Of \($0.count) changes by \($0.partner) the page has only the beginning: together they are too long for it. Read one with: beraad show ID",
          nl:
            "Van \($0.count) wijzigingen van \($0.partner) staat alleen het begin op de pagina: samen zijn ze te lang. Lees er een met: beraad show NUMMER"
        )
      })
  }
}
