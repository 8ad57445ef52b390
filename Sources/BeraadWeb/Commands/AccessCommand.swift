import ArgumentParser
import BeraadKit
import Cards
import Deliberation
import Help

struct AccessCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "access", of: nil,
    abstract: Localized(
      en: "Let people in, or no longer.",
      nl: "Mensen toegang geven, of die terugnemen."),
    subcommands: [AccessAddCommand.self, AccessListCommand.self, AccessRevokeCommand.self])
}

struct AccessAddCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "add", of: nil,
    abstract: Localized(
      en: "Make a link and a code for one person.",
      nl: "Maak voor één persoon een link en een code."),
    english: """
      Both work until they expire, as often as they are used; they are shown once and kept nowhere. Send them to that person \
      alone.

        beraad-web access add tenants/p4f9 --days 30 -C alliance --state state
      """,
    dutch: """
      Beide werken tot ze verlopen, zo vaak als nodig; u ziet ze één keer, en ze worden nergens bewaard. Stuur ze alleen aan \
      die persoon.

        beraad-web access add huurders/p4f9 --days 30 -C alliantie --state staat
      """)

  @Argument(
    help: ArgumentHelp(
      en: "PARTNER/PERSON, as in reviewers.json.", nl: "PARTNER/PERSOON, zoals in reviewers.json.",
      valueName: "person")) var person: String
  @Option(help: ArgumentHelp(en: "How long they work.", nl: "Hoelang ze werken.", valueName: "days"))
  var days = 30
  @Option(
    help: ArgumentHelp(
      en: "How people call the site; as the server was told, if left out.",
      nl: "Hoe mensen de site noemen; anders wat de server is gezegd.", valueName: "url"))
  var publicUrl: String?
  @Flag(help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON.")) var json = false
  @OptionGroup var places: PlaceOptions

  func validate() throws {
    guard (1...366).contains(days) else {
      throw ValidationError(
        en: "--days is a number from 1 to 366.",
        nl: "--days is een getal van 1 tot en met 366.")
    }
  }

  func run() async throws {
    let context = places.context()
    try PersonName.check(person)
    let identity = try context.alliance().roster.identity(person)
    let folder = try places.folder()
    let book = AccessBook(in: folder, secret: try Secret(in: folder))
    let now = context.now()
    let name = "\(identity.partner.id)/\(identity.person)"
    let invitation = try book.add(
      name, until: Instant(seconds: now.seconds + Int64(days) * 86_400), now: now)
    let url = "\(try folder.siteAddress(publicUrl))/access/\(invitation.token)"
    Standard.output.write(
      json
        ? "{\"url\":\"\(url)\",\"code\":\"\(invitation.code.spaced)\"}\n"
        : "\(url)\n\(invitation.code.spaced)\n")
  }
}

struct AccessRevokeCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "revoke", of: nil,
    abstract: Localized(
      en: "Take back all accesses of a person, and sign them out everywhere.",
      nl: "Neem alle toegang van een persoon terug, en log die overal uit."),
    english: """
        beraad-web access revoke tenants/p4f9 --state state
      """,
    dutch: """
        beraad-web access revoke huurders/p4f9 --state staat
      """)

  @Argument(help: ArgumentHelp(en: "PARTNER/PERSON.", nl: "PARTNER/PERSOON.", valueName: "person"))
  var person: String
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    try PersonName.check(person)
    let book = try AccessBook(in: places.presentFolder())
    let known = try book.people()
    guard known.contains(person) else {
      throw Refusal(
        Localized(en: "Nobody has access as \(person).", nl: "Niemand heeft toegang als \(person)."),
        hints: [
          known.isEmpty
            ? Localized(en: "nobody has any", nl: "niemand heeft toegang")
            : Localized(
              en: "there is: \(known.joined(separator: ", "))",
              nl: "wel: \(known.joined(separator: ", "))")
        ])
    }
    let count = try book.revoke(person)
    let said = Localized(
      en: "Took back \(count) of \(person); whoever was signed in so no longer is.\n",
      nl: "Teruggenomen van \(person): \(count); wie zo was ingelogd, is het niet meer.\n")
    Standard.error.write(said[Language.ofEnvironment])
  }
}

struct AccessListCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "list", of: nil,
    abstract: Localized(
      en: "List who has access, and until when.",
      nl: "Toon wie toegang heeft, en tot wanneer."),
    english: """
      One line for each access; of one that was taken back or has expired there is none to list.

        beraad-web access list --state state
      """,
    dutch: """
      Eén regel per toegang; wat is teruggenomen of verlopen, staat er niet bij.

        beraad-web access list --state staat
      """)

  @Flag(help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON.")) var json = false
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let now = places.context().now()
    let accesses = try AccessBook(in: places.presentFolder()).accesses(at: now)
    if json {
      let list = accesses.map {
        "{\"person\":\"\($0.person)\",\"until\":\"\(Instant(seconds: $0.until).rfc3339)\"}"
      }
      Standard.output.write("{\"accesses\":[\(list.joined(separator: ","))]}\n")
    } else {
      Standard.output.write(
        accesses.map { "\($0.person)\t\(Instant(seconds: $0.until).date)\n" }.joined())
      if accesses.isEmpty {
        Standard.error.write(
          Localized(en: "Nobody has access.\n", nl: "Niemand heeft toegang.\n")[Language.ofEnvironment])
      }
    }
  }
}

/// The name of one person, as commands take it.
enum PersonName {
  /// - Throws: where it is not PARTNER/PERSON: an access is one person's, so that it can be taken back alone.
  static func check(_ name: String) throws {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, Slug(String(parts[0])) != nil, !parts[1].isEmpty else {
      throw ValidationError(
        en: "'\(name)' is not PARTNER/PERSON.",
        nl: "'\(name)' is geen PARTNER/PERSOON.")
    }
  }
}

struct CardsCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "cards", of: nil,
    abstract: Localized(
      en: "Make cards for a meeting: a code each, with which one person places stickers.",
      nl: "Maak kaarten voor een bijeenkomst: elk een code, waarmee één persoon stickers plakt."),
    english: """
        beraad-web cards housing/course --meeting drachten --count 80 -C alliance --state state
      """,
    dutch: """
        beraad-web cards wonen/koers --meeting drachten --count 80 -C alliantie --state staat
      """)

  @Argument(help: ArgumentHelp(en: "PAPER/POLL.", nl: "STUK/PEILING.", valueName: "poll")) var poll: String
  @Option(help: ArgumentHelp(en: "The meeting.", nl: "De bijeenkomst.", valueName: "meeting")) var meeting:
    String
  @Option(help: ArgumentHelp(en: "How many.", nl: "Hoeveel.", valueName: "count")) var count: Int
  @Option(
    help: ArgumentHelp(
      en: "How people call the site; as the server was told, if left out.",
      nl: "Hoe mensen de site noemen; anders wat de server is gezegd.", valueName: "url"))
  var publicUrl: String?
  @Flag(help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON.")) var json = false
  @OptionGroup var places: PlaceOptions

  func validate() throws {
    guard (1...10_000).contains(count) else {
      throw ValidationError(
        en: "--count is a number from 1 to 10000.",
        nl: "--count is een getal van 1 tot en met 10000.")
    }
    guard PollName(poll) != nil else {
      throw ValidationError(
        en: "'\(poll)' is not PAPER/POLL.",
        nl: "'\(poll)' is geen STUK/PEILING.")
    }
  }

  func run() async throws {
    guard let name = PollName(poll) else {
      throw ValidationError(
        en: "'\(poll)' is not PAPER/POLL.",
        nl: "'\(poll)' is geen STUK/PEILING.")
    }
    let view = try places.context().poll(name)
    guard case .sticker(let form) = view.poll.form, !form.isEvaluation else {
      throw Refusal(
        Localized(
          en: "\(poll) is a \(view.poll.form.name): cards are for sticker polls.",
          nl: "\(poll) is geen stickerpeiling: alleen daar horen kaarten bij."))
    }
    let meeting = try form.meeting(called: self.meeting)
    guard view.stage != "closed", view.counted[meeting.id] == nil else {
      throw Refusal(
        Localized(
          en: "'\(self.meeting)' takes no more stickers: its cards would be of no use.",
          nl: "'\(self.meeting)' neemt geen stickers meer aan: met kaarten kan niemand er nog iets."))
    }
    let folder = try places.folder()
    let key = HallKey(paper: view.poll.paper, poll: view.poll.id, meeting: meeting.id)
    let codes = try Halls(in: folder, secret: try Secret(in: folder)).makeCards(count, for: key)
    let address = try folder.siteAddress(publicUrl)
    let cards = codes.map { (code: $0.spaced, url: "\(address)/z/\($0.text)") }
    Standard.output.write(
      json
        ? "{\"cards\":[\(cards.map { "{\"code\":\"\($0.code)\",\"url\":\"\($0.url)\"}" }.joined(separator: ","))]}\n"
        : cards.map { "\($0.code)\t\($0.url)\n" }.joined())
  }
}

extension StateFolder {
  /// How people call the site: as it is given, else as the server was told when it last began.
  func siteAddress(_ given: String?) throws -> String {
    if let given { return SiteAddress(given)?.text ?? given }
    return try read("address").map { String(decoding: $0, as: UTF8.self) } ?? "http://127.0.0.1:8080"
  }
}
