import Git
import ObjectIDs

/// Where words came from: the commit that brought them in, and what that commit says it rests on.
struct WordOrigin: Sendable, Equatable {
  let commit: ObjectID
  /// The name of the commit's author: hostile until shown.
  let author: String
  /// Whether the words are whoever merged's: they stand in none of the parents.
  let isResolution: Bool
  /// `Partner:` trailers, in order; several where partners proposed the same.
  let partners: [String]
  /// `Amendment:` trailers, in order.
  let amendments: [String]
  /// `Decision:` trailers, in order.
  let decisions: [String]

  /// Whether the commit itself says whose words it brings in.
  var isRecorded: Bool { !amendments.isEmpty }

  /// Whose share the words are counted in: the author's, or that of all partners together.
  var credit: String { partners.count > 1 ? partners.joined(separator: ", ") : author }
}

extension WordOrigin {
  init(_ commit: CommitInfo) {
    self.commit = commit.id
    author = commit.author.name
    isResolution = commit.parents.count > 1
    // Most commits of most repositories have none, and libgit2 reads a whole message for them.
    let trailers = commit.message.utf8.contains(UInt8(ascii: ":")) ? commit.trailers : []
    func values(_ key: String) -> [String] { trailers.filter { $0.key.lowercased() == key }.map(\.value) }
    partners = values("partner")
    amendments = values("amendment")
    decisions = values("decision")
  }
}
