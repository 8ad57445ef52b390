import Synchronization

/// What somebody typed who turned out not to be signed in: kept in memory until they come back, for an hour at most, and given to
/// whoever typed it alone. A link that somebody sends fills in no form of another.
final class KeptForms: Sendable {
  private struct Kept {
    let form: Form
    let writer: String
    let until: Int64
    let size: Int
  }

  private let kept = Mutex<[String: Kept]>([:])

  private static let (seconds, mostBytes): (Int64, Int) = (3_600, 16 << 20)

  /// Where too much is kept, what was kept longest is let go: whoever fills this on purpose has to go on doing so.
  ///
  /// - Parameter writer: what the browser is known by in which it was typed.
  /// - Returns: the name to ask for it by; nil where it is too much by itself.
  func keep(_ form: Form, of writer: String, now: Int64) -> String? {
    let size = form.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
    return kept.withLock { kept in
      kept = kept.filter { $0.value.until > now }
      guard size <= Self.mostBytes else { return nil }
      var total = kept.values.reduce(size) { $0 + $1.size }
      while total > Self.mostBytes, let oldest = kept.min(by: { $0.value.until < $1.value.until }) {
        kept[oldest.key] = nil
        total -= oldest.value.size
      }
      let name = Encoded.base64(Sodium.randomBytes(18))
      kept[name] = Kept(form: form, writer: writer, until: now + Self.seconds, size: size)
      return name
    }
  }

  func form(_ name: String, of writer: String, now: Int64) -> Form? {
    kept.withLock { kept in
      kept[name].flatMap { $0.until > now && $0.writer == writer ? $0.form : nil }
    }
  }
}
