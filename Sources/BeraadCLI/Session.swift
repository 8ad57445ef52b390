import BeraadKit
import Deliberation

/// One run of one command: what the verbs need, and the terminal it speaks to.
struct Session {
  var context: Context
  let console: Console
  /// What the user wrote in an editor.
  let written = WrittenTexts()
  /// The language of what is said to the user; JSON is the same in each.
  var language: Language = .english

  /// That of the cells of a table: in a pipe they have the words that programs know.
  var tableLanguage: Language { console.outputIsTerminal ? language : .english }
  /// Whether the answer goes out as JSON.
  var json = false

  /// A line of the story as it goes to this console: on a terminal broken at words, with ids as people type them; whole for a program.
  func story(_ line: String) -> String {
    guard console.errorIsTerminal else { return line }
    return Wrapping.wrapped(ShortIDs.shortened(line, in: context), columns: console.columns)
  }

  /// An answer with ids as people type them on a terminal, whole for a program.
  func answer(_ text: String) -> String {
    console.outputIsTerminal ? ShortIDs.shortened(text, in: context) : text
  }

  /// The colours of the answer.
  func style(_ options: CommonOptions) -> Style {
    Style(options.color, terminal: console.outputIsTerminal, environment: context.environment)
  }
}
