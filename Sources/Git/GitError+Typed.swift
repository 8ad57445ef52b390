extension GitError {
  /// What puts something of somebody's aside, wherever it is typed: under a name that is free.
  ///
  /// - Parameter place: an absolute path.
  static func aside(_ place: String) -> String {
    let free = (1...).lazy.map { place + ".aside" + ($0 == 1 ? "" : "\($0)") }.first {
      FileStamp.at($0) == nil
    }
    return "mv -n \(typed(place)) \(typed(free ?? place + ".aside"))"
  }

  /// What takes a file off the branch that is checked out and keeps it, under another name, in the work tree.
  package static func makingRoom(_ path: String) -> String {
    // The number of whose shell it is makes the name one that is free.
    let (old, new) = (typed(path), typed(path + ".aside") + ".$$")
    return
      "git rm -r -q --cached \(old) && mv -n \(old) \(new) && git commit -q -m 'Make room for records' -- \(old)"
  }

  /// The same for a file that is on no branch, from any folder of the work tree.
  package static func makingRoomOnDisk(_ path: String) -> String {
    "(cd \"$(git rev-parse --show-toplevel)\" && mv -n \(typed(path)) \(typed(path + ".aside")).$$)"
  }

  /// A path as one word of a shell.
  package static func typed(_ path: String) -> String {
    // By scalars: a mark with an accent is a mark for a shell.
    let parts = path.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).map { String($0) }
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}
