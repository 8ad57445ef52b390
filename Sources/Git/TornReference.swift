package import Languages
package import ObjectIDs

/// A reference whose file names nothing that git can read: empty, full of zeros or cut off, as a full disk or a power cut leaves it. No command
/// of git's takes it away or writes over it.
package struct TornReference: Hashable, Sendable {
  /// Its full name.
  package let name: String
  /// The path of its file.
  package let file: String
  /// The last commit at which git noted it in this clone, and that is here; nil where no note is left.
  package let last: ObjectID?

  /// What makes it a reference again; nil where nothing tells what it named.
  package var puttingBack: String? {
    last.map { "\(takingAway) && git update-ref \(name) \($0)" }
  }

  /// What takes the file away. A reference that git packed before is then what it was at that time.
  package var takingAway: String { "rm \(GitError.typed(file))" }

  /// What is wrong with it, as a sentence goes on.
  package static let fault = Localized(
    en: "names nothing: its file is empty or cut off, as a full disk or a power cut leaves it",
    nl:
      "wijst nergens naar: het bestand ervan is leeg of afgekapt, zoals na een volle schijf of een stroomstoring"
  )
}

extension Repository {
  /// What is said of a reference that cannot be read because its file is torn; nil where that is not so.
  package func torn(_ reference: String) -> TornReference? {
    let file = "\(commonDirectory)/\(reference)"
    guard let bytes = WholeFile.bytes(file, most: 4_096), !Self.isReference(bytes) else { return nil }
    return TornReference(name: reference, file: file, last: lastNoted(reference))
  }

  /// Turns a failure to read a reference into an error, with what puts one back whose file is torn. Must be called at once.
  func checkReading(_ code: Int32, of reference: String) throws(GitError) {
    guard code < 0 else { return }
    let failure = GitError(code: code, operation: .readingBranch, path: reference)
    guard failure.kind == .corrupt, let torn = torn(reference) else { throw failure }
    throw error(of: torn)
  }

  /// The error for it, with what puts it back.
  private func error(of torn: TornReference) -> GitError {
    let branch =
      torn.name.hasPrefix("refs/heads/") ? torn.name.dropFirst("refs/heads/".count) : torn.name[...]
    return GitError(
      kind: .corrupt,
      message: Localized(
        en: "the branch \(branch) \(TornReference.fault.english)",
        nl: "de branch \(branch) \(TornReference.fault.dutch)"),
      operation: .readingBranch, path: torn.name,
      first: torn.last.map { last in
        Localized(
          en: "it was last at \(last.abbreviated()); put it back there",
          nl: "hij stond het laatst op \(last.abbreviated()); zet hem daar terug")
      }, remedy: torn.puttingBack ?? torn.takingAway)
  }

  /// Whether a file is as git writes a reference: an id, or the name of another one.
  private static func isReference(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "ref: ".utf8) { return bytes.count > 5 && !bytes.contains(0) }
    let id = bytes.prefix { $0 > 0x20 }
    return ObjectID(hex: String(decoding: id, as: UTF8.self)) != nil
  }

  /// Read line by line from the end: what tore the reference may have torn its notes too.
  private func lastNoted(_ reference: String) -> ObjectID? {
    guard let bytes = WholeFile.bytes("\(commonDirectory)/logs/\(reference)") else { return nil }
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      for word in line.split(separator: UInt8(ascii: " ")).prefix(2).reversed() {
        guard let id = ObjectID(hex: String(decoding: word, as: UTF8.self)),
          (try? links(of: id)) != nil
        else { continue }
        return id
      }
    }
    return nil
  }
}
