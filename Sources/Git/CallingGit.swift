import Glibc

/// The git that runs this program as its merge driver.
package enum CallingGit {
  /// Whether that is `git merge --squash`, in whose commit nothing of the other side's history will stand. Git tells its drivers nothing of
  /// it, and notes it only later: the words that it was called with say so. Where they cannot be seen, nobody knows.
  package static var isSquashing: Bool {
    var process = getppid()
    // Between the two may stand a shell, and above them the git that took a short name for it.
    for _ in 0..<4 where process > 1 {
      if isSquash(words(of: process)) { return true }
      guard let parent = parent(of: process) else { return false }
      process = parent
    }
    return false
  }

  /// Whether this is a command of git that squashes. Of two options the last one counts; a short one is as good, as far as it is plain.
  static func isSquash(_ words: [String]) -> Bool {
    guard let program = words.first?.split(separator: "/").last, program.hasPrefix("git"),
      let verb = words.firstIndex(where: { $0 == "merge" || $0 == "pull" })
        ?? (program == "git-merge" ? 0 : nil)
    else { return false }
    let options = words[verb...].prefix { $0 != "--" }.compactMap { word -> Bool? in
      if word.count > 3, "--squash".hasPrefix(word) { return true }
      return word.count > 6 && "--no-squash".hasPrefix(word) ? false : nil
    }
    return options.last ?? false
  }

  private static func words(of process: Int32) -> [String] {
    guard let bytes = Repository.contents("/proc/\(process)/cmdline", upTo: 1 << 16) else { return [] }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func parent(of process: Int32) -> Int32? {
    guard let bytes = Repository.contents("/proc/\(process)/stat", upTo: 4_096) else { return nil }
    // The name is in brackets and may hold anything; behind it come the state and the parent.
    let fields =
      String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    return fields.count > 1 ? Int32(fields[1]) : nil
  }
}
