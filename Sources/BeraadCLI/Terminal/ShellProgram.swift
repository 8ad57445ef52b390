import Glibc

/// A program of the user's, named in a setting that may hold arguments, and so run through the shell, as git does.
struct ShellProgram {
  let command: String
  let environment: [String: String]

  /// Runs it to its end on the terminal of this process.
  ///
  /// - Parameters:
  ///   - arguments: what stands behind the words of the setting.
  ///   - input: what it reads; nil where it reads what this process does.
  /// - Returns: its exit status as `waitpid` gives it; nil where it could not be started or was lost.
  func run(_ arguments: [String], input: [UInt8]? = nil) -> Int32? {
    // Ctrl-C is the program's; it must not end us before our files are cleaned up.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { return nil }
      // The program has its end as its standard input, and would wait for ever for the end of what it itself could write.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    guard let child = start(arguments, reading: input == nil ? nil : ends[0]) else {
      if input != nil { ends.forEach { close($0) } }
      return nil
    }
    if let input {
      close(ends[0])
      Self.write(input, to: ends[1])
      close(ends[1])
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status
  }

  /// Whoever leaves a pager early wants no more: that is no failure.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        written += count
      }
    }
  }

  private func start(_ arguments: [String], reading input: Int32?) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Whoever called may hold signals back; the program must hear a Ctrl-C.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    let words = ["sh", "-c", "\(command) \"$@\"", command] + arguments
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let copies = (words + variables).map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let (arguments, surroundings) = (
      copies.prefix(words.count) + [nil], copies.dropFirst(words.count) + [nil]
    )
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, Array(arguments), Array(surroundings))
    return code == 0 ? child : nil
  }
}
