import Glibc

/// The user's own git: all that crosses the border of this machine goes through it, with their keys, agents, helpers
/// and proxies. Beraad itself never connects.
package struct UserGit: Sendable {
  private let folder: String?
  private let environment: [String: String]

  /// - Parameters:
  ///   - folder: the repository; nil where there is none yet.
  ///   - environment: the user's.
  ///   - mayAsk: whether somebody is there who can answer a question for a password.
  package init(in folder: String?, environment: [String: String], mayAsk: Bool) {
    var environment = environment
    // What git says is read, so it is asked in one language; what it must not take from the caller's surroundings is
    // another repository.
    environment["LC_ALL"] = "C"
    environment["LANGUAGE"] = nil
    for key in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"] {
      environment[key] = nil
    }
    if !mayAsk { environment["GIT_TERMINAL_PROMPT"] = "0" }
    (self.folder, self.environment) = (folder, environment)
  }

  /// Copies a repository from an address into a folder, which git makes.
  package func clone(_ address: Address, to folder: String) throws(TransportError) {
    try run(["clone", "--quiet", "--origin", "origin", "--", address.text, folder], at: address)
  }

  /// Makes a branch as a remote has it, and goes to it.
  package func begin(_ branch: String, asAt remote: String) throws(TransportError) {
    try run(
      ["switch", "--quiet", "--no-recurse-submodules", "--no-track", "-c", branch, "\(remote)/\(branch)"],
      at: Address(folder ?? "."))
  }

  /// Fetches main and the partners' branches of a host. A branch that was set back there stays here as it was.
  ///
  /// Nothing else moves: what this clone is told to fetch by itself (`remote.NAME.fetch`) may be a branch of its own.
  ///
  /// - Returns: the branches that the host set back.
  package func fetch(_ remote: Remote, branches: [String]) throws(TransportError) -> [String] {
    let specifications = branches.map { "refs/heads/\($0):refs/remotes/\(remote.name)/\($0)" }
    let words =
      Self.fetching + ["--", remote.name] + specifications
    let ended = try start(words, at: remote.address)
    guard ended.status != 0 else { return [] }
    let lines = ended.said.split(separator: "\n")
    let setBack = lines.filter { $0.contains("[rejected]") }
    let isAll = !lines.contains { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    guard isAll, !setBack.isEmpty else {
      throw TransportError(Complaint(ended.said, status: ended.status), at: remote.address.shown)
    }
    return setBack.compactMap { line in
      line.split(separator: " ").drop { $0 != "[rejected]" }.dropFirst().first.map(String.init)
    }
  }

  /// `--refmap=` keeps git from following the clone's own refspecs, which it does by force, besides what is asked for.
  private static let fetching = [
    "fetch", "--refmap=", "--no-prune", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
  ]

  /// Fetches a branch of a host also where it is no continuation of what it was.
  package func fetch(_ branch: String, whateverItWas remote: Remote) throws(TransportError) {
    try run(
      Self.fetching + [
        "--quiet", "--", remote.name, "+refs/heads/\(branch):refs/remotes/\(remote.name)/\(branch)",
      ], at: remote.address)
  }

  /// Sends branches as they are here, never by force. The host may take one and refuse another.
  package func push(_ branches: [String], to remote: Remote) throws(TransportError) {
    let specifications = branches.map { "refs/heads/\($0):refs/heads/\($0)" }
    let ended = try start(
      ["push", "--quiet", "--no-follow-tags", "--recurse-submodules=no", "--", remote.name] + specifications,
      at: remote.address)
    guard ended.status == 0 else {
      // A remote may have several addresses, of which one refused.
      let address = Self.refusing(ended.said) ?? remote.address
      let complaint = refusal(of: address, ended.said) ?? Complaint(ended.said, status: ended.status)
      switch complaint {
      case .noRoomThere, .ownHook, .sendingToBundle, .mirror:
        throw TransportError(complaint, at: address.shown, remote: remote.name)
      default: throw TransportError(complaint, at: address.shown)
      }
    }
  }

  /// Why nothing was sent where git itself does not say it: a hook of this clone said no, or there is no host, but a bundle.
  private func refusal(of address: Address, _ said: String) -> Complaint? {
    if address.isBundle { return .sendingToBundle }
    let name = "pre-push"
    guard let ended = try? start(["rev-parse", "--git-path", "hooks/\(name)"], at: address),
      let path = ended.output.split(separator: "\n").first.map(String.init)
    else { return nil }
    let place = path.hasPrefix("/") ? path : "\(folder ?? ".")/\(path)"
    return access(place, X_OK) == 0 ? Complaint(ofHook: name, said) : nil
  }

  /// Where git fetches from a remote, and where it sends to, with what the settings put in their place.
  package func sendingAddresses(of remote: Remote) throws(TransportError) -> (from: Address, to: [Address]) {
    func addresses(_ words: String...) throws(TransportError) -> [Address] {
      let ended = try start(["remote", "get-url"] + words + [remote.name], at: remote.address)
      guard ended.status == 0 else {
        throw TransportError(Complaint(ended.said, status: ended.status), at: remote.address.shown)
      }
      return ended.output.split(separator: "\n").map { Address(String($0)) }
    }
    return (try addresses().first ?? remote.address, try addresses("--push", "--all"))
  }

  /// The address that git says it could not send to; nil where it names none.
  private static func refusing(_ said: String) -> Address? {
    let words = ["failed to push some refs to '", "fatal: '", "unable to access '"]
    return said.split(separator: "\n").lazy.compactMap { line in
      // One that cannot be reached is named otherwise than one that refuses.
      guard let start = words.lazy.compactMap({ line.firstRange(of: $0) }).first else { return nil }
      let rest = line[start.upperBound...]
      let ends = ["' does not appear to be a git repository", "': ", "'"]
      guard let end = ends.lazy.compactMap({ rest.firstRange(of: $0) }).first else { return nil }
      return Address(String(rest[..<end.lowerBound]))
    }.first
  }

  /// Writes a branch into a file, without the commits that another one holds.
  package func bundle(_ branch: String, without known: String?, into file: String) throws(TransportError) {
    try run(
      ["bundle", "create", "--quiet", file, "refs/heads/\(branch)"] + (known.map { ["^\($0)"] } ?? []),
      at: Address(file))
  }

  /// The branches that a file brings, by their full names.
  package func branches(inBundle file: String) throws(TransportError) -> [(commit: String, name: String)] {
    let address = Address(file)
    let ended = try start(["bundle", "list-heads", file], at: address)
    guard ended.status == 0 else {
      throw TransportError(Complaint(ofBundle: ended.said, status: ended.status), at: address.shown)
    }
    return ended.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// Takes the branches of a file in under a prefix of references.
  package func unbundle(_ file: String, under prefix: String) throws(TransportError) {
    let address = Address(file)
    let ended = try start(
      [
        "fetch", "--no-tags", "--no-write-fetch-head", "--quiet", "--", file,
        "+refs/heads/partners/*:\(prefix)/partners/*",
      ], at: address)
    guard ended.status == 0 else {
      throw TransportError(Complaint(ofBundle: ended.said, status: ended.status), at: address.shown)
    }
  }

  /// Unites two commits as git does, with the drivers of this clone, and without a guess at what was renamed. Where a git
  /// guesses all the same, the driver is asked, and sees it.
  ///
  /// - Returns: the tree, or the files that people have to unite.
  package func unite(_ ours: String, _ theirs: String) throws(TransportError) -> Union {
    // As `git merge` has it: by this name a driver knows that a commit with both as its parents is to come.
    let ended = try start(
      Self.guessingNothing + ["merge-tree", "--write-tree", "--name-only", "--no-messages", ours, theirs],
      at: Address(folder ?? "."),
      with: ["GITHEAD_\(theirs)": "theirs"])
    let lines = ended.output.split(separator: "\n").map(String.init)
    guard let tree = lines.first, ended.status == 0 || ended.status == 1 else {
      throw TransportError(Complaint(ended.said, status: ended.status), at: folder ?? ".")
    }
    return ended.status == 0 ? .tree(tree) : .contested(Array(lines.dropFirst()), tree: tree)
  }

  private static let guessingNothing = ["-c", "merge.directoryRenames=false", "-c", "merge.renames=false"]

  /// What came of uniting two commits.
  package enum Union: Hashable, Sendable {
    case tree(String)
    /// The files that people have to unite, and a tree in which everything else is united.
    case contested([String], tree: String)
  }

  private func run(_ words: [String], at address: Address) throws(TransportError) {
    let ended = try start(words, at: address)
    guard ended.status == 0 else {
      throw TransportError(Complaint(ended.said, status: ended.status), at: address.shown)
    }
  }

  func start(
    _ words: [String], at address: Address, with more: [String: String] = [:]
  ) throws(TransportError) -> (status: Int32, output: String, said: String) {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        ["git"] + (folder.map { ["-C", $0] } ?? []) + words,
        environment: environment.merging(more) { $1 })
    } catch {
      throw TransportError(.noGit, at: address.shown)
    }
    let output = String(decoding: child.output, as: UTF8.self)
    let said = output + String(decoding: child.errors, as: UTF8.self)
    if child.wasKilled {
      throw TransportError(Complaint(said, status: child.status), at: address.shown, wasKilled: true)
    }
    return (child.status, output, said)
  }
}

/// A host as this clone knows it.
package struct Remote: Hashable, Sendable {
  package let name: String
  package let address: Address

  package init(name: String, address: Address) { (self.name, self.address) = (name, address) }
}

/// Where a repository is to be found: an address or a path, as a person typed it.
package struct Address: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// As it may be shown: a password in it is left out.
  package var shown: String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    let rest = text[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@"), let colon = host[..<at].firstIndex(of: ":") else { return text }
    return String(text[..<colon] + text[at...])
  }

  /// The same for all ways to write one place: with a slash at the end, as `file://`, or from a folder.
  ///
  /// - Parameter folder: where git stands.
  package func place(from folder: String) -> String {
    var path = text.hasPrefix("file://") ? String(text.dropFirst("file://".count)) : text
    let isElsewhere = path.contains("://") || path.prefix { $0 != "/" }.contains(":")
    if !isElsewhere, !path.hasPrefix("/") { path = "\(folder)/\(path)" }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !isElsewhere, let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether it is a bundle on this machine: git fetches from one, and sends to none.
  var isBundle: Bool {
    let path = text.hasPrefix("file://") ? String(text.dropFirst("file://".count)) : text
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var first = [UInt8](repeating: 0, count: 3)
    return read(descriptor, &first, 3) == 3 && first == Array("# v".utf8)
  }

  /// The name of a folder for a copy: the last part, without `.git`.
  package var folderName: String? {
    let last =
      text.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "\\" }).last.map(String.init) ?? ""
    let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    return name.isEmpty || name == "." || name == ".." ? nil : name
  }
}
