import Deliberation
import Prose
import Storage

extension Context {
  /// Takes a poll away that was never opened: its definition goes from main, and stays in the history.
  ///
  /// - Throws: `Refusal` where it was opened: what was asked stays.
  package func removePoll(_ name: PollName) throws -> PollStep {
    try change("poll: remove \(name)") { desk in
      let poll = try desk.poll(name)
      try desk.identity.mustBe(.committee, to: Localized(en: "take a poll away", nl: "een peiling weghalen"))
      guard poll.state.opening == nil else {
        throw Refusal(
          Localized(
            en: "\(poll.name) was opened: what was asked stays, and so does what was answered.",
            nl: "\(poll.name) was geopend: wat is gevraagd blijft, en wat is geantwoord ook."),
          hints: poll.state.closing == nil
            ? [
              Localized(
                en: "end it with: beraad poll close \(poll.name)",
                nl: "sluit haar met: beraad poll close \(poll.name)")
            ] : [],
          by: .pollOpened)
      }
      let id = poll.state.poll.id
      var step = MainChange.Step(
        CommitMessage("poll: remove \(poll.name)", trailers: [.init("Poll", id.description)]))
      step.removed = [Layout.definition(ofPoll: id, of: poll.dossier.paper.slug)]
      if poll.state.put.count > 1 {
        step.message.trailers.append(.settles(id, of: poll.dossier.paper.slug))
      }
      try desk.commit(step)
      return PollStep(
        paper: poll.name.paper, poll: poll.name.poll, stage: "removed", record: nil,
        story: [
          Localized(
            en: "Took \(poll.name) away; it was never opened.",
            nl: "\(poll.name) is weggehaald; de peiling was nooit geopend.")
        ], warnings: poll.problems)
    }
  }
}

extension PollDesk {
  /// Refuses a vote that could change nothing: all that it chooses between was decided since.
  func mustAskSomething() throws {
    guard try isDecided else { return }
    throw Refusal(
      Localized(
        en: "What \(name) is about was decided since: a vote would change nothing.",
        nl: "Over waar \(name) over gaat is intussen besloten: een stemming zou niets veranderen."),
      hints: [
        Localized(
          en: "take the poll away with: beraad poll remove \(name)",
          nl: "haal de peiling weg met: beraad poll remove \(name)")
      ], by: .nothingToVoteOn(state.poll.id))
  }

  /// Whether a motion is about changes of the text, and of all of them it was decided what becomes of them. What was postponed or
  /// referred still waits; so do adopted changes that exclude each other.
  var isDecided: Bool {
    get throws {
      guard state.opening == nil else { return false }
      let targets = state.poll.targets.flatMap(dossier.hunks)
      guard !targets.isEmpty, !targets.contains(where: dossier.waits) else { return false }
      let places = try Agenda(of: dossier, in: desk.repository).places
      return !places.contains { place in targets.contains { place.ids.contains($0.description) } }
    }
  }
}
