import ArgumentParser

/// The one command that the first words of a command line name, read by itself: preparing the parser for all the others
/// takes longer than most commands do.
enum NamedCommand {
  /// - Returns: nil where the words name none, ask for help, or are wrong: then the whole tree has to say so.
  static func parse(_ arguments: [String]) -> (any ReportingCommand)? {
    var type: any ParsableCommand.Type = Root.self
    var rest = arguments[...]
    while let name = rest.first,
      let found = type.children.first(where: { $0.configuration.commandName == name })
    {
      type = found
      rest.removeFirst()
    }
    guard type is any ReportingCommand.Type else { return nil }
    return (try? type.parseAsRoot(Array(rest))) as? any ReportingCommand
  }
}

extension ParsableCommand {
  /// The commands below this one, in whatever group.
  static var children: [any ParsableCommand.Type] {
    configuration.ungroupedSubcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
  }
}
