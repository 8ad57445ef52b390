/// Something that stands between a paper and an edition.
package enum OpenMatter: Hashable, Sendable {
  /// What of a partner nobody has decided on.
  case undecided(what: String, of: String)
  /// What of a partner is adopted and not in the draft.
  case notMerged(what: String, of: String)
  /// A poll that nobody has closed.
  case poll(Slug)
  /// What wants different words in one place.
  case contested([String])
  /// What a closed vote chose and the draft does not say, with its sentence.
  case voted(poll: String, String)
  /// What a partner's branch has and main does not, with its sentence.
  case notOnMain(String)
  /// What was made apart and excludes each other, with its sentence.
  case apart(Exclusion, String)
  /// A token of a poll that stands at several meetings, with its sentence.
  case token(poll: Slug, String)

  package var sentence: String {
    switch self {
    case .undecided(let what, let partner): "\(what) of \(partner) is not decided on."
    case .notMerged(let what, let partner): "\(what) of \(partner) is adopted and not merged."
    case .poll(let poll): "The poll '\(poll)' is still open."
    case .contested(let ids): "\(ids.joined(separator: " and ")) want different words in one place."
    case .voted(_, let sentence), .notOnMain(let sentence), .apart(_, let sentence), .token(_, let sentence):
      sentence
    }
  }
}
