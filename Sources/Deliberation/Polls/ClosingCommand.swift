/// The command that closes a poll, and what else it may name.
package struct ClosingCommand: Sendable {
  /// It can be copied as it stands: of what excludes each other it names one.
  package let typed: Localized
  /// All that may be named of what excludes each other, in brackets; nothing where nobody has to choose. A sentence has it before the
  /// command: behind it, whoever copies the line would copy it as well.
  package let choices: Localized

  package init(_ typed: Localized, choices: Localized = .nothing) {
    (self.typed, self.choices) = (typed, choices)
  }

  /// - Parameters:
  ///   - options: what stands behind the poll's name.
  ///   - groups: of each that excludes each other the ids, the one that is typed first.
  init(of poll: Poll, _ options: String, choosing groups: [[RecordID]]) {
    typed = .typed("beraad poll close \(poll.paper)/\(poll.id)\(options)")
    let names = groups.filter { $0.count > 1 }.map { Localized.anyOf($0.map(\.description)) }
    guard !names.isEmpty else {
      choices = .nothing
      return
    }
    choices = Localized(
      en: " (\(names.map { $0.english + " can count" }.joined(separator: "; ")))",
      nl: " (\(names.map { $0.dutch + " kan tellen" }.joined(separator: "; ")))")
  }
}
