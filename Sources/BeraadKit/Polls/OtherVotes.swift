package import Deliberation
import Prose
import Storage

extension Dossier {
  /// Another motion about one of the changes that a poll is about, that is not closed; rather one that is open. Nil where there is none.
  func vote(about targets: [Target], besides poll: Slug?) -> PollState? {
    let wanted = Set(targets.flatMap(hunks))
    let others = pollFiles.filter {
      $0.poll.id != poll && $0.closing == nil && !wanted.isDisjoint(with: $0.poll.targets.flatMap(hunks))
    }
    return others.first { $0.opening != nil } ?? others.first
  }

  /// The open motions about what an open motion is about too: they were opened apart, and each can be closed. In the order of their names.
  func openBeside(_ state: PollState) -> [(poll: Slug, shared: [Target])] {
    guard state.stage == "open", case .motion = state.poll.form else { return [] }
    let wanted = Set(state.poll.targets.flatMap(hunks))
    return pollFiles.compactMap { other in
      guard other.poll.id != state.poll.id, other.stage == "open", case .motion = other.poll.form else {
        return nil
      }
      let shared = other.poll.targets.flatMap(hunks).filter(wanted.contains).uniqued()
      return shared.isEmpty ? nil : (other.poll.id, shared)
    }
  }

  /// That two open motions are about the same changes, one sentence for each two.
  var doubleVotes: [Localized] { doubleVotePairs.map(\.sentence) }

  /// That an open motion is about what another one is about too; nil where it is the only one.
  func doubleVote(of poll: Slug) -> Localized? {
    doubleVotePairs.first { $0.one == poll || $0.other == poll }?.sentence
  }

  private var doubleVotePairs: [(one: Slug, other: Slug, sentence: Localized)] {
    pollFiles.flatMap { state in
      openBeside(state).filter { state.poll.id < $0.poll }.map { other in
        let (paper, one) = (paper.slug, state.poll.id)
        let shared = other.shared.map(\.description).joined(separator: ", ")
        let sentence = Localized(
          en:
            "The votes '\(one)' and '\(other.poll)' were opened apart, and both are about \(shared): the one that is closed first decides about that, and the other one decides nothing there. Agree which, and the committee closes that one first: beraad poll close \(paper)/\(one)",
          nl:
            "De stemmingen '\(one)' en '\(other.poll)' zijn los van elkaar geopend, en gaan allebei over \(shared): die het eerst wordt gesloten, beslist daarover, en de andere beslist daar niets. Spreek af welke, en de commissie sluit die het eerst: beraad poll close \(paper)/\(one)"
        )
        return (one, other.poll, sentence)
      }
    }
  }

  /// What whoever closes a motion is told of others about the same.
  func besideClosing(_ state: PollState) -> [Localized] {
    // A vote that chose nothing takes nothing from another.
    guard case .motion(let form) = state.poll.form,
      MotionTally(form: form, state: state).verdict.winner != nil
    else { return [] }
    return openBeside(state).map { other in
      let shared = other.shared.map(\.description).joined(separator: ", ")
      return Localized(
        en:
          "The vote '\(other.poll)', which was opened apart, is about \(shared) too, and decides nothing there any more: end it with: beraad poll close \(paper.slug)/\(other.poll)",
        nl:
          "De stemming '\(other.poll)', los hiervan geopend, gaat ook over \(shared), en beslist daar niets meer: sluit haar met: beraad poll close \(paper.slug)/\(other.poll)"
      )
    }
  }

  /// The votes of a partner that no closing lists, one sentence each, until the next edition.
  func votesTooLate(of partner: Slug) -> [Localized] {
    votesToTell.compactMap { filed in
      guard filed.record.header.partner == partner, case .vote(let vote) = filed.record.body else {
        return nil
      }
      return Localized(
        en:
          "your vote \(filed.record.id) in '\(vote.poll)' came after the closing, which does not list it: it does not count",
        nl:
          "uw stem \(filed.record.id) in '\(vote.poll)' kwam na de sluiting, die haar niet noemt: ze telt niet mee"
      )
    }
  }

  /// That votes came after the closing, as the committee is told that takes them in.
  fileprivate func tooLate(among ids: Set<RecordID>) -> [Localized] {
    votesToTell.compactMap { filed in
      guard ids.contains(filed.record.id), case .vote(let vote) = filed.record.body else { return nil }
      let voter = name(of: filed.record.header.partner)
      return Localized(
        en:
          "The vote \(filed.record.id) of \(voter) in '\(vote.poll)' came after the closing, which does not list it: it does not count.",
        nl:
          "De stem \(filed.record.id) van \(voter) in '\(vote.poll)' kwam na de sluiting, die haar niet noemt: ze telt niet mee."
      )
    }
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

extension Desk {
  /// Those of some votes that came after the closing of their poll, a sentence each.
  ///
  /// - Parameter paths: those of their files on main; others are passed over.
  func votesTooLate(at paths: [String]) throws -> [Localized] {
    var votes: [Slug: Set<RecordID>] = [:]
    for path in paths {
      guard let name = path.split(separator: "/").last, name.first == Record.Kind.vote.letter,
        let id = RecordID(String(name.prefix { $0 != "." })), let paper = Layout.paper(of: path)
      else { continue }
      votes[paper, default: []].insert(id)
    }
    return try votes.sorted { $0.key < $1.key }.flatMap { paper, ids in
      try openDossier(of: paper.description).dossier.tooLate(among: ids)
    }
  }

  /// What whoever acts is told of its votes: those of which it has two that exclude each other, and those that came too late.
  func ownVotes(namesTwice: Bool = true) throws -> [Localized] {
    guard let partner = try nameOffRoster() ?? identityOnRoster()?.partner.id else { return [] }
    return try snapshot.soundPapers().flatMap { paper -> [Localized] in
      let dossier = try openDossier(of: paper.description).dossier
      let twice = dossier.exclusions.filter {
        if case .vote(_, partner) = $0.subject { namesTwice } else { false }
      }
      return twice.map { $0.sentence(in: dossier, MergedInDraft()) }
        + (dossier.votesTooLate(of: partner) + dossier.votesUnderOtherOpening(of: partner)).map {
          $0.map(\.capitalizedFirst)
        }
    }
  }
}

extension Context {
  /// What is to be said of the votes of whoever acts, a sentence each.
  package func ownVotes() throws -> [Localized] { try Desk(self).ownVotes() }

  /// The votes of whoever acts that came too late, a sentence each.
  package func votesTooLate() throws -> [Localized] { try Desk(self).ownVotes(namesTwice: false) }
}
