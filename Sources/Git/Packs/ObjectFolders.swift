/// The folders in which git keeps objects, a file each.
enum ObjectFolders {
  /// Does what makes such a folder and a file in it. Git takes away a folder that is empty, also between the two: then all of it is
  /// done once more. Any other error, as of a full disk, is thrown at once.
  static func making<Made>(_ write: () throws(GitError) -> Made) throws(GitError) -> Made {
    var tries = mostTries
    while true {
      do throws(GitError) {
        return try write()
      } catch {
        tries -= 1
        guard error.isOfMissingFolder, tries > 0 else { throw error }
      }
    }
  }

  static let mostTries = 20
}

extension GitError {
  /// libgit2 has no code for it: only its message has the words of the system.
  fileprivate var isOfMissingFolder: Bool {
    kind == .notFound || kind == .other && message.contains("No such file or directory")
  }
}
