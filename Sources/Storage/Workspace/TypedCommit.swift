import Deliberation

/// The end of a line of git that a person is to type: the commit of what the line put back.
///
/// It commits the files that the line names and nothing else: what somebody has staged meanwhile stays staged, an index that lacks
/// files takes none away, and git itself refuses it where a merge is under way.
package struct TypedCommit {
  private let files: [String]
  private let message: String

  /// - Parameters:
  ///   - paths: from the top of the workspace.
  ///   - message: without a quotation mark.
  /// - Returns: nil where a path has a name that nobody can type.
  package init?(of paths: [String], _ message: String) {
    files = paths.compactMap(\.quotedForShell)
    guard files.count == paths.count else { return nil }
    self.message = message
  }

  /// The files, each as one word of a shell.
  package var words: String { files.joined(separator: " ") }

  /// `git`, which takes the names for what they are, where one of them could be read as a pattern.
  package var git: String {
    files.contains { $0.contains { "*?[\\".contains($0) } } ? "git --literal-pathspecs" : "git"
  }

  package var line: String { "\(git) commit -m '\(message)' -- \(words)" }
}
