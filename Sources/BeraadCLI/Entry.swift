import ArgumentParser
package import BeraadKit
import Deliberation
import FoundationEssentials
import Help
import Help

/// The command line as a function: arguments in, exit code out.
package enum Entry {
  /// Runs one command on the streams, environment and directory of this process.
  package static func run(_ arguments: [String]) -> Int32 {
    ignoreSignalsOfWriting()
    if let number = argumentThatIsNoText() {
      let said = Localized(
        en: "Argument \(number) is not UTF-8 text.", nl: "Argument \(number) is geen UTF-8-tekst.")
      let language = Language(environment: Context.process.environment) ?? .english
      Console.process.writeError("beraad: \(said[language])\n")
      return ExitStatus.usage.rawValue
    }
    return run(arguments, console: .process, context: .process)
  }

  /// Runs one command with every outside thing given, and returns the exit code.
  package static func run(_ arguments: [String], console: Console, context: Context) -> Int32 {
    let language =
      Language(arguments: arguments) ?? Language(environment: context.environment) ?? .english
    return Spoken.$language.withValue(language) { parse(arguments, console: console, context: context) }
  }

  private static func parse(_ given: [String], console: Console, context: Context) -> Int32 {
    let arguments = given.addingMeeting
    if let named = NamedCommand.parse(arguments) { return run(named, console: console, context: context) }
    let command: any ParsableCommand
    do {
      command = try Root.parseAsRoot(arguments)
      guard let reporting = command as? any ReportingCommand else {
        return try run(plain: command, console: console, context: context)
      }
      return run(reporting, console: console, context: context)
    } catch {
      if let unknown = UnknownCommand(arguments) {
        console.writeError(unknown.message(Spoken.language) + "\n")
        return ExitStatus.usage.rawValue
      }
      return sayUsage(error, of: arguments, console: console, context: context)
    }
  }

  /// Runs a command that answers by itself.
  private static func run(
    plain command: any ParsableCommand, console: Console, context: Context
  ) throws -> Int32 {
    var command = command
    do {
      try command.run()
      return ExitStatus.done.rawValue
    } catch let error as any Explained {
      let failure = Failure(error)
      console.writeError(
        failure.text(
          Style(.auto, terminal: console.errorIsTerminal, environment: context.environment),
          Language(environment: context.environment) ?? .english))
      return failure.status.rawValue
    }
  }

  private static func run(
    _ command: any ReportingCommand, console: Console, context: Context
  ) -> Int32 {
    let style = Style(
      command.options.color, terminal: console.errorIsTerminal, environment: context.environment)
    var session = Session(context: context, console: console, json: command.wantsJSON)
    session.language = command.speech.lang ?? Language(environment: context.environment) ?? .english
    session.context.actingAs = command.options.actingAs
    session.context.mayAsk = console.inputIsTerminal
    session.context.expecting = command.expected
    session.context.takesPersonalData = command.takesPersonalData.flatMap {
      PersonalDataPrompt.answer($0, console, session.language)
    }
    if let directory = command.options.directory {
      session.context.directory = context.path(directory)
    }
    do {
      // What is named from no folder would be looked for, and made, at the root of the file system.
      guard session.context.directory.hasPrefix("/") else {
        throw Refusal(
          Localized(en: "The folder that you stand in is gone.", nl: "De map waarin u staat, is weg."),
          hints: [
            Localized(
              en: "go to one that is there, with: cd FOLDER", nl: "ga naar een map die er is, met: cd MAP")
          ])
      }
      let report = try ask(command, in: &session)
      session.written.discard()
      for line in report.story { console.writeError(session.story(line[session.language].harmless) + "\n") }
      let isWritten = try write(report, of: command, in: session)
      let said = report.story.map { $0[session.language] }.joined(separator: "\n") + report.answer
      if !session.json || report.value == nil,
        let notice = TopNotice.line(below: said, of: session, at: context.directory)
      {
        console.writeError(notice + "\n")
      }
      guard isWritten else {
        throw Refusal(
          Localized(
            en: "The answer could not be written to standard output. What the command records is recorded.",
            nl:
              "Het antwoord kon niet naar de standaarduitvoer worden geschreven. Wat de opdracht vastlegt, is vastgelegd."
          ))
      }
      return report.status.rawValue
    } catch let error as ValidationError {
      console.writeError("beraad: \(error.message.harmless)\n")
      return ExitStatus.usage.rawValue
    } catch {
      let failure = Failure(session.context.known(error), hints: session.written.hints)
      if session.json { _ = console.writeOutput((try? JSONText.encode(failure)) ?? []) }
      let text = failure.text(style, session.language)
      console.writeError(
        console.errorIsTerminal ? Wrapping.wrapped(text, columns: console.columns) : text)
      if let notice = TopNotice.line(below: text, of: session, at: context.directory) {
        let hint = Localized(en: "hint:", nl: "tip:")[session.language]
        console.writeError("  \(style(.faint, hint)) \(notice)\n")
      }
      return failure.status.rawValue
    }
  }

  /// Writes the answer: as JSON, as the bytes that it is, or for people, who may page through it.
  ///
  /// - Returns: whether all of it was written.
  private static func write(
    _ report: Report, of command: any ReportingCommand, in session: Session
  ) throws -> Bool {
    let console = session.console
    if session.json, let value = report.value { return console.writeOutput(try JSONText.encode(value)) }
    if let bytes = report.bytes { return console.writeOutput(bytes) }
    let text = shown(session.answer(report.answer), isExact: report.isExact, command, in: session)
    if Pager.wants(text, on: console), let page = console.page,
      let pager = Pager.command(in: session.context),
      page(Array(text.utf8), pager, session.context.environment)
    {
      return true
    }
    return console.writeOutput(Array(text.utf8))
  }

  /// An answer as it may be written: whatever a command put in it, nothing that a partner wrote steers a terminal.
  private static func shown(
    _ answer: String, isExact: Bool, _ command: any ReportingCommand, in session: Session
  ) -> String {
    let console = session.console
    // What goes to a file or another program goes as it is: nobody's terminal is steered, and what comes back is what was sent.
    if isExact, !console.outputIsTerminal { return answer }
    let style = Style(
      command.options.color, terminal: console.outputIsTerminal, environment: session.context.environment)
    let text = style.isOn ? answer.harmlessInColour : answer.harmless
    guard console.outputIsTerminal, !isExact else { return text }
    return Wrapping.wrapped(text, columns: console.columns)
  }

  /// Asks for the report; a bar shows how far long work is, and is gone before anything else is written.
  private static func ask(
    _ command: any ReportingCommand, in session: inout Session
  ) throws -> Report {
    let bar = ProgressBar(session.console)
    let language = session.language
    if let bar { session.context.progress = { share, what in bar.show(share, what[language]) } }
    defer { bar?.clear() }
    do {
      return try command.report(session)
    } catch let refusal as Refusal {
      // What is open or missing here the host may have, and have settled; a main that nobody can read stops those who only read, too.
      throw command is any ChangingCommand
        ? session.context.pointingElsewhere(refusal) : session.context.pointingToMend(refusal)
    }
  }

  /// Help and version are answers; anything else is a wrong command line.
  private static func sayUsage(
    _ error: any Error, of arguments: [String], console: Console, context: Context
  ) -> Int32 {
    guard Root.exitCode(for: error) == .success else {
      console.writeError(
        ParserWords.said(Root.fullMessage(for: error), Spoken.language).harmless + "\n")
      return ExitStatus.usage.rawValue
    }
    // Whoever says nothing of a language is helped in that of the alliance.
    let language =
      Language(arguments: arguments) ?? Language(environment: context.environment)
      ?? context.allianceLanguage ?? .english
    let columns = context.environment["COLUMNS"].flatMap { Int($0) } ?? console.columns
    let text = Spoken.$language.withValue(language) {
      HelpPage.answer(error, of: Root.self, columns: columns)
    }
    let isWritten = console.writeOutput(Array((text + "\n").utf8))
    return isWritten ? ExitStatus.done.rawValue : ExitStatus.refused.rawValue
  }
}

extension [String] {
  /// The same, where somebody says that a meeting is added: `poll meeting add` is what `poll meeting` does, and no poll is called so.
  fileprivate var addingMeeting: [String] {
    guard starts(with: ["poll", "meeting", "add"]), count > 3, PollName(self[3]) != nil else { return self }
    return Array(prefix(2) + dropFirst(3))
  }
}
