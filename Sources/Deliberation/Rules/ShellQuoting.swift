import Prose

extension String {
  /// The text as one word of a shell, for a command that a person is to type; nil where it holds what cannot be seen or typed, so
  /// that nobody could tell what the command does.
  package var quotedForShell: String? {
    let isSeen = unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: scalar != "\u{FFFD}"
      }
    }
    return isSeen ? "'\(replacing(scalar: "'", with: "'\\''"))'" : nil
  }
}

extension String {
  /// The text as one word of a command that a person is to type: in quotation marks only where a shell needs them; nil where it holds
  /// what cannot be seen or typed.
  package var typedInShell: String? {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", ":", ",", "+", "@", "%": true
        default: false
        }
      }
    return isPlain && !hasPrefix("-") ? self : quotedForShell
  }
}
