import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// Says of every word of a file which commit brought it in, in any git repository.
  ///
  /// - Parameters:
  ///   - file: a path as the user typed it, or a paper.
  ///   - revision: any of git's spellings; HEAD where it is nil.
  ///   - statistics: whether to count each author's words.
  package func attribute(_ file: String, at revision: String?, statistics: Bool = false) throws
    -> AttributionReport
  {
    let repository = try Repository.discover(from: directory)
    let path = try Self.path(of: file, in: repository, directory: directory)
    let commit = try repository.resolve(revision ?? "HEAD")
    guard let found = try AttributedFile(of: path, at: commit, in: repository, progress: progress) else {
      throw try Self.missing(path, at: commit, in: repository)
    }
    try Snapshot.checkText(found.text, path: path)
    return AttributionReport(found, statistics: statistics)
  }

  /// What to say of a file that is not there: who deleted it, or the names near it.
  private static func missing(_ path: String, at commit: ObjectID, in repository: Repository) throws
    -> Refusal
  {
    if let last = try lastRevision(of: path, at: commit, in: repository) {
      return Refusal(
        Localized(
          en: "\(path) is not at \(commit.abbreviated()): \(last.commit.id.abbreviated()) deleted it.",
          nl:
            "\(path) staat niet op \(commit.abbreviated()): \(last.commit.id.abbreviated()) heeft het verwijderd."
        ),
        hints: [
          Localized(
            en: "see it as it was with: beraad attribute \(path) --at \(last.commit.id.abbreviated())~",
            nl: "zie het zoals het was met: beraad attribute \(path) --at \(last.commit.id.abbreviated())~")
        ])
    }
    let names = try repository.files(under: "", in: commit).map(\.path)
    return .unknown(
      .file, path, Localized(en: "at \(commit.abbreviated())", nl: "op \(commit.abbreviated())"), among: names
    )
  }

  /// The revision that deleted a file; nil where there never was one, or where a shallow clone cannot tell: it has the names.
  private static func lastRevision(
    of path: String, at commit: ObjectID, in repository: Repository
  ) throws(GitError) -> FileRevision? {
    do {
      return try repository.history(of: path, from: commit).last
    } catch {
      guard error.kind == .shallow else { throw error }
      return nil
    }
  }
}
