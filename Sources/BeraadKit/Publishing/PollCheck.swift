import Deliberation
import Git
import Storage

/// Whether the polls of a paper still fit their rules: a definition frozen by its opening, counts and ballots
/// within their limits.
struct PollCheck {
  let dossier: Dossier
  let desk: Desk

  func problems() throws -> [String] {
    try dossier.pollFiles.flatMap { state in
      try definitionProblems(state) + countProblems(state)
    }
  }

  private func definitionProblems(_ state: PollState) throws -> [String] {
    guard case .opening(let opening)? = state.opening?.record.body else { return [] }
    let path = PollCoding.path(paper: dossier.paper.slug, poll: state.poll.id)
    let now = try desk.workspace.repository.entry(at: path, in: desk.snapshot.commit)?.id.hex
    return now == opening.definition ? [] : ["\(path) was changed after the poll was opened."]
  }

  private func countProblems(_ state: PollState) -> [String] {
    guard case .sticker(let form) = state.poll.form else { return [] }
    var problems: [String] = []
    var tokens: Set<String> = []
    for (meeting, filed) in state.counts.sorted(by: { $0.key < $1.key }) {
      let place = "\(state.poll.id), \(meeting) (\(filed.record.id)):"
      do {
        switch filed.record.body {
        case .count(let count): try form.check(count)
        case .ballots(let ballots):
          for ballot in ballots.ballots {
            try form.check(stickers: ballot.stickers, of: "token \(ballot.token)")
            if !tokens.insert(ballot.token).inserted {
              problems.append("\(place) the token \(ballot.token) voted twice.")
            }
          }
        default: break
        }
      } catch {
        problems.append("\(place) \(error.explanation.message)")
      }
    }
    return problems
  }
}
