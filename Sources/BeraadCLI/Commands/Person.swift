import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PersonCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "person",
    abstract: Localized(
      en: "Add the people who act for partners, say who they are, and forget them.",
      nl: "De mensen die voor partners werken: toevoegen, zeggen wie het zijn, en vergeten."),
    english: """
      The history has opaque ids. Who they are stands in a register beside it, in this clone alone, for you to read.
      """,
    dutch: """
      In de geschiedenis staan nummers die niets zeggen. Wie het zijn, staat daarnaast in een register, alleen in deze \
      kloon, en alleen voor u.
      """,
    subcommands: [
      PersonAddCommand.self, PersonNameCommand.self, PersonForgetCommand.self, PersonListCommand.self,
      PersonExportCommand.self,
    ])
}

struct PersonAddCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "add",
    abstract: Localized(
      en: "Add somebody who acts for a partner.",
      nl: "Voeg iemand toe die voor een partner werkt."),
    english: """
        beraad person add tenants --name "Jo Example"
        beraad person add tenants --id p4f9
      """,
    dutch: """
        beraad person add huurders --name "Jo Voorbeeld"
        beraad person add huurders --id p4f9
      """)

  @Argument(help: ArgumentHelp(en: "The partner.", nl: "De partner.")) var partner: String
  @Option(
    help: ArgumentHelp(
      en: "Their opaque id; one is drawn if left out.",
      nl: "Het nummer van deze persoon; anders wordt er een geloot.", valueName: "id"))
  var id: String?
  @OptionGroup var settings: PersonOptions
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.addPerson(to: partner, id: id, settings.settings)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PersonNameCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "name",
    abstract: Localized(
      en: "Say who somebody is, in this clone's register.",
      nl: "Zeg wie iemand is, in het register van deze kloon."),
    english: """
      The page of a draft that is made here names who agrees to that. An edition names organisations alone: whoever \
      has one keeps it.

        beraad person name tenants/p2 --name "Jo Example" --agrees
        beraad person name tenants/p2 --no-agrees
      """,
    dutch: """
      De pagina van een concept die hier wordt gemaakt, noemt wie dat goedvindt. Een editie noemt alleen organisaties, want \
      wie een editie heeft, houdt haar.

        beraad person name huurders/p2 --name "Jo Voorbeeld" --agrees
        beraad person name huurders/p2 --no-agrees
      """)

  @Argument(help: ArgumentHelp(en: "Who.", nl: "Wie.", valueName: "partner/person")) var person: String
  @OptionGroup var settings: PersonOptions
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.namePerson(person, settings.settings)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PersonForgetCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "forget",
    abstract: Localized(
      en: "Forget who somebody is, here and in every clone.",
      nl: "Vergeet wie iemand is, hier en in elke kloon."),
    english: """
      The name goes from this register at once, and from others when they get main. The id stays taken, so that an old \
      register does not bring the name back. What they recorded stands, with the organisation's name; nobody acts as them \
      any more.

        beraad person forget tenants/p2
      """,
    dutch: """
      De naam gaat meteen uit dit register, en uit andere zodra die main ophalen. Het nummer blijft bezet, zodat een oud \
      register de naam niet terugbrengt. Wat die persoon vastlegde, blijft staan, met de naam van de organisatie; niemand \
      werkt nog onder dat nummer.

        beraad person forget huurders/p2
      """)

  @Argument(help: ArgumentHelp(en: "Who.", nl: "Wie.", valueName: "partner/person")) var person: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.forgetPerson(person)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PersonListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(
      en: "List the people of the partners, with the names that this clone knows.",
      nl: "Toon de mensen van de partners, met de namen die deze kloon kent."))

  @Argument(help: ArgumentHelp(en: "The partner; all if left out.", nl: "De partner; anders alle."))
  var partner: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let rows = try session.context.people(of: partner)
    var table = Table(["person", "name", "on pages", "state"])
    for row in rows {
      let language = session.tableLanguage
      let state =
        row.forgotten
        ? Localized(en: "forgotten", nl: "vergeten")
        : row.onRoster ? .nothing : Localized(en: "not on the roster", nl: "niet in reviewers.json")
      let named = Localized(en: "named", nl: "genoemd")
      table.add([row.person, row.name ?? "", row.agreed == nil ? "" : named[language], state[language]])
    }
    let hidden = Localized(
      en:
        "No name is shown: the history of this clone is cut off, and who was forgotten in the rest of it cannot be told. Get all of it with: git fetch --unshallow",
      nl:
        "Er is geen naam te zien: de geschiedenis van deze kloon is afgekapt, en wie in de rest ervan is vergeten, is niet te zien. Haal alles op met: git fetch --unshallow"
    )
    return Report(
      answer: table.text(session), value: rows, story: try session.context.hidesNames() ? [hidden] : [])
  }
}

struct PersonExportCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "export",
    abstract: Localized(
      en: "All that this clone knows about a person, as JSON: for them to have.",
      nl: "Alles wat deze kloon over iemand weet, als JSON: voor die persoon zelf."),
    english: """
        beraad person export tenants/p2 > p2.json
      """,
    dutch: """
        beraad person export huurders/p2 > p2.json
      """)

  @Argument(help: ArgumentHelp(en: "Who.", nl: "Wie.", valueName: "partner/person")) var person: String
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    Report(bytes: try JSONText.encode(try session.context.person(person)))
  }
}

/// What may be said of a person.
struct PersonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Their name, for this clone's register.",
      nl: "De naam, voor het register van deze kloon.", valueName: "name"))
  var name: String?
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      en: "Whether they agree that pages of a draft name them.",
      nl: "Of die persoon op pagina’s van een concept genoemd wil worden."))
  var agrees: Bool?

  var settings: PersonSettings { PersonSettings(name: name, agrees: agrees) }
}
