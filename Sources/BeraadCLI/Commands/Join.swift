import ArgumentParser
import BeraadKit
import Deliberation
import Help
import Prose

struct JoinCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "join",
    abstract: Localized(
      en: "Begin to work with an alliance: get its workspace.",
      nl: "Doe mee met een alliantie: haal haar werkruimte op."),
    english: """
      Makes a folder with the alliance's papers, ready for you. The address is that of the alliance's repository on \
      any git host; your own git connects to it, with your keys.

        beraad join git@git.example.org:alliance/papers.git --as tenants
        beraad join https://git.example.org/alliance/papers.git housing --as tenants/p2
      """,
    dutch: """
      Maakt een map met de stukken van de alliantie, klaar voor gebruik. Het adres is dat van de repository van de alliantie \
      op een git-host; uw eigen git maakt de verbinding, met uw sleutels.

        beraad join git@git.example.org:alliantie/stukken.git --as huurders
        beraad join https://git.example.org/alliantie/stukken.git wonen --as huurders/p2
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The address of the alliance's repository.",
      nl: "Het adres van de repository van de alliantie.", valueName: "address"))
  var address: String
  @Argument(
    help: ArgumentHelp(
      en: "Where to; a folder named after the address if left out.",
      nl: "Waarheen; anders een map die naar het adres heet.", valueName: "folder"))
  var folder: String?
  @OptionGroup var signing: SignWithOption
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let joined = try session.context.join(address, in: folder, key: signing.key(session))
    var story = [
      Localized(
        en: "You have the papers of \(joined.alliance), in \(joined.directory).",
        nl: "U hebt de stukken van \(joined.alliance), in \(joined.directory).")
    ]
    if let partner = joined.partner {
      let command = "cd \(joined.quotedDirectory) && beraad status"
      story.append(
        Localized(
          en: "You are \(partner) there. See what is open with: \(command)",
          nl: "U bent daar \(partner). Zie wat er openstaat met: \(command)"))
    } else {
      story.append(
        Localized(
          en: "Say who you are with: beraad init \(joined.directory) --as PARTNER",
          nl: "Zeg wie u bent met: beraad init \(joined.directory) --as PARTNER"))
      story += joined.partners.map { Localized(verbatim: "  \($0.id)  \($0.name)") }
    }
    return Report(answer: joined.directory + "\n", value: joined, story: story + joined.care)
  }
}

extension Joined {
  /// The directory as a shell takes it.
  fileprivate var quotedDirectory: String {
    let isPlain = directory.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "/._-".utf8.contains($0)
    }
    return isPlain ? directory : "'\(directory.replacing(scalar: "'", with: "'\\''"))'"
  }
}
