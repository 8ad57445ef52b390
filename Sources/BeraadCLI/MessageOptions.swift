import ArgumentParser
import BeraadKit
import Deliberation
import Help
import Prose

/// Where a message comes from: `-m`, `-F`, or the editor.
struct MessageOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp(en: "The text.", nl: "De tekst.", valueName: "text"))
  var message: String?

  @Option(
    name: [.customShort("F"), .customLong("file-message")],
    help: ArgumentHelp(
      en: "Read the text from a file; - is standard input.",
      nl: "Lees de tekst uit een bestand; - is de standaardinvoer.", valueName: "file"))
  var file: String?

  func validate() throws {
    guard message == nil || file == nil else {
      throw ValidationError(en: "Give -m or -F, not both.", nl: "Geef -m of -F, niet allebei.")
    }
  }

  /// The text that the user gave, or wrote in the editor.
  ///
  /// - Parameter prompt: what the editor shows below the text, each line a comment.
  func text(_ session: Session, prompt: Localized) throws -> String {
    if let message { return message }
    if let file { return try GivenFile.text(file, session: session) }
    let lines = prompt[session.language].split(separator: "\n", omittingEmptySubsequences: false).map {
      "# \($0)"
    }
    let ignored = Localized(
      en: "# Lines that begin with # are left out.", nl: "# Regels die met # beginnen, tellen niet mee.")
    let template = (["", ""] + lines + [ignored[session.language]]).joined(separator: "\n") + "\n"
    let edited = try Editor.edit(template, suffix: ".md", session: session)
    return edited.split(scalar: "\n").filter { !$0.begins(with: "#") }.joined(separator: "\n")
  }
}

/// A file that the user named.
enum GivenFile {
  /// Its bytes; `-` is standard input.
  ///
  /// - Parameter most: the most bytes that a file may have; standard input has its own bound.
  static func bytes(_ path: String, session: Session, most: Int = InputBytes.most) throws -> [UInt8] {
    let file = session.context.path(path)
    if path != "-" { try InputFile.mustNotWait(for: file, named: path) }
    let bytes = path == "-" ? session.console.readInput() : InputBytes.read(file: file, most: most)
    let name = name(path)
    guard let bytes else {
      throw Refusal(
        Localized(en: "\(name.english) cannot be read.", nl: "\(name.dutch) is niet te lezen."),
        causes: path == "-" ? [] : UnreadFile(file).causes)
    }
    guard bytes.count <= most else {
      throw Refusal(
        Localized(
          en: "\(name.english) is too long: at most \(most) bytes are read.",
          nl: "\(name.dutch) is te lang: er worden hoogstens \(most) bytes gelezen."))
    }
    return bytes
  }

  /// What it is called in a sentence.
  static func name(_ path: String) -> Localized {
    path == "-" ? Localized(en: "Standard input", nl: "De standaardinvoer") : Localized(path)
  }

  /// Its text.
  static func text(_ path: String, session: Session) throws -> String {
    guard let text = String(validating: try bytes(path, session: session), as: UTF8.self) else {
      let name = name(path)
      throw Refusal(
        Localized(en: "\(name.english) is not UTF-8 text.", nl: "\(name.dutch) is geen UTF-8-tekst."))
    }
    return text
  }
}
