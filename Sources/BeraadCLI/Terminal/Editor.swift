import BeraadKit
import Deliberation
import FoundationEssentials
import Glibc

/// The user's own editor, for a message that was not given on the command line.
enum Editor {
  /// Opens `$VISUAL` or `$EDITOR` on a text and returns what the user made of it.
  ///
  /// - Throws: a `Refusal` where there is no terminal or no editor, or the editor was interrupted.
  static func edit(_ text: String, suffix: String, session: Session) throws -> String {
    guard session.console.inputIsTerminal else {
      throw Refusal(
        "There is no message, and no terminal to ask for one.", hints: ["give it with -m TEXT or -F FILE"])
    }
    let environment = session.context.environment
    guard let editor = environment["VISUAL"] ?? environment["EDITOR"], !editor.isEmpty else {
      throw Refusal("There is no message, and EDITOR is not set.", hints: ["give it with -m TEXT or -F FILE"])
    }
    let path =
      FileManager.default.temporaryDirectory.path
      + "/beraad-\(getpid())-\(UInt32.random(in: 0...(.max)))\(suffix)"
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Refusal("\(path) cannot be written.") }
    session.written.add(path)
    defer {
      if InputBytes.read(file: path).map({ $0 == Array(text.utf8) }) ?? true { session.written.discard() }
    }
    try run(editor, on: path, environment: environment)
    guard let bytes = InputBytes.read(file: path) else { throw Refusal("The editor took \(path) away.") }
    guard let edited = String(validating: bytes, as: UTF8.self) else {
      throw Refusal("The editor left a text that is not UTF-8.")
    }
    return edited
  }

  /// Runs the editor through the shell, as git does, since `EDITOR` may hold arguments.
  private static func run(_ editor: String, on path: String, environment: [String: String]) throws {
    // Ctrl-C in the editor is the editor's; it must not end us before its text is cleaned up.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Whoever called may hold signals back; the editor must hear a Ctrl-C.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words = ["sh", "-c", "\(editor) \"$@\"", editor, path]
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let copies = (words + variables).map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let (arguments, surroundings) = (
      copies.prefix(words.count) + [nil], copies.dropFirst(words.count) + [nil]
    )
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, Array(arguments), Array(surroundings)) == 0 else {
      throw Refusal("The editor '\(editor)' cannot be started.")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Refusal("The editor '\(editor)' was lost.") }
    }
    guard status == 0 else {
      throw Refusal(
        "The editor did not end well; nothing was recorded.",
        causes: ["'\(editor)' was interrupted or failed"])
    }
  }
}
