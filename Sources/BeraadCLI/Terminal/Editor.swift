import BeraadKit
import Deliberation
import FoundationEssentials
import Glibc

/// The user's own editor, for a message that was not given on the command line.
enum Editor {
  /// Opens the editor on a text and returns what the user made of it.
  ///
  /// - Parameter instead: what somebody without an editor types.
  /// - Throws: a `Refusal` where there is no terminal or no editor, or the editor was interrupted.
  static func edit(
    _ text: String, suffix: String, session: Session,
    instead: Localized = Localized(
      en: "give it with -m TEXT or -F FILE", nl: "geef die met -m TEKST of -F BESTAND")
  ) throws -> String {
    guard session.console.inputIsTerminal else {
      throw Refusal(
        Localized(
          en: "There is no text, and no terminal to write it on.",
          nl: "Er is geen tekst, en geen terminal om die op te schrijven."), hints: [instead])
    }
    let environment = session.context.environment
    guard let editor = command(in: session.context) else {
      throw Refusal(
        Localized(
          en: "There is no text, and EDITOR is not set.", nl: "Er is geen tekst, en EDITOR is niet ingesteld."
        ),
        hints: [instead])
    }
    let path =
      FileManager.default.temporaryDirectory.path
      + "/beraad-\(getpid())-\(UInt32.random(in: 0...(.max)))\(suffix)"
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Refusal(Localized(en: "\(path) cannot be written.", nl: "\(path) is niet te schrijven.")) }
    session.written.add(path)
    defer {
      // What nobody wrote is not kept: a text as it was, or none at all.
      let left = InputBytes.read(file: path)
      let isEmpty = left.map { String(validating: $0, as: UTF8.self)?.showsAnything == false } ?? true
      if isEmpty || left == Array(text.utf8) { session.written.discard() }
    }
    try run(editor, on: path, environment: environment)
    guard let bytes = InputBytes.read(file: path) else {
      throw Refusal(Localized(en: "The editor took \(path) away.", nl: "De editor heeft \(path) weggehaald."))
    }
    guard let edited = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        Localized(
          en: "The editor left a text that is not UTF-8.",
          nl: "De editor liet een tekst achter die geen UTF-8 is."))
    }
    return edited
  }

  /// `GIT_EDITOR`, else git's `core.editor`, else `VISUAL`, else `EDITOR`, as git asks them; nil where none is set.
  private static func command(in context: Context) -> String? {
    let environment = context.environment
    let named =
      environment["GIT_EDITOR"] ?? context.gitSetting("core.editor") ?? environment["VISUAL"]
      ?? environment["EDITOR"]
    return named.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func run(_ editor: String, on path: String, environment: [String: String]) throws {
    guard let status = ShellProgram(command: editor, environment: environment).run([path]) else {
      throw Refusal(
        Localized(
          en: "The editor '\(editor)' cannot be started.", nl: "De editor '\(editor)' is niet te starten."))
    }
    guard status == 0 else {
      throw Refusal(
        Localized(
          en: "The editor did not end well; nothing was recorded.",
          nl: "De editor eindigde niet goed; er is niets vastgelegd."),
        causes: [
          Localized(en: "'\(editor)' was interrupted or failed", nl: "'\(editor)' is onderbroken of mislukt")
        ])
    }
  }
}
