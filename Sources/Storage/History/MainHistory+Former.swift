package import ObjectIDs

/// What main was, before words were taken out of it.
extension MainHistory {
  /// What commits say that they were holds of those on which a redaction stands: the committee made them anew, and nobody else may
  /// give a commit another name.
  mutating func noteRenamings(among all: [CommitFacts]) {
    redacting = all.filter(\.redacts).map(\.commit)
    guard !redacting.isEmpty else { return }
    for commit in redacting { remade.formUnion(ancestors(of: parents[commit]?.first)) }
    for facts in all where remade.contains(facts.commit) {
      for renaming in facts.formerly where renamed[renaming.old] == nil {
        // Somebody united main with what it was: both are part of it, and the former one is itself.
        guard generations[renaming.old] == nil else {
          returned.append(renaming.old)
          continue
        }
        renamed[renaming.old] = renaming.new
      }
    }
  }

  /// Takes over what a later history says of the commits of this one.
  mutating func adopt(_ later: MainHistory) {
    guard later.hasFormer else { return }
    for (old, new) in later.renamed where generations[new] != nil && renamed[old] == nil {
      renamed[old] = new
    }
    remade.formUnion(later.remade.filter { generations[$0] != nil })
  }

  /// A commit as this history has it: what a redaction made of it, or itself.
  ///
  /// What was written before a redaction names commits as they were then. Whoever follows such a name asks here first.
  package func here(_ commit: ObjectID) -> ObjectID { renamed[commit] ?? commit }

  /// The commit that a former id, or the beginning of one that is long enough to be one, is the name of; nil where it is none, or of several.
  package func here(named name: String) -> ObjectID? {
    guard name.utf8.count >= 7, name.utf8.count <= 40 else { return nil }
    let found = Set(renamed.filter { $0.key.hex.hasPrefix(name) }.values)
    return found.count == 1 ? found.first : nil
  }

  /// Whether a redaction made another commit of this one.
  package func isFormer(_ commit: ObjectID) -> Bool { renamed[commit] != nil }

  /// Whether a redaction stands on a commit, so that what the commit says of what it was is the committee's word.
  func isRemade(_ commit: ObjectID) -> Bool { remade.contains(commit) }

  /// Whether redactions made anything anew.
  package var hasFormer: Bool { !renamed.isEmpty }
}
