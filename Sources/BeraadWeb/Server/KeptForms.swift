import BeraadKit
import FoundationEssentials
import Synchronization

/// What somebody typed who turned out not to be signed in: kept in the state folder until they send it after all, for an hour at most,
/// and given to whoever typed it alone. A link that somebody sends fills in no form of another.
final class KeptForms: Sendable {
  static let folder = "kept"

  private let folder: StateFolder
  private let secret: Secret
  /// What each takes on the disk, in bytes. The names begin with the time until which they are kept: the oldest sort first.
  private let sizes: Mutex<[String: Int]>

  /// By whom it was typed: a person for whom its page was made, or whoever uses a browser.
  enum Writer {
    case person(FormToken.Owner)
    case browser(String)
  }

  private static let seconds: Int64 = 3_600
  /// Of people whom this server knows, and of all others: strangers push out strangers only.
  private static let (mostOfPeople, mostOfOthers) = (48 << 20, 4 << 20)
  /// Of one person: nobody pushes out others by themselves.
  private static let mostOfOne = 1 << 20
  /// No file takes less of a disk than a block.
  private static let block = 4_096

  /// No form of ours has as many fields.
  private static let mostFields = 2_000

  /// What a form has that nobody typed.
  private static let marks: Set = ["csrf", "seen", "kept", "personal"]

  /// As a file has it.
  private struct Kept: Codable {
    /// The path of the page that has the form, and where the form is sent; nil in files of before this was kept.
    let page: String
    let action: String?
    let fields: [[String]]
  }

  /// One of several that wait for their writer.
  struct Waiting {
    let name: String
    let page: String
    let action: String
    let form: Form
    /// In seconds.
    let until: Int64
  }

  /// Goes on with what an earlier server kept.
  init(in folder: StateFolder, secret: Secret, now: Int64) {
    (self.folder, self.secret) = (folder, secret)
    let known = folder.files(in: Self.folder).map { name in
      (name, max(Self.block, Int(folder.stamp(of: Self.file(name))?.size ?? 0)))
    }
    sizes = Mutex(Dictionary(known) { first, _ in first })
    sweep(now: now)
  }

  /// Where too much is kept, what was kept longest is let go: whoever fills this on purpose has to go on doing so.
  ///
  /// - Parameters:
  ///   - page: the path of the page that has the form.
  ///   - action: where the form is sent.
  /// - Returns: the name to ask for it by; nil where it is too much by itself, or says nothing.
  /// - Throws: what kept it from the disk.
  func keep(_ form: Form, at page: String, to action: String, of writer: Writer, now: Int64) throws -> String?
  {
    guard form.fields.count <= Self.mostFields,
      form.fields.contains(where: { !Self.marks.contains($0.name) && $0.value.showsAnything })
    else { return nil }
    let fields = form.fields.filter { $0.name != "kept" }.map { [$0.name, $0.value] }
    let bytes = Array(try JSONEncoder().encode(Kept(page: page, action: action, fields: fields)))
    let size = max(Self.block, bytes.count)
    let kind = kind(of: writer)
    guard size <= kind.most else { return nil }
    let name =
      "\(Self.time(now + Self.seconds))-\(mark(of: writer))-\(kind.letter)\(Encoded.hex(Sodium.randomBytes(18)))"
    try folder.makeFolder(Self.folder)
    drop(
      sizes.withLock { sizes in
        Self.past(&sizes, now)
          + Self.oldest(of: &sizes, beside: size, most: kind.mostOfOne) {
            Self.mark(in: $0) == mark(of: writer)
          }
          + Self.oldest(of: &sizes, beside: size, most: kind.most) { Self.kind(of: $0) == kind }
      })
    try folder.write(bytes, to: Self.file(name))
    sizes.withLock { $0[name] = size }
    // What came back and is sent again is the same thing.
    if let old = form["kept"] { drop(old, of: [writer], sentTo: action, now: now) }
    return name
  }

  /// What is kept under a name, where one of these typed it. Reads a file: to be asked where one may wait.
  func form(_ name: String, of writers: [Writer], now: Int64) -> Form? {
    isOf(name, writers) ? kept(name, now)?.form : nil
  }

  /// What waits for a writer, oldest first. Reads files: to be asked where one may wait.
  func waiting(for writer: Writer, now: Int64) -> [Waiting] {
    names(of: writer).sorted().compactMap { name in
      kept(name, now).map { kept in
        Waiting(
          name: name, page: kept.page, action: kept.action, form: kept.form,
          until: Int64(Self.parts(name)[0]) ?? now)
      }
    }
  }

  /// How much waits for a writer.
  func count(of writer: Writer, now: Int64) -> Int {
    names(of: writer).count { !Self.isPast($0, now) }
  }

  /// Lets go of what was sent after all. A page has other forms too: only what is sent where this one goes is this one.
  func drop(_ name: String, of writers: [Writer], sentTo action: String, now: Int64) {
    if isOf(name, writers), kept(name, now)?.action == action { drop([name]) }
  }

  /// Lets go of what is wanted no more.
  func drop(_ name: String, of writers: [Writer]) {
    if isOf(name, writers), sizes.withLock({ $0[name] != nil }) { drop([name]) }
  }

  /// Whether a name is one that was given to one of these. It need not be kept any more.
  func isOf(_ name: String, _ writers: [Writer]) -> Bool {
    let parts = Self.parts(name)
    return parts.count == 3 && writers.contains { mark(of: $0) == parts[1] }
  }

  private func names(of writer: Writer) -> [String] {
    let mark = mark(of: writer)
    return sizes.withLock { $0.keys.filter { Self.mark(in: $0) == mark } }
  }

  private func kept(_ name: String, _ now: Int64) -> (page: String, action: String, form: Form)? {
    // What is known is a file of ours, whatever an address asks for.
    guard sizes.withLock({ $0[name] != nil }), !Self.isPast(name, now),
      let bytes = (try? folder.read(Self.file(name))).flatMap({ $0 }),
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)),
      kept.fields.allSatisfy({ $0.count == 2 })
    else { return nil }
    return (
      kept.page, kept.action ?? kept.page, Form(fields: kept.fields.map { (name: $0[0], value: $0[1]) })
    )
  }

  /// Lets go of what is past its time, of what is no file of ours, and of what is too much.
  func sweep(now: Int64) {
    drop(
      sizes.withLock { sizes in
        Self.past(&sizes, now)
          + Kind.allCases.flatMap { kind in
            Self.oldest(of: &sizes, beside: 0, most: kind.most) { Self.kind(of: $0) == kind }
          }
      })
  }

  private static func past(_ sizes: inout [String: Int], _ now: Int64) -> [String] {
    let gone = sizes.keys.filter { isPast($0, now) }
    for name in gone { sizes[name] = nil }
    return gone
  }

  private static func oldest(
    of sizes: inout [String: Int], beside size: Int, most: Int, _ counts: (String) -> Bool
  ) -> [String] {
    let alike = sizes.filter { counts($0.key) }
    var total = alike.values.reduce(size, +)
    guard total > most else { return [] }
    var gone: [String] = []
    for name in alike.keys.sorted() where total > most {
      gone.append(name)
      total -= sizes.removeValue(forKey: name) ?? 0
    }
    return gone
  }

  private func drop(_ names: [String]) {
    for name in names { try? folder.delete(Self.file(name)) }
    sizes.withLock { for name in names { $0[name] = nil } }
  }

  /// As it stands in a name.
  private func mark(of writer: Writer) -> String {
    switch writer {
    case .person(let owner): owner.code
    case .browser(let cookie): String(secret.hash(cookie, for: .writer).prefix(24))
    }
  }

  private static func file(_ name: String) -> String { "\(folder)/\(name)" }

  private static func parts(_ name: String) -> [Substring] {
    name.split(separator: "-", omittingEmptySubsequences: false)
  }

  /// With as many digits each, so that texts sort as times do.
  private static func time(_ seconds: Int64) -> String {
    let digits = String(max(0, seconds))
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  private enum Kind: CaseIterable {
    case person, other

    var letter: String { self == .person ? "p" : "o" }
    var most: Int { self == .person ? mostOfPeople : mostOfOthers }
    /// Of those who send no mark there is no telling one from another.
    var mostOfOne: Int { self == .person ? KeptForms.mostOfOne : mostOfOthers }
  }

  private func kind(of writer: Writer) -> Kind {
    if case .person = writer { .person } else { .other }
  }

  private static func kind(of name: String) -> Kind {
    parts(name).last?.hasPrefix(Kind.person.letter) == true ? .person : .other
  }

  private static func mark(in name: String) -> String { String(parts(name)[1]) }

  /// Whether it is past its time, or no file of ours; so is one that was kept while the clock stood ahead.
  private static func isPast(_ name: String, _ now: Int64) -> Bool {
    let parts = parts(name)
    guard parts.count == 3, let until = Int64(parts[0]) else { return true }
    return until <= now || until > now + 2 * seconds
  }
}
