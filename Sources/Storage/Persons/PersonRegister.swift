package import Deliberation
package import Git
import Glibc

/// Who the people are behind the opaque ids of the roster: a file beside the history of one clone, for its owner alone to read, that no
/// command sends anywhere.
package struct PersonRegister: Sendable {
  package struct Entry: Hashable, Sendable {
    package let name: String
    /// Since when they agree that pages name them; nil where they do not.
    package let agreed: Instant?

    package init(name: String, agreed: Instant?) { (self.name, self.agreed) = (name, agreed) }
  }

  /// By `PARTNER/PERSON`.
  package private(set) var entries: [String: Entry]

  /// Whether it has names and tells none: the history is cut off, and who was forgotten in the rest of it cannot be told.
  package private(set) var isHidden = false

  package subscript(identity: String) -> Entry? { entries[identity] }

  /// The names of who agreed to be named.
  package var names: [String: String] { entries.filter { $0.value.agreed != nil }.mapValues(\.name) }

  /// One that names nobody.
  package static let none = PersonRegister(entries: [:])

  private init(entries: [String: Entry]) { self.entries = entries }

  /// The register of a clone as main allows it: whoever was ever forgotten is deleted from the file too. An old file that is put back
  /// does not bring a name back. In a clone whose history is cut off it names nobody.
  ///
  /// - Throws: `RegisterFault` where it cannot be read, or written; `StorageError` where a newer program wrote it.
  package static func read(at snapshot: Snapshot) throws -> PersonRegister {
    let path = Layout.register(in: snapshot.repository.commonDirectory)
    if access(draft(of: path), F_OK) == 0 {
      // Whoever was stopped while writing one is gone: the lock is free.
      try snapshot.repository.locked("register") { _ = unlink(draft(of: path)) }
    }
    let register = try PersonRegister(at: path)
    guard !register.entries.isEmpty else { return register }
    let ever = try snapshot.peopleEver()
    let allowed =
      register.entries.keys.contains(where: ever.forgotten.contains)
      ? try change(at: snapshot) { _ in } : register
    return ever.isWhole ? allowed : allowed.hidden
  }

  private var hidden: PersonRegister {
    var register = PersonRegister.none
    register.isHidden = !entries.isEmpty
    return register
  }

  /// Deletes who is forgotten by the roster of main as it is now, and is silent where that cannot be done: it is for every command,
  /// and `read` says what is wrong. Without a register it costs one look whether there is one.
  package static func sweep(at snapshot: Snapshot) {
    let path = Layout.register(in: snapshot.repository.commonDirectory)
    guard access(path, F_OK) == 0 else { return }
    let forgotten = snapshot.roster.forgotten
    guard !forgotten.isEmpty, let register = try? PersonRegister(at: path),
      register.entries.keys.contains(where: forgotten.contains)
    else { return }
    _ = try? change(at: snapshot) { _ in }
  }

  /// Changes the register, under its lock, and puts it in place as a whole.
  ///
  /// - Parameter change: what each entry is from then on; by `PARTNER/PERSON`.
  @discardableResult package static func change(
    at snapshot: Snapshot, _ change: (inout [String: Entry]) throws -> Void
  ) throws -> PersonRegister {
    let path = Layout.register(in: snapshot.repository.commonDirectory)
    let forgotten = try snapshot.peopleEver().forgotten
    return try snapshot.repository.locked("register") {
      var register = try PersonRegister(at: path)
      try change(&register.entries)
      register.entries = register.entries.filter { !forgotten.contains($0.key) }
      try register.put(at: path)
      return register
    }
  }

  /// Files beside a register that are named as it is, and so may hold names: copies that somebody made.
  package static func copies(in repository: Repository) -> [String] {
    let path = Layout.register(in: repository.commonDirectory)
    guard let folder = opendir(repository.commonDirectory) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let copy = "\(repository.commonDirectory)/\(name)"
      if copy != path, copy.hasPrefix(path.dropLast(".json".count)) { found.append(copy) }
    }
    return found.sorted()
  }
}

/// The register is there and cannot be used.
package struct RegisterFault: Error, Explained {
  package let explanation: Explanation

  init(_ message: Localized, causes: [Localized] = [], hints: [Localized] = []) {
    explanation = Explanation(.failed, message, causes: causes, hints: hints)
  }

  /// It cannot be read, and stays as it is.
  init(unreadable path: String, _ why: Localized) {
    self.init(
      Localized(
        en: "The register of people cannot be read, and nothing was changed: \(path)",
        nl: "Het register van mensen is niet te lezen, en er is niets veranderd: \(path)"), causes: [why],
      hints: [
        Localized(
          en: "put it back from a copy, if there is one", nl: "zet het terug vanuit een kopie, als die er is"),
        path.quotedForShell.map {
          Localized(
            en: "or begin one anew, without its names, with: rm -r \($0)",
            nl: "of begin een nieuw, zonder de namen erin, met: rm -r \($0)")
        },
      ].compactMap(\.self))
  }
}

// MARK: - The file

extension PersonRegister {
  private static let format = 1
  /// In bytes: an alliance has some hundreds of people.
  private static let most = 1 << 22

  fileprivate init(at path: String) throws {
    var status = stat()
    // A link to nothing is there too.
    guard lstat(path, &status) == 0 else {
      entries = [:]
      return
    }
    let bytes = try Self.contents(of: path)
    do {
      self = try Self.decoded(bytes, path: path)
    } catch let error as StorageError {
      if case .newerFormat = error { throw error }
      throw RegisterFault(unreadable: path, error.explanation.sentence)
    }
  }

  /// The bytes of a plain file, which is made its owner's alone where others could read it.
  private static func contents(of path: String) throws(RegisterFault) -> [UInt8] {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw RegisterFault(
        unreadable: path, Localized(en: "It is no plain file.", nl: "Het is geen gewoon bestand."))
    }
    guard status.st_size <= most else {
      throw RegisterFault(
        unreadable: path, Localized(en: "It is too large for one.", nl: "Het is daarvoor te groot."))
    }
    if status.st_mode & 0o077 != 0, status.st_uid == geteuid() { chmod(path, 0o600) }
    guard let bytes = DerivedFile.contents(of: path) else {
      throw RegisterFault(
        unreadable: path, Localized(en: "You may not read it.", nl: "Het mag niet worden gelezen."))
    }
    guard !bytes.isEmpty else {
      throw RegisterFault(unreadable: path, Localized(en: "It is empty.", nl: "Het is leeg."))
    }
    return bytes
  }

  private static func decoded(_ bytes: [UInt8], path: String) throws -> PersonRegister {
    var fields = try Fields(ofFile: bytes, path: path)
    let format = try fields.integer("format")
    guard format == Self.format else { throw StorageError.newerFormat(path: path, format: format) }
    var entries: [String: Entry] = [:]
    for value in try fields.array("people") {
      var person = try Fields(value, path: path, what: Localized(en: "a person", nl: "een persoon"))
      let identity = try person.string("person")
      let since = try person.optionalString("agreed")
      let agreed = since.flatMap(Instant.init(rfc3339:))
      guard since == nil || agreed != nil else {
        throw person.malformed(en: "\"agreed\" is no time", nl: "\"agreed\" is geen tijdstip")
      }
      entries[identity] = Entry(name: try person.string("name"), agreed: agreed)
      try person.finish()
    }
    try fields.finish()
    return PersonRegister(entries: entries)
  }

  private var bytes: [UInt8] {
    let people = entries.sorted { $0.key < $1.key }.map { identity, entry in
      var members = [JSON.Member("person", .string(identity)), JSON.Member("name", .string(entry.name))]
      if let agreed = entry.agreed { members.append(JSON.Member("agreed", .string(agreed.rfc3339))) }
      return JSON.object(members)
    }
    return JSON.object([.init("format", .integer(Self.format)), .init("people", .array(people))])
      .canonicalBytes
  }

  /// Its next state while it is written, under the lock. Always the same name: what a stopped program left is found, and deleted.
  private static func draft(of path: String) -> String { "\(path).new" }

  /// For its owner alone from the first byte on; on the disk before the old one goes.
  private func put(at path: String) throws {
    let draft = Self.draft(of: path)
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      throw RegisterFault(
        Localized(
          en: "The register of people cannot be written: \(path)",
          nl: "Het register van mensen is niet te schrijven: \(path)"))
    }
    let bytes = bytes
    var isWhole = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
    isWhole = fsync(file) == 0 && isWhole
    guard close(file) == 0, isWhole, rename(draft, path) == 0 else {
      unlink(draft)
      throw RegisterFault(
        Localized(
          en: "The register of people cannot be written: is the disk full? \(path)",
          nl: "Het register van mensen is niet te schrijven: is de schijf vol? \(path)"))
    }
  }
}
