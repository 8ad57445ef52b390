import ArgumentParser
import BeraadKit
import Deliberation

struct PointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "point", abstract: "Mark points of reports, and say which belong together.",
    subcommands: [
      PointAddCommand.self, PointSetCommand.self, PointJoinCommand.self, PointMatchCommand.self,
    ])
}

/// What can be said of a point.
struct PointOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The working group or table.", valueName: "group")) var group: String?
  @Flag(inversion: .prefixedNo, help: "Whoever told the story agreed that it is published.")
  var consent: Bool?
  @Option(help: ArgumentHelp("Which organisation offers or needs it.", valueName: "name"))
  var organisation: String?
  @Option(help: ArgumentHelp("The route of an offer or need.", valueName: "route")) var route: String?

  func facts(_ type: PointType?) -> PointFacts {
    PointFacts(type: type, group: group, consent: consent, organisation: organisation, route: route)
  }
}

struct PointAddCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "add", abstract: "Mark words of a report as a point.",
    discussion: """
      The same words may be points of several kinds. Marked again as the same kind with something else said of it, the new \
      point takes the place of the old one.

        beraad point add leeds-1 --on "a bus to the clinic" --kind dream
        beraad point add leeds-1 --on "a room on Fridays" --kind offer --organisation "Church on the hill" --route connect
      """)

  @Argument(help: "The report.") var report: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The words, as the report or its page has them.", valueName: "quote"))
  var on: String
  @Option(help: "What it is.") var kind: PointType
  @Option(help: "Which occurrence, where the words stand more than once.") var nth: Int?
  @Flag(help: "The words may be a part of a word.") var part = false
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
  static let configuration = CommandConfiguration(
    verb: "set", abstract: "Say something else of a point.",
    discussion: """
      It takes the place of the old one; what cites that cites this. An empty value takes an organisation or route away.

        beraad point set p4f7 --consent
        beraad point set p81c --organisation "Church on the hill"
      """)

  @Argument(help: "The point.") var point: String
  @Option(help: "What it is.") var kind: PointType?
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
  static let configuration = CommandConfiguration(
    verb: "join", abstract: "Gather points that say the same under one of them.",
    discussion: """
      Each is kept, and what becomes of the one becomes of all. The last command about a point holds; withdraw takes it back.

        beraad point join p4f7 p81c --to p22a
      """)

  @Argument(help: ArgumentHelp("The points.", valueName: "id…")) var points: [String]
  @Option(help: ArgumentHelp("The point under which they are gathered.", valueName: "id")) var to: String
  @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "why")) var because: String?
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
  static let configuration = CommandConfiguration(
    verb: "match", abstract: "Say that an offer answers a need.",
    discussion: """
      People say so; nothing is matched by itself. beraad list offers shows both with what they go with.

        beraad point match p4f7 p81c
      """)

  @Argument(help: "An offer, or a need.") var point: String
  @Argument(help: "The need, or the offer, that it goes with.") var other: String
  @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "why")) var because: String?
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
