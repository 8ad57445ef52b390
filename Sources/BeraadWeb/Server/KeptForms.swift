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

  private static let (seconds, mostBytes): (Int64, Int) = (3_600, 16 << 20)
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
  /// - Parameter writer: what the browser is known by in which it was typed.
  /// - Returns: the name to ask for it by; nil where it is too much by itself, or says nothing.
  /// - Throws: what kept it from the disk.
  func keep(_ form: Form, of writer: String, now: Int64) throws -> String? {
    guard form.fields.contains(where: { !Self.marks.contains($0.name) && $0.value.showsAnything }) else {
      return nil
    }
    let bytes = Array(try JSONEncoder().encode(Kept(fields: form.fields.map { [$0.name, $0.value] })))
    let size = max(Self.block, bytes.count)
    guard size <= Self.mostBytes else { return nil }
    let name = "\(Self.time(now + Self.seconds))-\(mark(of: writer))-\(Encoded.hex(Sodium.randomBytes(18)))"
    try folder.makeFolder(Self.folder)
    makeRoom(for: size, now: now)
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
  func sweep(now: Int64) { makeRoom(for: 0, now: now) }

  /// Lets go of all that was typed in a browser.
  func forget(_ writer: String) {
    let mark = mark(of: writer)
    drop(sizes.withLock { $0.keys.filter { Self.parts($0).dropFirst().first.map(String.init) == mark } })
  }

  private func makeRoom(for size: Int, now: Int64) {
    let gone = sizes.withLock { sizes in
      var total = sizes.values.reduce(size, +)
      var gone = sizes.keys.filter { Self.isPast($0, now) }
      total -= gone.reduce(0) { $0 + (sizes[$1] ?? 0) }
      if total > Self.mostBytes {
        for name in sizes.keys.sorted() where total > Self.mostBytes && !Self.isPast(name, now) {
          gone.append(name)
          total -= sizes[name] ?? 0
        }
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

  private static func isPast(_ name: String, _ now: Int64) -> Bool {
    let parts = parts(name)
    guard parts.count == 3, let until = Int64(parts[0]) else { return true }
    return until <= now
  }
}
