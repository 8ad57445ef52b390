import BeraadKit

/// One run of one command: what the verbs need, and the terminal it speaks to.
struct Session {
  var context: Context
  let console: Console
  /// What the user wrote in an editor.
  let written = WrittenTexts()
  /// Whether the answer goes out as JSON.
  var json = false
}
