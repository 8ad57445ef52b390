import BeraadKit

/// One run of one command: what the verbs need, and the terminal it speaks to.
struct Session {
  var context: Context
  let console: Console
  /// What the user wrote in an editor.
  let written = WrittenTexts()
  /// Whether the answer goes out as JSON.
  var json = false

  /// A line of the story as it goes to this console: ids as people type them on a terminal, whole for a program.
  func forPeople(_ line: String) -> String {
    console.errorIsTerminal ? ShortIDs.shortened(line, in: context) : line
  }

  /// The same for the answer.
  func answer(_ text: String) -> String {
    console.outputIsTerminal ? ShortIDs.shortened(text, in: context) : text
  }
}
