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

  package subscript(identity: String) -> Entry? { entries[identity] }

  /// The names of who agreed to be named.
  package var names: [String: String] { entries.filter { $0.value.agreed != nil }.mapValues(\.name) }

  /// The register of a clone as its roster allows it: who was forgotten is deleted from the file too. An old file that is put back
  /// does not bring a name back.
  ///
  /// - Throws: `StorageError` where the file is no register; `RegisterFault` where it cannot be read, or written.
  package static func read(in repository: Repository, under roster: Roster) throws -> PersonRegister {
    let path = Layout.register(in: repository.commonDirectory)
    let register = try PersonRegister(at: path)
    if register.entries.isEmpty || register.without(forgotten: roster).entries.count == register.entries.count
    {
      return register
    }
    return try change(in: repository, under: roster) { _ in }
  }

  /// Changes the register, under its lock, and puts it in place as a whole.
  ///
  /// - Parameter change: what each entry is from then on; by `PARTNER/PERSON`.
  @discardableResult package static func change(
    in repository: Repository, under roster: Roster, _ change: (inout [String: Entry]) throws -> Void
  ) throws -> PersonRegister {
    let path = Layout.register(in: repository.commonDirectory)
    return try repository.locked("register") {
      var register = try PersonRegister(at: path).without(forgotten: roster)
      try change(&register.entries)
      try register.put(at: path)
      return register
    }
  }

  private func without(forgotten roster: Roster) -> PersonRegister {
    let gone = roster.partners.flatMap { partner in
      partner.people.filter(\.isForgotten).map { "\(partner.id)/\($0.id)" }
    }
    var register = self
    for identity in gone { register.entries[identity] = nil }
    return register
  }
}

/// The register is there and cannot be used.
package struct RegisterFault: Error, Explained {
  package let explanation: Explanation

  init(_ message: String) { explanation = Explanation(.failed, message, causes: [], hints: []) }
}

// MARK: - The file

extension PersonRegister {
  private static let format = 1
  /// In bytes: an alliance has some hundreds of people.
  private static let most = 1 << 22

  fileprivate init(at path: String) throws {
    guard access(path, F_OK) == 0 else {
      entries = [:]
      return
    }
    guard let bytes = DerivedFile.contents(of: path), bytes.count <= Self.most else {
      throw RegisterFault("The register of people cannot be read: \(path)")
    }
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw StorageError.notJSON(path: path, reason: error.reason, offset: error.offset)
    }
    var fields = try Fields(json, path: path)
    let format = try fields.integer("format")
    guard format == Self.format else { throw StorageError.newerFormat(path: path, format: format) }
    entries = [:]
    for value in try fields.array("people") {
      var person = try Fields(value, path: path, what: "a person")
      let identity = try person.string("person")
      let since = try person.optionalString("agreed")
      let agreed = since.flatMap(Instant.init(rfc3339:))
      guard since == nil || agreed != nil else { throw person.malformed("\"agreed\" is no time") }
      entries[identity] = Entry(name: try person.string("name"), agreed: agreed)
      try person.finish()
    }
    try fields.finish()
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

  /// For its owner alone from the first byte on; on the disk before the old one goes.
  private func put(at path: String) throws {
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw RegisterFault("The register of people cannot be written: \(path)") }
    let bytes = bytes
    var isWhole = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
    isWhole = fsync(file) == 0 && isWhole
    guard close(file) == 0, isWhole, rename(draft, path) == 0 else {
      unlink(draft)
      throw RegisterFault("The register of people cannot be written: is the disk full? \(path)")
    }
  }
}
