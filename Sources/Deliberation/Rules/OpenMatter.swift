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
  case voted(poll: String, Localized)
  /// What something on main rests on and main does not have, with its sentence.
  case notOnMain(Localized)
  /// What was made apart and excludes each other, with its sentence.
  case apart(Exclusion, Localized)
  /// A token of a poll that stands at several meetings, with its sentence.
  case token(poll: Slug, Localized)
  /// What a merge by plain git left out of the draft, with its sentence.
  case leftOut(Localized)

  package var sentence: Localized {
    switch self {
    case .undecided(let what, let partner):
      Localized(
        en: "\(what) of \(partner) is not decided on.", nl: "Over \(what) van \(partner) is niet besloten.")
    case .notMerged(let what, let partner):
      Localized(
        en: "\(what) of \(partner) is adopted and not merged.",
        nl: "\(what) van \(partner) is overgenomen en niet samengevoegd.")
    case .poll(let poll):
      Localized(en: "The poll '\(poll)' is still open.", nl: "De peiling '\(poll)' is nog open.")
    case .contested(let ids):
      Localized(
        en: "\(ids.joined(separator: " and ")) want different words in one place.",
        nl: "\(ids.joined(separator: " en ")) willen op één plek andere woorden.")
    case .voted(_, let sentence), .notOnMain(let sentence), .apart(_, let sentence), .token(_, let sentence),
      .leftOut(let sentence):
      sentence
    }
  }
}
