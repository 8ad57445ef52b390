import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct CollectCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "collect",
    abstract: Localized(
      en: "Take the partners' records into main.",
      nl: "Haal de records van de partners op naar main."),
    english: """
      Checks each partner's branch: only new records, only in that partner's own folders, each as it was \
      written. What is right is taken; what is not is named, and blocks nobody else. Asks the host first, where there \
      is one; takes in files that partners made with submit --bundle.

        beraad collect
        beraad collect tenants carers --dry-run
        beraad collect --push
        beraad collect tenants.bundle
      """,
    dutch: """
      Controleert de branch van elke partner: alleen nieuwe records, alleen in de eigen mappen van die partner, elk zoals \
      het is geschreven. Wat klopt, wordt opgehaald; wat niet klopt, wordt genoemd en houdt niemand anders tegen. Vraagt \
      eerst de host, als die er is; neemt ook bestanden aan die partners met submit --bundle maakten.

        beraad collect
        beraad collect huurders mantelzorgers --dry-run
        beraad collect --push
        beraad collect huurders.bundle
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The partners, or files that they made; all partners if left out.",
      nl: "De partners, of bestanden die zij maakten; anders alle partners."))
  var partners: [String] = []
  @Flag(
    help: ArgumentHelp(
      en: "Say what would be taken, and take nothing.",
      nl: "Zeg wat zou worden opgehaald, en haal niets op."))
  var dryRun = false
  @Flag(
    help: ArgumentHelp(
      en: "Send main to the host afterwards.",
      nl: "Stuur main daarna naar de host."))
  var push = false
  @Flag(
    help: ArgumentHelp(
      en: "Do not ask the host; collect what is at hand.",
      nl: "Vraag de host niets; haal op wat hier al is."))
  var offline = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let collection = try session.context.collect(wish)
    var table = Table(["partner", "taken", "left"])
    var story: [Localized] = []
    for branch in collection.branches where !branch.taken.isEmpty || !branch.refused.isEmpty {
      table.add([branch.partner, "\(branch.taken.count)", "\(branch.refused.count)"])
      story += branch.story
    }
    if let trouble = collection.trouble {
      story.append(
        Localized(
          en: "Main of the host was not taken in. \(trouble.message)",
          nl: "Main van de host is niet binnengehaald. \(trouble.sentence.dutch)"))
    }
    if collection.isBehind {
      story.append(
        Localized(
          en: "Main here lacks what the host has; what rests on that waits. Get it with: beraad sync",
          nl: "Main hier mist wat de host heeft; wat daarop rust, wacht. Haal het op met: beraad sync"))
    }
    if table.isEmpty {
      story.append(
        Localized(
          en: "There is nothing new on the partners' branches.",
          nl: "Er staat niets nieuws op de branches van de partners."))
    }
    story += collection.tooLate + (collection.submitted?.story ?? [])
    let isWhole = collection.branches.allSatisfy(\.refused.isEmpty)
    return Report(
      answer: table.text(session), value: collection, story: story,
      status: isWhole ? .done : .refused
    )
  }

  /// What is typed with a dot or a slash is a file: no partner's id has them.
  private var wish: CollectWish {
    CollectWish(
      partners: partners.filter { !Self.isFile($0) }, files: partners.filter(Self.isFile), isOffline: offline,
      sends: push, isDryRun: dryRun)
  }

  private static func isFile(_ name: String) -> Bool { name.contains { $0 == "." || $0 == "/" } }
}
