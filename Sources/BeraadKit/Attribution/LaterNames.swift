import Git
import ObjectIDs
import Prose

/// What files of one commit are called in a later one.
struct LaterNames {
  /// Histories of at most this many files are looked at, those most alike first.
  private static let mostCandidates = 16

  private struct Question: Hashable {
    let path: String
    let at: ObjectID
    let later: ObjectID
  }

  private let repository: Repository
  private var known: [Question: String?] = [:]

  init(in repository: Repository) { self.repository = repository }

  /// The later name of the file that has a name at a commit; nil where it has none, or the same.
  mutating func name(of path: String, at commit: ObjectID, later: ObjectID) throws -> String? {
    let question = Question(path: path, at: commit, later: later)
    if let name = known[question] { return name }
    let name = try find(question)
    known[question] = name
    return name
  }

  private func find(_ question: Question) throws -> String? {
    guard let old = try repository.blob(at: question.path, in: question.at) else { return nil }
    let before = Set(try repository.files(under: "", in: question.at).map(\.path))
    let suffix = question.path.split(separator: ".").last.map { ".\($0)" } ?? ""
    // By words: a file may have got other line ends with its name, or may have been wrapped anew.
    let words = Set(old.split(whereSeparator: Self.isSpace))
    let candidates = try repository.files(under: "", in: question.later).map(\.path)
      .filter { !before.contains($0) && $0.hasSuffix(suffix) }
      .map { path in
        let text = try repository.blob(at: path, in: question.later) ?? []
        let own = Set(text.split(whereSeparator: Self.isSpace))
        let common = own.count(where: words.contains)
        return (path: path, alike: Double(common) / Double(max(1, own.count + words.count - common)))
      }
      .sorted { ($0.alike, $1.path) > ($1.alike, $0.path) }
    return try candidates.prefix(Self.mostCandidates).first { candidate in
      let history = try FileHistory(of: candidate.path, at: question.later, in: repository) { _ in }
      return history.revisions.contains { $0.path == question.path }
    }?.path
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
