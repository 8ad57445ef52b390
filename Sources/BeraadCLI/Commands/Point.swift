import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PointCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "point",
    abstract: Localized(
      en: "Mark points of reports, and say which belong together.",
      nl: "Punten in verslagen markeren, en zeggen welke bij elkaar horen."),
    subcommands: [
      PointAddCommand.self, PointSetCommand.self, PointJoinCommand.self, PointMatchCommand.self,
    ])
}

/// What can be said of a point.
struct PointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(en: "The working group or table.", nl: "De werkgroep of tafel.", valueName: "group"))
  var group: String?
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      en: "Whoever told the story agreed that it is published.",
      nl: "Wie het verhaal vertelde, vindt het goed dat het wordt gepubliceerd."))
  var consent: Bool?
  @Option(
    help: ArgumentHelp(
      en: "Which organisation offers or needs it.",
      nl: "Welke organisatie het biedt of nodig heeft.", valueName: "name"))
  var organisation: String?
  @Option(
    help: ArgumentHelp(
      en: "The route of an offer or need.",
      nl: "De route van wat wordt geboden of nodig is.", valueName: "route"))
  var route: String?

  func facts(_ type: PointType?) -> PointFacts {
    PointFacts(type: type, group: group, consent: consent, organisation: organisation, route: route)
  }
}

struct PointAddCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "add",
    abstract: Localized(
      en: "Mark words of a report as a point.",
      nl: "Markeer woorden van een verslag als punt."),
    english: """
      The same words may be points of several kinds. Marked again as the same kind with something else said of it, the new \
      point takes the place of the old one.

        beraad point add leeds-1 --on "a bus to the clinic" --kind dream
        beraad point add leeds-1 --on "a room on Fridays" --kind offer --organisation "Church on the hill" --route connect
      """,
    dutch: """
      Dezelfde woorden kunnen punten van verschillende soorten zijn. Markeert u ze nog eens als dezelfde soort met iets anders \
      erbij, dan komt het nieuwe punt in de plaats van het oude.

        beraad point add assen-1 --on "een bus naar de kliniek" --kind dream
        beraad point add assen-1 --on "een zaal op vrijdag" --kind offer --organisation "Kerk op de heuvel" --route verbind
      """)

  @Argument(help: ArgumentHelp(en: "The report.", nl: "Het verslag.", valueName: "report")) var report: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "The words, as the report or its page has them.",
      nl: "De woorden, zoals ze in het verslag of op de pagina staan.", valueName: "quote"))
  var on: String
  @Option(help: ArgumentHelp(en: "What it is.", nl: "Wat het is.", valueName: "kind")) var kind: PointType
  @Option(
    help: ArgumentHelp(
      en: "Which occurrence, where the words stand more than once.",
      nl: "De hoeveelste plaats, als de woorden vaker voorkomen.", valueName: "nth"))
  var nth: Int?
  @Flag(
    help: ArgumentHelp(
      en: "The words may be a part of a word.",
      nl: "De woorden mogen een deel van een woord zijn."))
  var part = false
  @OptionGroup var facts: PointOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.addPoint(on: report, quote: on, nth: nth, isPart: part, facts.facts(kind)))
  }
}

extension PointType: ExpressibleByArgument {}

struct PointSetCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "set",
    abstract: Localized(en: "Say something else of a point.", nl: "Zeg iets anders over een punt."),
    english: """
      It takes the place of the old one; what cites that cites this. An empty value takes an organisation or route away.

        beraad point set p4f7 --consent
        beraad point set p81c --organisation "Church on the hill"
      """,
    dutch: """
      Het komt in de plaats van het oude; wat daaruit voortkwam, komt nu hieruit voort. Een lege waarde haalt een \
      organisatie of route weg.

        beraad point set p4f7 --consent
        beraad point set p81c --organisation "Kerk op de heuvel"
      """)

  @Argument(help: ArgumentHelp(en: "The point.", nl: "Het punt.", valueName: "point")) var point: String
  @Option(help: ArgumentHelp(en: "What it is.", nl: "Wat het is.", valueName: "kind")) var kind: PointType?
  @OptionGroup var facts: PointOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.setPoint(point, facts.facts(kind)))
  }
}

struct PointJoinCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "join",
    abstract: Localized(
      en: "Gather points that say the same under one of them.",
      nl: "Breng punten die hetzelfde zeggen samen onder één ervan."),
    english: """
      Each is kept, and what becomes of the one becomes of all. The last command about a point holds; withdraw takes it back.

        beraad point join p4f7 p81c --to p22a
      """,
    dutch: """
      Elk punt blijft bewaard, en wat er van het ene wordt, wordt van alle. De laatste opdracht over een punt geldt; \
      withdraw neemt haar terug.

        beraad point join p4f7 p81c --to p22a
      """)

  @Argument(help: ArgumentHelp(en: "The points.", nl: "De punten.", valueName: "id…")) var points: [String]
  @Option(
    help: ArgumentHelp(
      en: "The point under which they are gathered.",
      nl: "Het punt waar de andere onder komen.", valueName: "id"))
  var to: String
  @Option(parsing: .unconditional, help: ArgumentHelp(en: "Why.", nl: "Waarom.", valueName: "why"))
  var because: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.link(points, to: to, as: .alike, because: because))
  }
}

struct PointMatchCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "match",
    abstract: Localized(
      en: "Say that an offer answers a need.",
      nl: "Zeg dat bij elkaar past wat de een biedt en de ander nodig heeft."),
    english: """
      People say so; nothing is matched by itself. beraad list offers shows both with what they go with.

        beraad point match p4f7 p81c
      """,
    dutch: """
      Dat zeggen mensen; niets wordt vanzelf gekoppeld. beraad list offers toont allebei, met wat erbij past.

        beraad point match p4f7 p81c
      """)

  @Argument(
    help: ArgumentHelp(
      en: "An offer, or a need.", nl: "Iets wat wordt geboden, of nodig is.", valueName: "point"))
  var point: String
  @Argument(
    help: ArgumentHelp(
      en: "The need, or the offer, that it goes with.",
      nl: "Wat nodig is, of wordt geboden, en daarbij past.", valueName: "other"))
  var other: String
  @Option(parsing: .unconditional, help: ArgumentHelp(en: "Why.", nl: "Waarom.", valueName: "why"))
  var because: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.link([point], to: other, as: .match, because: because))
  }
}
