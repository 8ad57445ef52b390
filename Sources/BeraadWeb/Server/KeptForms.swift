import BeraadKit
import FoundationEssentials
import Synchronization

/// What somebody typed who turned out not to be signed in: kept in the state folder until they come back, for an hour at most, and
/// given to whoever typed it alone. A link that somebody sends fills in no form of another.
final class KeptForms: Sendable {
  static let folder = "kept"

  private let folder: StateFolder
  private let secret: Secret
  /// What each takes on the disk, in bytes. The names begin with the time until which they are kept: the oldest sort first.
  private let sizes: Mutex<[String: Int]>

  private static let seconds: Int64 = 3_600
  /// Of browsers in which somebody signed in before, and of all others: strangers push out strangers only.
  private static let (mostOfKnown, mostOfOthers) = (12 << 20, 4 << 20)
  /// No file takes less of a disk than a block.
  private static let block = 4_096

  /// What a form has that nobody typed.
  private static let marks: Set = ["csrf", "seen"]

  /// As a file has it.
  private struct Kept: Codable {
    let fields: [[String]]
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
  ///   - writer: what the browser is known by in which it was typed.
  ///   - isKnown: whether somebody signed in there before.
  /// - Returns: the name to ask for it by; nil where it is too much by itself, or says nothing.
  /// - Throws: what kept it from the disk.
  func keep(_ form: Form, of writer: String, isKnown: Bool, now: Int64) throws -> String? {
    guard form.fields.contains(where: { !Self.marks.contains($0.name) && $0.value.showsAnything }) else {
      return nil
    }
    let bytes = Array(try JSONEncoder().encode(Kept(fields: form.fields.map { [$0.name, $0.value] })))
    let size = max(Self.block, bytes.count)
    guard size <= (isKnown ? Self.mostOfKnown : Self.mostOfOthers) else { return nil }
    let kind = isKnown ? Self.known : Self.other
    let name =
      "\(Self.time(now + Self.seconds))-\(mark(of: writer))-\(kind)\(Encoded.hex(Sodium.randomBytes(18)))"
    try folder.makeFolder(Self.folder)
    makeRoom(for: size, isKnown: isKnown, now: now)
    try folder.write(bytes, to: Self.file(name))
    sizes.withLock { $0[name] = size }
    return name
  }

  func form(_ name: String, of writer: String, now: Int64) -> Form? {
    // What is known is a file of ours, whatever an address asks for.
    guard sizes.withLock({ $0[name] != nil }), !Self.isPast(name, now),
      Self.parts(name)[1] == mark(of: writer),
      let bytes = (try? folder.read(Self.file(name))).flatMap({ $0 }),
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)),
      kept.fields.allSatisfy({ $0.count == 2 })
    else { return nil }
    return Form(fields: kept.fields.map { (name: $0[0], value: $0[1]) })
  }

  /// Lets go of what is past its time, and of what is no file of ours.
  func sweep(now: Int64) {
    makeRoom(for: 0, isKnown: true, now: now)
    makeRoom(for: 0, isKnown: false, now: now)
  }

  /// Lets go of what one of those typed who use a browser.
  func forget(_ writer: String, now: Int64, where isTheirs: (Form) -> Bool) {
    let mark = mark(of: writer)
    let typed = sizes.withLock {
      $0.keys.filter { Self.parts($0).dropFirst().first.map(String.init) == mark }
    }
    drop(typed.filter { form($0, of: writer, now: now).map(isTheirs) ?? true })
  }

  private func makeRoom(for size: Int, isKnown: Bool, now: Int64) {
    let most = isKnown ? Self.mostOfKnown : Self.mostOfOthers
    let gone = sizes.withLock { sizes in
      var gone = sizes.keys.filter { Self.isPast($0, now) }
      for name in gone { sizes[name] = nil }
      let alike = sizes.filter { Self.isOfKnown($0.key) == isKnown }
      var total = alike.values.reduce(size, +)
      guard total > most else { return gone }
      for name in alike.keys.sorted() where total > most {
        gone.append(name)
        total -= sizes.removeValue(forKey: name) ?? 0
      }
      return gone
    }
    drop(gone)
  }

  private func drop(_ names: [String]) {
    for name in names { try? folder.delete(Self.file(name)) }
    sizes.withLock { for name in names { $0[name] = nil } }
  }

  private func mark(of writer: String) -> String { String(secret.hash(writer, for: .writer).prefix(24)) }

  private static func file(_ name: String) -> String { "\(folder)/\(name)" }

  private static func parts(_ name: String) -> [Substring] {
    name.split(separator: "-", omittingEmptySubsequences: false)
  }

  /// With as many digits each, so that texts sort as times do.
  private static func time(_ seconds: Int64) -> String {
    let digits = String(max(0, seconds))
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  private static let (known, other) = ("k", "o")

  private static func isOfKnown(_ name: String) -> Bool { parts(name).last?.hasPrefix(known) == true }

  /// Whether it is past its time, or no file of ours; so is one that was kept while the clock stood ahead.
  private static func isPast(_ name: String, _ now: Int64) -> Bool {
    let parts = parts(name)
    guard parts.count == 3, let until = Int64(parts[0]) else { return true }
    return until <= now || until > now + 2 * seconds
  }
}
