import Deliberation

/// The changes that a closed vote was about and that the draft does not have yet: what is typed about them is what carries the vote
/// out, or settles it, and no decision against it.
struct VotedChanges {
  /// What each vote chose, with the command that carries it out.
  let sentences: [Localized]
  private let steps: [String: Localized]
  private let choices: [String: ShownChoice]

  /// - Parameter settling: what is typed about a change that was merged apart from a vote, which chose something else.
  init(_ dossier: Dossier, settling: (Target) -> Localized? = { _ in nil }) {
    let paper = dossier.paper.slug
    let motions = dossier.motionsToCarryOut
    sentences = motions.compactMap { $0.sentence(of: paper) }
    var steps: [String: Localized] = [:]
    var choices: [String: ShownChoice] = [:]
    for motion in motions {
      if let winner = motion.winner {
        for target in motion.adopted + motion.rejected { steps[target] = .typed("beraad merge \(paper)") }
        choices.merge(dossier.choices(of: motion.poll, winner: winner)) { first, _ in first }
      } else if let against = motion.against {
        for target in motion.held { steps[target.description] = settling(against) }
      } else if let state = Slug(motion.poll).flatMap({ dossier.pollState($0) }),
        !state.closings.others.isEmpty
      {
        for target in state.poll.targets.flatMap(dossier.hunks) {
          steps[target.description] = .typed("beraad poll close \(paper)/\(motion.poll)")
        }
      }
    }
    self.steps = steps
    self.choices = choices
  }

  /// The vote that chose about one of these changes, with those of them that were not in it: its result comes first, and what is
  /// asked about the others next. Nil where none did.
  func choice(amid targets: [String]) -> ShownChoice? {
    guard var choice = targets.lazy.compactMap({ choices[$0] }).first else { return nil }
    choice.missing = targets.filter { choices[$0] == nil }
    return choice
  }

  /// What can be typed where one of these changes was voted on; nil where none was.
  func nextSteps(about targets: [String]) -> [Localized]? {
    targets.lazy.compactMap { steps[$0] }.first.map { [$0] }
  }
}

extension Dossier {
  /// What a closed motion chose, for each change that it was about.
  fileprivate func choices(of poll: String, winner: String) -> [String: ShownChoice] {
    guard let state = Slug(poll).flatMap({ pollState($0) }), case .motion(let form) = state.poll.form,
      let won = form.alternatives.first(where: { $0.id.description == winner })
    else { return [:] }
    let choice = ShownChoice(poll: poll, text: won.text)
    return Dictionary(
      state.poll.targets.flatMap(hunks).map { ($0.description, choice) },
      uniquingKeysWith: { first, _ in first })
  }
}
