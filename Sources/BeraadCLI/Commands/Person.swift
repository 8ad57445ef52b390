import ArgumentParser
import BeraadKit
import Deliberation

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "person", abstract: "Add the people who act for partners, say who they are, and forget them.",
    discussion: """
      The history has opaque ids. Who they are stands in a register beside it, in this clone alone, for you to read.
      """,
    subcommands: [
      PersonAddCommand.self, PersonNameCommand.self, PersonForgetCommand.self, PersonListCommand.self,
      PersonExportCommand.self,
    ])
}

struct PersonAddCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "add", abstract: "Add somebody who acts for a partner.",
    discussion: """
        beraad person add tenants --name "Jo Example"
        beraad person add tenants --id p4f9
      """)

  @Argument(help: "The partner.") var partner: String
  @Option(help: "Their opaque id; one is drawn if left out.") var id: String?
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
  static let configuration = CommandConfiguration(
    verb: "name", abstract: "Say who somebody is, in this clone's register.",
    discussion: """
      The page of a draft that is made here names who agrees to that. An edition names organisations alone: whoever \
      has one keeps it.

        beraad person name tenants/p2 --name "Jo Example" --agrees
        beraad person name tenants/p2 --no-agrees
      """)

  @Argument(help: ArgumentHelp("Who.", valueName: "partner/person")) var person: String
  @OptionGroup var settings: PersonOptions
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.namePerson(person, settings.settings)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PersonForgetCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "forget", abstract: "Forget who somebody is, here and in every clone.",
    discussion: """
      The name goes from this register at once, and from others when they get main. The id stays taken, so that an old \
      register does not bring the name back. What they recorded stands, with the organisation's name; nobody acts as them \
      any more.

        beraad person forget tenants/p2
      """)

  @Argument(help: ArgumentHelp("Who.", valueName: "partner/person")) var person: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.forgetPerson(person)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PersonListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "list", abstract: "List the people of the partners, with the names that this clone knows.")

  @Argument(help: "The partner; all if left out.") var partner: String?
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
        : row.onRoster ? .nothing : Localized(en: "not on the roster", nl: "niet op de deelnemerslijst")
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
  static let configuration = CommandConfiguration(
    verb: "export", abstract: "All that this clone knows about a person, as JSON: for them to have.",
    discussion: """
        beraad person export tenants/p2 > p2.json
      """)

  @Argument(help: ArgumentHelp("Who.", valueName: "partner/person")) var person: String
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    Report(bytes: try JSONText.encode(try session.context.person(person)))
  }
}

/// What may be said of a person.
struct PersonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Their name, for this clone's register.", valueName: "name")) var name: String?
  @Flag(inversion: .prefixedNo, help: "Whether they agree that pages of a draft name them.") var agrees: Bool?

  var settings: PersonSettings { PersonSettings(name: name, agrees: agrees) }
}
