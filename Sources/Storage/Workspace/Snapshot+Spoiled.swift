package import Deliberation
package import Git
package import ObjectIDs

/// A file of the alliance's on main, as the roster, that a commit of plain git made unreadable: mostly one of a conflict that nobody settled.
package struct SpoiledFile: Hashable {
  /// What is wrong with it.
  package let error: StorageError
  /// The commit that made it so, where it is known.
  package let commit: ObjectID?
  /// The newest commit before that which has it as it should be.
  package let before: ObjectID?
  /// Whether the marks of a merge conflict stand in it.
  package let hasMarks: Bool

  /// What is wrong, and since when.
  package var sentence: Localized {
    let what =
      hasMarks
      ? Localized(
        en: "\(error.path) has the marks of a merge conflict that nobody settled.",
        nl: "In \(error.path) staan de tekens van een samenvoeging die niemand heeft afgemaakt.")
      : error.explanation.sentence
    guard let commit, !isNewer else { return what }
    return Localized(
      en: "\(what.english) Commit \(commit.abbreviated()) made it so.",
      nl: "\(what.dutch) Dat kwam met commit \(commit.abbreviated()).")
  }

  /// Whether a newer program wrote it: then nothing is wrong with it.
  private var isNewer: Bool { if case .newerFormat = error { true } else { false } }

  /// What the committee does about it, one thing or the other.
  package var remedies: [Localized] {
    guard !isNewer, let typed = TypedCommit(of: [error.path], "Settle \(error.path)") else {
      return error.explanation.advice
    }
    let back = before.map { before in
      let command = "\(typed.git) checkout \(before.abbreviated()) -- \(typed.words) && \(typed.line)"
      return Localized(
        en: "or brings back what stood there before, with: \(command)",
        nl: "of zet terug wat er daarvoor stond, met: \(command)")
    }
    let settling =
      hasMarks
      ? Localized(
        en: "the committee chooses between the wordings in the file, and commits it with: \(typed.line)",
        nl: "de commissie kiest in het bestand tussen de versies, en legt dat vast met: \(typed.line)")
      : Localized(
        en: "the committee mends the file, and commits it with: \(typed.line)",
        nl: "de commissie herstelt het bestand, en legt dat vast met: \(typed.line)")
    return error.explanation.advice + [settling, back].compactMap(\.self)
  }

  package var refusal: Refusal { Refusal(sentence, hints: remedies) }
}

extension Snapshot {
  /// What made a file of this commit unreadable.
  ///
  /// - Parameter isRight: whether bytes are as the file has to be.
  package func spoiled(
    _ error: StorageError, unless isRight: ([UInt8]) -> Bool
  ) throws(GitError) -> SpoiledFile {
    try Self.spoiled(error, at: commit, in: repository, unless: isRight)
  }

  static func spoiled(
    _ error: StorageError, at commit: ObjectID, in repository: Repository, unless isRight: ([UInt8]) -> Bool
  ) throws(GitError) -> SpoiledFile {
    let path = error.path
    func bytes(_ commit: ObjectID) throws(GitError) -> [UInt8]? {
      guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
      return try repository.blob(entry.id)
    }
    let hasMarks = try bytes(commit).map(ConflictMarkers.stand) ?? false
    // A clone without the whole history goes without the commit.
    let last = try? repository.lastChange(of: path, at: commit)
    var before = last?.before
    for _ in 0..<Self.mostSpoiled {
      guard let tried = before, let old = try? bytes(tried), !isRight(old) else { break }
      before = (try? repository.lastChange(of: path, at: tried))?.before
    }
    if let tried = before, (try? bytes(tried)).flatMap(\.self).map(isRight) != true { before = nil }
    return SpoiledFile(error: error, commit: last?.commit, before: before, hasMarks: hasMarks)
  }

  /// So many versions of a file that is not right are looked behind.
  private static var mostSpoiled: Int { 16 }

  /// The meetings on main that cannot be read.
  package func spoiledMeetings() throws -> [SpoiledFile] {
    try meetings().unread.map { error in
      let id = error.path.split(separator: "/").dropLast().last.flatMap { Slug(String($0)) }
      return try spoiled(error) { bytes in
        id.flatMap { try? MeetingCoding.decode(bytes, path: error.path, id: $0) } != nil
      }
    }
  }
}
