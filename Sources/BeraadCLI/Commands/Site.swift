import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct SiteCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "site",
    abstract: Localized(
      en: "Make a site of what the alliance published.",
      nl: "Maak een site van wat de alliantie heeft uitgegeven."),
    english: """
      A folder for any static host: a page for each paper with its editions, as they were published, their downloads and \
      what was answered to them; the meetings and what became of each point; offers and needs; news from news/*.md; \
      a feed; and privacy.md, or what the site itself does. No script, no cookie, no request to anybody else; all links \
      are relative. A paper without an edition is named, and its draft is not shown.

      It has what is on main, and the same commit makes the same bytes everywhere. Only what differs is written; what is \
      gone from main goes from the site; a file of somebody else is named and left. What the site lacks, because this \
      program cannot make it, is said, and the exit code is 1.

        beraad site -o site/
        beraad verify --site site/
      """,
    dutch: """
      Een map voor elke gewone webhost: van elk stuk een bladzijde met de edities zoals ze zijn uitgegeven, de downloads en \
      de reacties erop; de bijeenkomsten, met wat er van elk punt is geworden; inbreng en wat nodig is; nieuws uit \
      news/*.md; een feed; en privacy.md, of wat de site zelf doet. Geen script, geen cookie, geen verzoek aan een ander; \
      alle links zijn relatief. Een stuk zonder editie wordt genoemd; het concept staat er niet.

      Op de site komt wat op main staat, en dezelfde commit geeft overal dezelfde bytes. Alleen wat anders is, wordt \
      geschreven; wat van main af is, gaat van de site; een bestand van een ander wordt genoemd en blijft staan. Wat de \
      site mist omdat dit programma het niet kan maken, wordt gemeld, en de exitcode is 1.

        beraad site -o site/
        beraad verify --site site/
      """)

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "Where to: empty, or an earlier site.", nl: "Waarheen: leeg, of een eerdere site.", valueName: "dir"
    ))
  var directory: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let site = try session.context.makeSite(in: directory)
    var story = site.problems + site.lacking
    if !site.foreign.isEmpty {
      let names = site.foreign.prefix(20).joined(separator: ", ")
      story.append(
        Localized(
          en: "Not of the site, and left as it is: \(names).",
          nl: "Niet van de site, en blijft staan: \(names)."))
    }
    story.append(done(site))
    return Report(
      answer: "\(site.directory)/index.html\n", value: site, story: story,
      status: site.lacking.isEmpty ? .done : .refused)
  }

  private func done(_ site: MadeSite) -> Localized {
    let commit = site.commit.abbreviated()
    guard site.written + site.removed > 0 else {
      return Localized(
        en: "Nothing changed: the site has \(site.files) files, from commit \(commit).",
        nl: "Niets veranderd: de site heeft \(site.files) bestanden, van commit \(commit).")
    }
    let (papers, editions, files) = (site.papers, site.editions, site.written)
    return Localized(
      en: "Made the site from commit \(commit): \(papers) paper\(papers == 1 ? "" : "s"), "
        + "\(editions) \(editions == 1 ? "edition" : "editions"); "
        + "\(files) \(files == 1 ? "file" : "files") written, \(site.removed) taken away.",
      nl: "Site gemaakt van commit \(commit): \(papers) \(papers == 1 ? "stuk" : "stukken"), "
        + "\(editions) \(editions == 1 ? "editie" : "edities"); "
        + "\(files) \(files == 1 ? "bestand" : "bestanden") geschreven, \(site.removed) weggehaald.")
  }
}
