import BeraadKit
import Deliberation

/// The closed votes of a paper in which a text won, by the changes that they were about.
struct WonVotes: Sendable {
  struct Vote: Sendable, Equatable {
    let poll: String
    /// What won.
    let text: String
  }

  private var votes: [String: Vote] = [:]

  /// None.
  init() {}

  init(on paper: Slug, _ context: Context) throws {
    for row in try context.polls(of: paper.description).rows where row.stage == "closed" {
      let view = try context.poll(PollName(paper: paper.description, poll: row.poll))
      guard case .motion(let tally, let form) = view.result.tally, case .won(let id) = tally.verdict,
        let winner = form.alternatives.first(where: { $0.id == id })
      else { continue }
      for target in form.alternatives.flatMap(\.targets) {
        votes[target.description] = Vote(poll: row.poll, text: winner.text)
      }
    }
  }

  /// The vote that settled a contested place; nil where one of its changes was in no vote, for then there is something new to ask.
  func vote(about place: ShownPlace) -> Vote? {
    let found = place.targets.map { votes[$0] }
    guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension ShownPlace {
  /// The changes that exclude each other there.
  var targets: [String] { alternatives.flatMap(\.targets) }
}
