package import ArgumentParser
package import Languages

/// A command whose help has both languages: it says `help`, and what the parser asks for follows from that.
package protocol HelpedCommand: ParsableCommand {
  static var help: CommandHelp { get }
}

extension HelpedCommand {
  package static var configuration: CommandConfiguration { help.configuration }
}

/// What a command says of itself, in each language.
///
/// The parser asks for it anew whenever it shows it, and gets that of `Spoken.language`.
package struct CommandHelp: Sendable {
  private let english: CommandConfiguration
  private let dutch: CommandConfiguration

  package var configuration: CommandConfiguration { Spoken.language == .dutch ? dutch : english }

  /// A command of which there is no more to say than what it does.
  ///
  /// - Parameter program: what it is below, which is said to the parser: else each command that is read by itself is first searched for
  ///   the option that prints completions, and that takes as long as to read its own.
  package init(
    verb name: String, of program: String? = "beraad", abstract: Localized, shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.init(
      verb: name, of: program, abstract: abstract, english: "", dutch: "", shouldDisplay: shouldDisplay,
      subcommands: subcommands)
  }

  /// A command with all that there is to say of it, and with examples.
  package init(
    verb name: String, of program: String? = "beraad", abstract: Localized, english: String, dutch: String,
    shouldDisplay: Bool = true, subcommands: [any ParsableCommand.Type] = []
  ) {
    func configuration(_ abstract: String, _ discussion: String) -> CommandConfiguration {
      guard let program else {
        return CommandConfiguration(
          commandName: name, abstract: abstract, discussion: discussion, shouldDisplay: shouldDisplay,
          subcommands: subcommands)
      }
      return CommandConfiguration(
        commandName: name, _superCommandName: program, abstract: abstract, discussion: discussion,
        shouldDisplay: shouldDisplay, subcommands: subcommands)
    }
    self.english = configuration(abstract.english, english)
    self.dutch = configuration(abstract.dutch, dutch)
  }

  /// A program, with its commands, in groups or not.
  package init(
    program name: String, version: String, abstract: Localized, english: String, dutch: String,
    subcommands: [any ParsableCommand.Type] = [],
    groups: [(name: Localized, commands: [any ParsableCommand.Type])] = []
  ) {
    func configuration(_ language: Language, _ discussion: String) -> CommandConfiguration {
      CommandConfiguration(
        commandName: name, abstract: abstract[language], discussion: discussion, version: version,
        subcommands: subcommands,
        groupedSubcommands: groups.map { CommandGroup(name: $0.name[language], subcommands: $0.commands) })
    }
    self.english = configuration(.english, english)
    self.dutch = configuration(.dutch, dutch)
  }
}
