package import ArgumentParser
package import Languages

/// The language of help, and of what is said before a command is read: of a wrong command line nobody knows which command it was.
package enum Spoken {
  @TaskLocal package static var language: Language = .english
}

extension Language {
  /// What `--lang` says in words that need not be a command line.
  package init?(arguments: [String]) {
    let given = arguments.enumerated().compactMap { index, word -> String? in
      if word == "--lang" { return arguments.indices.contains(index + 1) ? arguments[index + 1] : nil }
      return word.hasPrefix("--lang=") ? String(word.dropFirst("--lang=".count)) : nil
    }
    guard let language = given.last.flatMap(Language.init(rawValue:)) else { return nil }
    self = language
  }
}

extension ValidationError {
  /// What is wrong with a command line, in the language that is spoken.
  package init(en english: String, nl dutch: String) {
    self.init(Localized(en: english, nl: dutch)[Spoken.language])
  }
}
