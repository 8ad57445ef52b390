import Synchronization

/// What somebody typed who turned out not to be signed in: kept until they come back, for an hour at most, and given to whoever typed
/// it alone. A link that somebody sends fills in no form of another.
///
/// It is in memory, and in the state folder so that it outlives the server; a file that cannot be written is in memory only.
final class KeptForms: Sendable {
  private let folder: StateFolder
  private let secret: Secret
  private let kept = Mutex<[String: KeptForm]>([:])

  private static let (seconds, mostBytes): (Int64, Int) = (3_600, 16 << 20)

  /// Reads what an earlier server kept.
  init(in folder: StateFolder, secret: Secret, now: Int64) {
    (self.folder, self.secret) = (folder, secret)
    for name in folder.files(in: KeptForm.folder) {
      let bytes = (try? folder.read(KeptForm.file(name))).flatMap { $0 }
      if let form = bytes.flatMap(KeptForm.init), form.until > now {
        kept.withLock { $0[name] = form }
      } else {
        try? folder.delete(KeptForm.file(name))
      }
    }
  }

  /// Where too much is kept, what was kept longest is let go: whoever fills this on purpose has to go on doing so.
  ///
  /// - Parameter writer: what the browser is known by in which it was typed.
  /// - Returns: the name to ask for it by; nil where it is too much by itself.
  func keep(_ form: Form, of writer: String, now: Int64) -> String? {
    let new = KeptForm(form: form, until: now + Self.seconds, writer: secret.hash(writer, for: .writer))
    guard new.size <= Self.mostBytes else { return nil }
    let name = Encoded.hex(Sodium.randomBytes(18))
    let gone = kept.withLock { kept in
      let gone = Self.makeRoom(for: new, in: &kept, now: now)
      kept[name] = new
      return gone
    }
    for name in gone { try? folder.delete(KeptForm.file(name)) }
    try? folder.makeFolder(KeptForm.folder)
    try? folder.write(new.bytes, to: KeptForm.file(name))
    return name
  }

  func form(_ name: String, of writer: String, now: Int64) -> Form? {
    guard let found = kept.withLock({ $0[name] }), found.until > now,
      found.writer == secret.hash(writer, for: .writer)
    else { return nil }
    return found.form
  }

  /// Lets go of what is past its time.
  func sweep(now: Int64) {
    let gone = kept.withLock { Self.makeRoom(for: nil, in: &$0, now: now) }
    for name in gone { try? folder.delete(KeptForm.file(name)) }
  }

  /// - Returns: the names of what was let go.
  private static func makeRoom(for new: KeptForm?, in kept: inout [String: KeptForm], now: Int64) -> [String]
  {
    var gone = kept.filter { $0.value.until <= now }.map(\.key)
    for name in gone { kept[name] = nil }
    var total = kept.values.reduce(new?.size ?? 0) { $0 + $1.size }
    while total > mostBytes, let oldest = kept.min(by: { $0.value.until < $1.value.until }) {
      kept[oldest.key] = nil
      gone.append(oldest.key)
      total -= oldest.value.size
    }
    return gone
  }
}

/// One form that is kept.
private struct KeptForm: Sendable {
  static let folder = "kept"

  static func file(_ name: String) -> String { "\(folder)/\(name)" }

  let form: Form
  /// In seconds since 1970.
  let until: Int64
  /// The hash of what the browser is known by.
  let writer: String

  /// In bytes, about.
  var size: Int { form.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 } }

  init(form: Form, until: Int64, writer: String) {
    (self.form, self.until, self.writer) = (form, until, writer)
  }

  /// Reads a file; nil where it is none of ours.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, let until = Int64(String(decoding: lines[0], as: UTF8.self)),
      let form = Form(urlEncoded: lines[2])
    else { return nil }
    self.init(form: form, until: until, writer: String(decoding: lines[1], as: UTF8.self))
  }

  /// Three lines: until when, whose, and the fields as a browser sends them.
  var bytes: [UInt8] { Array("\(until)\n\(writer)\n\(form.urlEncoded)\n".utf8) }
}
