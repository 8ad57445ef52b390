package import Languages

/// A test says in English what a user is told, unless it is about Dutch.
extension Localized {
  package static func == (told: Localized, english: String) -> Bool { told.english == english }

  package func contains(_ words: String) -> Bool { english.contains(words) }
  package func hasPrefix(_ words: String) -> Bool { english.hasPrefix(words) }
  package func hasSuffix(_ words: String) -> Bool { english.hasSuffix(words) }
}

package func == (told: [Localized], english: [String]) -> Bool { told.map(\.english) == english }

package func == (told: Localized?, english: String) -> Bool { told?.english == english }
