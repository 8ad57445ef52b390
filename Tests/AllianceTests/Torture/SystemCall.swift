import TestSupport

/// One system call of a program: its name, and which of that name it is.
struct SystemCall: CustomStringConvertible {
  let name: String
  let number: Int

  var description: String { "\(name) \(number)" }

  /// Those that change something that lasts, or let go of something: here a death leaves most behind.
  var isTelling: Bool {
    [
      "openat", "write", "pwrite64", "writev", "link", "linkat", "unlink", "unlinkat", "rename", "renameat",
      "renameat2", "mkdir", "mkdirat", "rmdir", "fsync", "fdatasync", "flock", "fcntl", "close", "chmod",
      "fchmod",
      "ftruncate", "utimensat", "symlink",
    ].contains(name)
  }

  /// Every call of a run, in order, from what `strace -f` wrote down.
  static func all(in trace: String) -> [SystemCall] {
    var numbers: [String: Int] = [:]
    return trace.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard parts.count == 2 else { return nil }
      let call = parts[1].drop { $0 == " " }
      let name = call.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      guard !name.isEmpty, call.dropFirst(name.count).first == "(" else { return nil }
      let key = "\(parts[0]) \(name)"
      numbers[key, default: 0] += 1
      return SystemCall(name: String(name), number: numbers[key] ?? 1)
    }
  }
}
