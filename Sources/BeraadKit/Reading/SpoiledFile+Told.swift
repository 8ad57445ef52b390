import Deliberation
import Storage

extension SpoiledFile {
  /// What is wrong, and what the committee does about it: a sentence each, since each may end in a command.
  var told: [Localized] { [sentence] + remedies.map { $0.map(\.capitalizedFirst) } }
}
