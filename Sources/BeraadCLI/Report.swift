import Deliberation

/// What a command answers: commands return one and never print.
struct Report {
  /// The answer, for stdout: an id, a table, a text. Ends with a newline unless it is empty or a file's own bytes.
  var answer: String = ""
  /// An answer that is the bytes of a file, which need not be UTF-8; nil where `answer` is the answer.
  var bytes: [UInt8]?
  /// Whether the answer is a text of somebody's own, byte for byte: then no line of it is broken on a terminal.
  var isExact = false
  /// The same answer as a value, for `--json`; nil where a command answers nothing.
  var value: (any Encodable)?
  /// What happened, for stderr, in sentences.
  var story: [Localized] = []
  var status: ExitStatus = .done
}
