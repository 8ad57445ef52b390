import Deliberation

/// The changes that a closed vote was about and that the draft does not have yet: what is typed about them is what carries the vote
/// out, or settles it, and no decision against it.
struct VotedChanges {
  /// What each vote chose, with the command that carries it out.
  let sentences: [String]
  private let steps: [String: String]

  init(_ dossier: Dossier) {
    let paper = dossier.paper.slug
    let motions = dossier.motionsToCarryOut
    sentences = motions.compactMap { $0.sentence(of: paper) }
    var steps: [String: String] = [:]
    for motion in motions {
      if motion.winner != nil {
        for target in motion.adopted + motion.rejected { steps[target] = "beraad merge \(paper)" }
      } else if let state = Slug(motion.poll).flatMap({ dossier.pollState($0) }),
        !state.closings.others.isEmpty
      {
        for target in state.poll.targets.flatMap(dossier.hunks) {
          steps[target.description] = "beraad poll close \(paper)/\(motion.poll)"
        }
      }
    }
    self.steps = steps
  }

  /// What can be typed where one of these changes was voted on; nil where none was.
  func nextSteps(about targets: [String]) -> [String]? {
    targets.lazy.compactMap { steps[$0] }.first.map { [$0] }
  }
}
