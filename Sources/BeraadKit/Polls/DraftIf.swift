import Deliberation
import Prose
import Storage

extension Context {
  /// The whole draft as it would read if one choice were made.
  ///
  /// - Parameter choice: `POLL:ALTERNATIVE` of a motion; or an amendment or one hunk of it, or the beginning of
  ///   its id.
  /// - Throws: `Refusal` where there is no such choice, or its words no longer fit the draft.
  package func draft(of paper: String, if choice: String) throws -> String {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    let targets = Set(try desk.targets(of: choice, dossier))
    let changes = try PlacedChanges(of: dossier, in: desk.workspace.repository) {
      targets.contains(Target($0.id, hunk: $1 + 1))
    }
    let hunks = try changes.hunks.compactMap { placed -> Hunk? in
      if let hunk = placed.hunk { return hunk }
      if case .alreadyThere = placed.rebased.fate { return nil }
      throw Refusal(
        Localized(
          en:
            "\(placed.target) no longer fits the draft of \(dossier.paper.slug): the words around it were changed.",
          nl:
            "\(placed.target) past niet meer in het concept van \(dossier.paper.slug): de woorden eromheen zijn veranderd."
        )
      )
    }
    guard let text = hunks.uniqued().applied(to: dossier.paper.text) else {
      throw Refusal(
        Localized(
          en: "The changes of '\(choice)' exclude each other: they cannot all be made.",
          nl: "De wijzigingen van '\(choice)' sluiten elkaar uit: ze kunnen niet allemaal."))
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Desk {
  /// The hunks that a choice is about.
  fileprivate func targets(of choice: String, _ dossier: Dossier) throws -> [Target] {
    let parts = choice.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      let alternative = try PollDesk(self, dossier, poll: parts[0]).alternative(named: parts[1])
      return alternative.targets.flatMap(dossier.hunks)
    }
    return try hunks(named: choice, of: dossier)
  }
}

extension PollDesk {
  fileprivate func alternative(named name: String) throws(Refusal) -> Alternative {
    guard case .motion(let form) = state.poll.form else {
      throw Refusal(
        Localized(
          en: "\(self.name) is a \(state.poll.form.name): only a motion has alternatives.",
          nl: "\(self.name) is geen stemming: alleen een stemming heeft alternatieven."))
    }
    guard let alternative = form.alternatives.first(where: { $0.id.description == name }) else {
      throw .unknown(.alternative, name, among: form.alternatives.map(\.id.description))
    }
    return alternative
  }
}
