import Cards
import Deliberation
import FoundationEssentials
import Synchronization

/// Who may sign in, until when: `access.json` in the state folder. It holds hashes of links and codes, never these themselves.
final class AccessBook: Sendable {
  private let folder: StateFolder
  private let secret: Secret
  private let cache = Mutex<(stamp: FileStamp, content: Content)?>(nil)

  static let file = "access.json"

  init(in folder: StateFolder, secret: Secret) { (self.folder, self.secret) = (folder, secret) }

  /// The accesses as they are, for whoever makes none.
  convenience init(in folder: StateFolder) throws {
    self.init(in: folder, secret: try Secret(reading: folder))
  }

  /// One access: a link and a code for one person.
  struct Access: Codable, Sendable {
    /// `PARTNER/PERSON`.
    let person: String
    let link: String
    let code: String
    /// Seconds since 1970.
    let until: Int64
  }

  private struct Content: Codable, Sendable {
    var format = 1
    /// How often the accesses of somebody were taken back: cookies of an earlier epoch are nobody's.
    var epochs: [String: Int] = [:]
    var accesses: [Access] = []
    /// The sessions that were ended, by their hash, until when they would have been good.
    var ended: [String: Ended]?

    struct Ended: Codable, Sendable {
      let person: String
      let until: Int64
    }
  }

  /// So many ended sessions of one person are kept. Who ends more is signed out everywhere.
  private static let mostEnded = 100

  /// What the committee passes on; it is nowhere else.
  struct Invitation: Sendable {
    let token: String
    let code: Code
  }

  /// Makes an access for a person.
  func add(_ person: String, until: Instant, now: Instant) throws -> Invitation {
    let invitation = Invitation(token: Encoded.base64(Sodium.randomBytes(24)), code: Code())
    try change { content in
      // Only this person's: where a clock is wrong, nobody else loses theirs.
      content.accesses.removeAll { $0.person == person && $0.until < now.seconds }
      content.accesses.append(
        Access(
          person: person, link: secret.hash(invitation.token, for: .accessLink),
          code: secret.hash(invitation.code.text, for: .accessCode), until: until.seconds))
    }
    return invitation
  }

  /// Takes back all accesses of a person, and signs them out everywhere.
  ///
  /// - Returns: how many accesses there were.
  func revoke(_ person: String) throws -> Int {
    try change { content in
      let before = content.accesses.count
      content.accesses.removeAll { $0.person == person }
      content.epochs[person, default: 0] += 1
      return before - content.accesses.count
    }
  }

  /// Who has or had an access, sorted.
  func people() throws -> [String] {
    let content = try content()
    return Set(content.accesses.map(\.person) + content.epochs.keys).sorted()
  }

  /// The accesses that are good, by person.
  func accesses(at now: Instant) throws -> [Access] {
    try content().accesses.filter { $0.until >= now.seconds }.sorted {
      ($0.person, $0.until) < ($1.person, $1.until)
    }
  }

  /// The access that a link leads to, if it is still good.
  func access(token: String, at now: Instant) throws -> Access? {
    let hash = secret.hash(token, for: .accessLink)
    return try content().accesses.first { $0.link == hash && $0.until >= now.seconds }
  }

  /// The access that a code leads to, if it is still good.
  func access(code: Code, at now: Instant) throws -> Access? {
    let hash = secret.hash(code.text, for: .accessCode)
    return try content().accesses.first { $0.code == hash && $0.until >= now.seconds }
  }

  func epoch(of person: String) throws -> Int { try content().epochs[person] ?? 0 }

  /// Whether a session is one that can still act: of the person's epoch, and not ended.
  func isGood(_ cookie: SessionCookie) throws -> Bool {
    let content = try content()
    return cookie.epoch == content.epochs[cookie.person] ?? 0
      && content.ended?[cookie.ending(secret: secret)] == nil
  }

  /// Ends one session: whoever kept its cookie is signed out too.
  func end(_ cookie: SessionCookie, now: Instant) throws {
    try change { content in
      var ended = (content.ended ?? [:]).filter { $0.value.until >= now.seconds }
      if ended.values.count(where: { $0.person == cookie.person }) >= Self.mostEnded {
        content.epochs[cookie.person, default: 0] += 1
        ended = ended.filter { $0.value.person != cookie.person }
      }
      ended[cookie.ending(secret: secret)] = Content.Ended(person: cookie.person, until: cookie.until)
      content.ended = ended
    }
  }

  /// An empty book, in a folder that is new.
  static func begin(in folder: StateFolder) throws { try write(Content(), to: folder) }

  /// Whether somebody has an access, or had one; also where the file cannot be read.
  static func isUsed(in folder: StateFolder) -> Bool {
    guard folder.stamp(of: file) != nil else { return false }
    guard let bytes = try? folder.read(file),
      let content = try? JSONDecoder().decode(Content.self, from: Data(bytes))
    else { return true }
    return !content.accesses.isEmpty || !content.epochs.isEmpty
  }

  /// - Throws: `LostAccesses`.
  static func mustBeThere(in folder: StateFolder) throws {
    if folder.stamp(of: file) == nil {
      throw LostAccesses(path: folder.place(file), key: folder.place(Secret.file))
    }
  }

  private func content() throws -> Content {
    guard let stamp = folder.stamp(of: Self.file) else { return try read() }
    if let known = cache.withLock({ $0 }), known.stamp == stamp { return known.content }
    let content = try read()
    cache.withLock { $0 = (stamp, content) }
    return content
  }

  private func read() throws -> Content {
    try Self.mustBeThere(in: folder)
    guard let bytes = try folder.read(Self.file) else { return Content() }
    do {
      return try JSONDecoder().decode(Content.self, from: Data(bytes))
    } catch {
      throw DamagedState(path: folder.place(Self.file))
    }
  }

  private func change<Result>(_ body: (inout Content) throws -> Result) throws -> Result {
    try folder.locked {
      var content = try read()
      let result = try body(&content)
      try Self.write(content, to: folder)
      return result
    }
  }

  private static func write(_ content: Content, to folder: StateFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try folder.write(Array(try encoder.encode(content)) + [0x0A], to: file)
  }
}
