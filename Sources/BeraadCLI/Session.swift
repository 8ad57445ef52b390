import BeraadKit

/// One run of one command: what the verbs need, and the terminal it speaks to.
struct Session {
  var context: Context
  let console: Console
  /// Whether the answer goes out as JSON.
  var json = false
}
