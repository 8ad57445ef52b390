import ArgumentParser
import Help

/// A command of Beraad: it checks the shape of its arguments, makes one call to the Kit, and returns a report.
protocol ReportingCommand: HelpedCommand {
  var options: CommonOptions { get }
  /// The language that was asked for.
  var speech: LanguageOption { get }
  /// Whether `--json` was given; commands that answer something have the flag.
  var wantsJSON: Bool { get }
  /// The commit that main must be at still; commands that change main have the option.
  var expected: String? { get }
  /// Whether what it records may have something that leads to a person; nil for a command that records no words of anybody.
  var takesPersonalData: Bool? { get }
  /// Runs the command.
  func report(_ session: Session) throws -> Report
}

extension ReportingCommand {
  var wantsJSON: Bool { false }
  var expected: String? { nil }
  var takesPersonalData: Bool? { nil }
}

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      en: "Who you are. Otherwise BERAAD_AS, else git's beraad.as.",
      nl: "Wie u bent. Anders BERAAD_AS, of beraad.as van git.", valueName: "partner[/person]"))
  var actingAs: String?

  @Option(
    name: [.customShort("C"), .customLong("directory")],
    help: ArgumentHelp(en: "Run as if started there.", nl: "Werk in deze map.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      en: "When to colour: auto, always or never.",
      nl: "Kleuren: auto, always (altijd) of never (nooit).", valueName: "when"))
  var color: Style.Wish = .auto
}

/// A command that changes main.
protocol ChangingCommand: ReportingCommand {
  var expectation: ExpectOption { get }
}

extension ChangingCommand {
  var expected: String? { expectation.expect }
}

/// The option of every command that changes main.
struct ExpectOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Refuse, and say what came since, unless main is still at this commit.",
      nl: "Weiger, en zeg wat erbij kwam, als main niet meer op deze commit staat.", valueName: "commit"))
  var expect: String?
}

/// The flag of every command that records somebody's words.
struct PersonalDataOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      en: "It may have an address or number of a person.",
      nl: "Er mag een adres of nummer van iemand in staan."))
  var personalData = false
}

/// The flag of every command that answers something.
struct JSONOption: ParsableArguments {
  @Flag(name: .customLong("json"), help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON."))
  var json = false
}

extension Style.Wish: ExpressibleByArgument {}
