import ArgumentParser
import BeraadKit
import Deliberation
import ObjectIDs

struct PublishCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "publish", abstract: "Make an edition.",
    discussion: """
      One page that shows who brought in each word, the bare text, also as a Word file, and the figures, with the \
      hash of each. Refused \
      while anything is undecided or contested. A correction of a poll that waits for another closing is no reason to refuse: \
      it is said. An edition never changes. With --pdf it has the same as PDF, to print and to archive (PDF/UA-1 and PDF/A-2a): \
      edition.pdf, and edition-short.pdf with the text, who signed and one page of account.

        beraad publish housing --edition 1 -o edition/
        beraad publish housing --edition 1 -o edition/ --pdf
        beraad publish housing --edition 2 -o second/ --dry-run
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(help: "Its number, from 1.") var edition: Int
  @Option(
    name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Where to.", valueName: "dir"))
  var directory: String
  @Flag(help: "As PDF too; make pdf installs what that takes.") var pdf = false
  @Flag(help: "Check everything, and write nothing.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let edition = try session.context.publish(
      paper, edition: edition, to: directory, isPrinted: pdf, dryRun: dryRun)
    let verb =
      if dryRun { "Would publish" } else if edition.settled {
        "Settled which holds, and made once more, as it was published:"
      } else if edition.again { "Made once more, as it was published:" } else { "Published" }
    let over = edition.wroteOver.map { "\(edition.directory) \(dryRun ? "holds" : "held") edition \($0)." }
    var story = unprinted(edition)
    story.append(
      "\(verb) edition \(edition.number) of \(edition.paper), from commit \(edition.commit.abbreviated()).")
    story += edition.corrections.map { "A correction waits, and this edition is without it: \($0)" }
    story += [over].compactMap(\.self) + (edition.main.map { [MailLine.text(commit: $0)] } ?? [])
    return Report(
      answer: dryRun ? "" : "\(edition.directory)/index.html\n", value: edition,
      story: story.map { Localized($0) })
  }
}

extension PublishCommand {
  /// That an edition that was published without PDF files gets none, and which could not be made once more.
  private func unprinted(_ edition: PublishedEdition) -> [String] {
    if !edition.unprinted.isEmpty {
      return [
        "Without \(edition.unprinted.joined(separator: " and ")): there is no typst on this machine (make pdf)."
      ]
    }
    guard pdf, edition.again, !edition.files.contains(where: { $0.name.hasSuffix(".pdf") }) else { return [] }
    return ["This edition was published without PDF, and stays so; the next can have it."]
  }
}

struct RenderCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "render", abstract: "Make a page of the draft as it is now.",
    discussion: """
      With its comments, its proposals and its contested places.

        beraad render housing -o draft/
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(
    name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Where to.", valueName: "dir"))
  var directory: String
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let draft = try session.context.render(paper, to: directory)
    return Report(
      answer: draft.page + "\n",
      story: draft.shortenedBy.map {
        "Of \($0.count) changes by \($0.partner) the page has only the beginning: together they are too long for it. Read one with: beraad show ID"
      })
  }
}
