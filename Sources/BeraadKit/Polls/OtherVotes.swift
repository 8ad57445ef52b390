import Deliberation
import Prose

extension Dossier {
  /// Another motion about one of the changes that a poll is about, that is not closed; rather one that is open. Nil where there is none.
  func vote(about targets: [Target], besides poll: Slug?) -> PollState? {
    let wanted = Set(targets.flatMap(hunks))
    let others = pollFiles.filter {
      $0.poll.id != poll && $0.closing == nil && !wanted.isDisjoint(with: $0.poll.targets.flatMap(hunks))
    }
    return others.first { $0.opening != nil } ?? others.first
  }

  /// The motion about a place that is made and not open yet; nil where there is none.
  func voteMade(about place: ContestedPlace) -> ShownVote? {
    let targets = place.ids.compactMap { Target($0) }
    guard let state = vote(about: targets, besides: nil), state.opening == nil else { return nil }
    let asked = Set(state.poll.targets.flatMap(hunks))
    return ShownVote(
      poll: state.poll.id.description,
      missing: targets.filter { !asked.contains($0) }.map(\.description))
  }

  /// Refuses a vote about what another one is about: two votes on one place could choose two texts for it.
  ///
  /// - Parameter isOpening: whether the poll is about to be opened. Of two that were made apart one can be opened.
  func mustBeOnlyVote(_ poll: Poll, isOpening: Bool = false) throws(Refusal) {
    let paper = poll.paper
    let targets = poll.targets.flatMap(hunks)
    if let other = vote(about: targets, besides: poll.id), !isOpening || other.opening != nil {
      let about = Set(other.poll.targets.flatMap(hunks))
      let shared = targets.first { about.contains($0) }?.description ?? ""
      let name = "\(paper)/\(other.poll.id)"
      if other.opening != nil {
        throw Refusal(
          Localized(
            en: "\(shared) is put to a vote already, in '\(other.poll.id)'.",
            nl: "Over \(shared) wordt al gestemd, in '\(other.poll.id)'."),
          hints: [
            Localized(
              en: "end the vote with: beraad poll close \(name)",
              nl: "sluit de stemming met: beraad poll close \(name)")
          ], by: .putToVote(other.poll.id))
      }
      throw Refusal(
        Localized(
          en: "\(shared) is in a vote already that is not open yet: '\(other.poll.id)'.",
          nl: "\(shared) zit al in een stemming die nog niet open is: '\(other.poll.id)'."),
        hints: [
          Localized(
            en: "open it with: beraad poll open \(name)", nl: "open haar met: beraad poll open \(name)"),
          Localized(
            en: "or make it anew with: beraad poll new \(paper) \(other.poll.id) --contested \(shared)",
            nl: "of maak haar opnieuw met: beraad poll new \(paper) \(other.poll.id) --contested \(shared)"),
        ], by: .voteMade(other.poll.id))
    }
    if let choice = VotedChanges(self).choice(amid: targets.map(\.description)),
      choice.poll != poll.id.description
    {
      throw Refusal(
        Localized(
          en:
            "What '\(poll.id)' is about was put to a vote already, and '\(choice.poll)' chose: \(choice.text)",
          nl: "Over waar '\(poll.id)' over gaat is al gestemd, en '\(choice.poll)' koos: \(choice.text)"),
        hints: [
          Localized(
            en: "carry it out with: beraad merge \(paper)", nl: "voer dat uit met: beraad merge \(paper)")
        ], by: .votedOn(choice.poll, choice.text))
    }
  }
}
