/// What stands between this machine and another one, read from what git said of it.
package enum Complaint: Hashable, Sendable {
  /// No git program on this machine.
  case noGit
  /// The host's name is not known.
  case unknownHost
  /// No way to the host: no network, nobody answers, it takes too long.
  case noConnection
  /// The host's key is not known yet, or is another one than before.
  case hostKey
  /// The host's certificate is not to be trusted.
  case certificate
  /// The host does not know who asks, or does not let them.
  case noRight
  /// There is no repository at the address.
  case noRepository
  /// The branch holds more there than here.
  case moved
  /// A branch of the host's has a name that leaves no room for the one that was sent.
  case noRoomThere(branch: String, for: String)
  /// What this clone remembers of a branch leaves no room for one that the host has: the reference in the way.
  case noRoomHere(String)
  /// A rule or a hook of the host says no, in these words.
  case hostRefused(String)
  /// A hook of this clone says no: its name, and what it said.
  case ownHook(String, words: String)
  /// What it is to be sent to is a bundle, as the one that a clone was made from.
  case sendingToBundle
  /// A setting of the remote has git send all that is here and delete there what is not.
  case mirror
  /// The host's disk or quota is full.
  case hostFull
  /// The branch is checked out at the other end, which is no bare repository.
  case checkedOut
  /// The user ended it.
  case interrupted
  /// A bundle stands on commits that are not here.
  case bundleBase
  /// The file is no bundle.
  case noBundle
  /// The file begins like a bundle, and does not hold what it says.
  case damagedBundle
  /// A lock of git's stands in the way, at this path.
  case locked(String)
  /// A reference that git cannot follow, by its full name: here, mostly.
  case unfollowed(String)
  /// Something ended git before it could say anything.
  case ended(signal: Int32)
  /// Anything else: git's own last words.
  case other(String)
}

extension Complaint {
  /// Reads what git said in the C locale.
  ///
  /// - Parameters:
  ///   - said: what it wrote to its standard output and error.
  ///   - status: its exit code; 128 and the signal where one ended it.
  package init(_ said: String, status: Int32) {
    if status == 127 {
      self = .noGit
    } else if status == 128 + 2 || status == 128 + 15 {
      self = .interrupted
    } else if let lock = Self.lock(said) {
      self = .locked(lock)
    } else if let noRoom = Self.noRoom(said) {
      self = noRoom
    } else if let reference = Self.unfollowed(said) {
      self = .unfollowed(reference)
    } else if Self.lines(said).contains("fatal: ref updates aborted by hook") {
      self = .ownHook("reference-transaction", words: Self.wordsOfHook(said))
    } else if said.contains("--mirror can't be combined with refspecs") {
      self = .mirror
    } else if status > 128, Self.lines(said).isEmpty {
      self = .ended(signal: status - 128)
    } else if let known = Self.table.first(where: { row in row.words.contains { said.contains($0) } }) {
      self = known.complaint
    } else if let declined = Self.declined(said) {
      self = .hostRefused(declined)
    } else {
      self = .other(Self.lastWords(said))
    }
  }

  /// Reads what git said of a bundle: it fetches from a file as from a host, and says of what was cut off that the host hung up.
  init(ofBundle said: String, status: Int32) {
    let signs = [
      "early EOF", "index-pack died", "bad object", "did not send all necessary objects",
      "unrecognized header",
      "inflate: ", "pack is corrupted", "pack signature mismatch",
    ]
    let known = Complaint(said, status: status)
    switch known {
    case .noConnection, .noRepository, .noRight, .other:
      self = signs.contains { said.contains($0) } ? .damagedBundle : known
    default: self = known
    }
  }

  /// What git, ssh and curl say, in the order in which it is looked for: what a host says comes after what the way there says.
  private static let table: [(complaint: Complaint, words: [String])] = [
    (.bundleBase, ["Repository lacks these prerequisite commits"]),
    (.noBundle, ["does not look like a v2 or v3 bundle file"]),
    (
      .unknownHost,
      ["Could not resolve host", "Name or service not known", "Temporary failure in name resolution"]
    ),
    (.hostKey, ["Host key verification failed"]),
    (
      .certificate,
      ["SSL certificate problem", "server certificate verification failed", "certificate has expired"]
    ),
    (
      .noRight,
      [
        "Permission denied (", "Authentication failed", "could not read Username", "could not read Password",
        "returned error: 401", "returned error: 403", "insufficient permission for adding", "Permission to ",
      ]
    ),
    (
      .noConnection,
      [
        "Connection refused", "Connection timed out", "Network is unreachable", "No route to host",
        "Failed to connect", "Couldn't connect", "Operation timed out", "Connection reset",
        "Connection closed by",
        "early EOF", "the remote end hung up unexpectedly\nfatal: Could not read",
      ]
    ),
    (
      .noRepository,
      [
        "does not appear to be a git repository", "Repository not found", "' not found", "' does not exist",
        "returned error: 404",
      ]
    ),
    (.hostFull, ["No space left on device", "Disk quota exceeded", "disk quota exceeded"]),
    (.checkedOut, ["(branch is currently checked out)"]),
    (
      .moved,
      [
        "(fetch first)", "(non-fast-forward)", "(stale info)", "(needs force)", "(failed to update ref)",
        "(cannot lock ref", "(reference already exists)", "(incorrect old value provided)",
      ]
    ),
  ]

  /// The lock of this machine that git could not make, because it stands there.
  private static func lock(_ said: String) -> String? {
    guard let start = said.firstRange(of: "Unable to create '"),
      let end = said[start.upperBound...].firstRange(of: ".lock': File exists"),
      !lines(said).contains(where: { $0.hasPrefix("remote: ") && $0.contains("Unable to create '") })
    else { return nil }
    return String(said[start.upperBound..<end.lowerBound]) + ".lock"
  }

  /// The reference at which git stopped, since it names nothing, or what is not there.
  private static func unfollowed(_ said: String) -> String? {
    let words = "fatal: bad object "
    return lines(said).lazy.filter { $0.hasPrefix(words + "refs/") }
      .map { String($0.dropFirst(words.count)) }.first
  }

  /// A reference that could not be made because of another one, there or here.
  private static func noRoom(_ said: String) -> Complaint? {
    for line in lines(said) {
      let parts = line.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
      guard line.contains("cannot lock ref '"), line.contains("' exists; cannot create '"), parts.count >= 5
      else { continue }
      let (new, present) = (parts[1], parts[3])
      if present.hasPrefix("refs/remotes/") { return .noRoomHere(present) }
      let prefix = "refs/heads/"
      guard new.hasPrefix(prefix), present.hasPrefix(prefix) else { continue }
      return .noRoomThere(
        branch: String(present.dropFirst(prefix.count)), for: String(new.dropFirst(prefix.count)))
    }
    return nil
  }

  /// Reads what git said where it sent nothing, in a clone with a hook that is asked before: it says of itself no more than that it failed.
  init?(ofHook name: String, _ said: String) {
    let lines = Self.lines(said)
    let ofHost = ["! [", "remote: ", "fatal: ", "error: src refspec", "send-pack: "]
    guard lines.contains(where: { $0.hasPrefix(Self.failed) }),
      !lines.contains(where: { line in ofHost.contains { line.hasPrefix($0) } })
    else { return nil }
    self = .ownHook(name, words: Self.wordsOfHook(said))
  }

  private static let failed = "error: failed to push some refs to"

  /// All but what git itself said.
  private static func wordsOfHook(_ said: String) -> String {
    lines(said).filter { !$0.hasPrefix(failed) && $0 != "fatal: ref updates aborted by hook" }
      .uniquedInOrder.joined(separator: " ")
  }

  /// What a host's hook or rule said before it declined.
  private static func declined(_ said: String) -> String? {
    guard said.contains("[remote rejected]") else { return nil }
    let words = lines(said).compactMap { line in
      line.hasPrefix("remote: ") ? String(line.dropFirst("remote: ".count)) : nil
    }
    if !words.isEmpty { return words.joined(separator: " ") }
    let rejection = lines(said).first { $0.contains("[remote rejected]") } ?? ""
    return rejection.lastIndex(of: "(").map { String(rejection[rejection.index(after: $0)...].dropLast()) }
      ?? rejection
  }

  private static func lastWords(_ said: String) -> String {
    let telling = lines(said).filter { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    let line = telling.first ?? lines(said).last ?? ""
    return line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? line
  }

  private static func lines(_ said: String) -> [String] {
    said.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}

extension [String] {
  /// Each once, where it stands first: a hook is asked for each reference.
  fileprivate var uniquedInOrder: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
