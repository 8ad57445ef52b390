import Git

/// Where words came from: the commit that brought them in, and what that commit says it rests on.
struct WordOrigin: Sendable {
  let commit: CommitInfo
  /// The commit's id in hex, made once for all the words.
  let hex: String
  /// `Partner:` trailers, in order; several where partners proposed the same.
  let partners: [String]
  /// `Amendment:` trailers, in order.
  let amendments: [String]
  /// `Decision:` trailers, in order.
  let decisions: [String]

  init(_ commit: CommitInfo) {
    self.commit = commit
    hex = commit.id.hex
    // Most commits of most repositories have none, and libgit2 reads a whole message for them.
    let trailers = commit.message.utf8.contains(UInt8(ascii: ":")) ? commit.trailers : []
    func values(_ key: String) -> [String] { trailers.filter { $0.key.lowercased() == key }.map(\.value) }
    partners = values("partner")
    amendments = values("amendment")
    decisions = values("decision")
  }

  /// Whether the commit itself says whose words it brings in.
  var isRecorded: Bool { !amendments.isEmpty }

  /// Whether the words are whoever merged's: they stand in none of the parents.
  var isResolution: Bool { commit.parents.count > 1 }
}
