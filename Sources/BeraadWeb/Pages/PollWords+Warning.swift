import Deliberation

extension PollWords {
  /// What somebody should know of a poll before it is opened.
  static func warning(_ warning: PollWarning, _ words: Words) -> String { warning.sentence[words.language] }
}
