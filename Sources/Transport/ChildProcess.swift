import Glibc

/// A program run to its end, with what it said.
///
/// Its output goes to files without a name and not to pipes: it may be of any length, and nothing has to read while
/// it runs.
struct ChildProcess {
  /// The exit code; 128 and the signal where one ended it.
  let status: Int32
  /// Whether a signal ended it.
  let wasKilled: Bool
  /// Whether it hung, and was ended by us.
  let wasEnded: Bool
  let output: [UInt8]
  let errors: [UInt8]

  /// What kept a program from being run.
  struct Failure: Error { let code: Int32 }

  /// Runs a program that is looked for on the path of its environment, without a shell.
  ///
  /// While it runs, Ctrl-C ends the program and not us: the caller sees its exit code and says what happened.
  ///
  /// - Parameters:
  ///   - words: the program and its arguments.
  ///   - environment: all that it is given of variables.
  ///   - input: what it reads from its standard input; ours where it is nil.
  ///   - file: what it finds at `fileName`.
  ///   - limit: the bytes that are kept of each stream.
  ///   - patience: for a program that may hang: after so many seconds it is asked to end, and 5 later it is ended, with all that it began.
  ///     It has a process group of its own, so Ctrl-C does not end it, and does to us what it does otherwise: several threads may wait so.
  init(
    _ words: [String], environment: [String: String], input: [UInt8]? = nil, file: [UInt8] = [],
    limit: Int = 1 << 24, patience: Int? = nil
  ) throws(Failure) {
    let folder = environment["TMPDIR"] ?? "/tmp"
    let output = try Scratch(in: folder)
    let errors = try Scratch(in: folder)
    let given = try Scratch(in: folder)
    try given.fill(with: input ?? [])
    let beside = try Scratch(in: folder)
    try beside.fill(with: file)
    let before = patience == nil ? signal(SIGINT, SIG_IGN) : nil
    defer { if patience == nil { signal(SIGINT, before) } }
    let child = try Self.spawn(
      words, environment, input: input == nil ? STDIN_FILENO : given.descriptor, file: beside.descriptor,
      output: output, errors: errors, isApart: patience != nil)
    let (status, wasEnded) = try Self.wait(for: child, patience: patience)
    self.wasEnded = wasEnded
    let ending = status & 0x7f
    wasKilled = ending != 0
    self.status = ending == 0 ? (status >> 8) & 0xff : 128 + ending
    self.output = output.bytes(limit: limit)
    self.errors = errors.bytes(limit: limit)
  }

  private static func wait(
    for child: pid_t, patience: Int?
  ) throws(Failure) -> (status: Int32, wasEnded: Bool) {
    var status: Int32 = 0
    var pause: UInt32 = 200
    let begun = ContinuousClock.now
    var wasAsked = false
    while true {
      let ended = waitpid(child, &status, patience == nil ? 0 : WNOHANG)
      if ended == child { return (status, wasAsked) }
      guard ended == 0 || errno == EINTR else { throw Failure(code: errno) }
      guard let patience else { continue }
      let waited = ContinuousClock.now - begun
      if waited > .seconds(patience + 5) {
        kill(-child, SIGKILL)
      } else if waited > .seconds(patience), !wasAsked {
        kill(-child, SIGTERM)
        wasAsked = true
      }
      // Most end within milliseconds; who hangs is looked at less and less.
      usleep(pause)
      pause = min(pause + pause / 4, 50_000)
    }
  }

  /// The name under which a program finds the file that it is given beside its standard input.
  static let fileName = "/dev/fd/3"

  /// Marks all that is open here as ours alone. Not every library does: a program that hangs would hold a server's sockets when that is
  /// begun anew.
  private static func keepOpenFiles() {
    guard let folder = opendir("/proc/self/fd") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let descriptor = Int32(name), descriptor > STDERR_FILENO else { continue }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  private static func spawn(
    _ words: [String], _ environment: [String: String], input: Int32, file: Int32,
    output: borrowing Scratch, errors: borrowing Scratch, isApart: Bool
  ) throws(Failure) -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&files, output.descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&files, errors.descriptor, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&files, file, 3)
    keepOpenFiles()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We ignore SIGPIPE and, while we wait, SIGINT; the program must hear both.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (isApart ? POSIX_SPAWN_SETPGROUP : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    // A name is looked for by `env`, on the path of the environment that it is given.
    let isPath = words.first?.contains("/") ?? false
    let program = isPath ? words[0] : "/usr/bin/env"
    let words = isPath ? words : ["env"] + words
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let copies = (words + variables).map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var child: pid_t = 0
    let code = posix_spawn(
      &child, program, &files, &attributes, Array(copies.prefix(words.count)) + [nil],
      Array(copies.dropFirst(words.count)) + [nil])
    guard code == 0 else { throw Failure(code: code) }
    return child
  }
}

/// A file without a name: gone with its descriptor.
private struct Scratch: ~Copyable {
  let descriptor: Int32

  init(in folder: String) throws(ChildProcess.Failure) {
    var path = Array("\(folder)/beraad-XXXXXX".utf8CString)
    let made = mkstemp(&path)
    guard made >= 0 else { throw ChildProcess.Failure(code: errno) }
    unlink(path)
    // Above those that the program is given: a number must not be another one's before it is copied.
    let copy = fcntl(made, F_DUPFD_CLOEXEC, 10)
    let code = errno
    close(made)
    guard copy >= 0 else { throw ChildProcess.Failure(code: code) }
    descriptor = copy
  }

  /// Puts bytes in, to be read from the beginning.
  func fill(with bytes: [UInt8]) throws(ChildProcess.Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ChildProcess.Failure(code: errno) }
      rest = rest.dropFirst(count)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// What was written to it, up to a limit.
  func bytes(limit: Int) -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: min(size, limit))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        return pread(descriptor, rest.baseAddress, rest.count, off_t(count))
      }
      guard read > 0 else { break }
      count += read
    }
    return Array(bytes.prefix(count))
  }
}
