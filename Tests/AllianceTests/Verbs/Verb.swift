import TestSupport

/// What people do, each as often as its weight says.
enum Verb: String, CaseIterable {
  case comment, reply, amend, amendFile, withdraw, vote
  case collect, decide, merge, publish
  case pollNew, pollOpen, pollClose, pollTie, pollRemove, count, ballots
  case partnerAdd, partnerLeaves, new, adopt, revise, plainCommit
  case pull, pullRebase, push, pushPartners, fetch, deleteBranch, deleteOnHost, cherryPick, lateClone

  var weight: Int {
    switch self {
    case .vote, .decide: 8
    case .comment, .amend, .pull, .push, .pushPartners: 6
    case .collect, .merge, .pollOpen, .pollClose, .count, .fetch: 4
    case .reply, .amendFile, .pollNew, .revise, .pullRebase: 3
    case .withdraw, .ballots, .pollTie, .publish, .partnerAdd, .plainCommit, .deleteBranch: 2
    case .partnerLeaves, .pollRemove, .new, .adopt, .deleteOnHost, .cherryPick, .lateClone: 1
    }
  }

  /// One of them, by weight.
  static func any(random: inout SplitMix) -> Verb {
    random.pick(allCases.flatMap { Array(repeating: $0, count: $0.weight) }) ?? .comment
  }
}

extension Alliance {
  /// Does the step of this number. What the machine itself trips over is a finding too.
  func perform(_ number: Int) {
    step = number
    clock += 60
    var random = SplitMix(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    let lines = log.count
    // What nobody can do yet, such as voting before a poll is open, gives way to something else.
    for _ in 0..<4 where log.count == lines {
      let verb = Verb.any(random: &random)
      guard let place = random.pick(places) else { return }
      do {
        let before = try place.main
        try perform(verb, at: place, random: &random)
        if try place.main != before { try watchResults(at: place) }
      } catch {
        find(.machineWorks, "\(verb.rawValue) at \(place.name): \(error)")
      }
    }
    step = nil
  }

  private func perform(_ verb: Verb, at place: Place, random: inout SplitMix) throws {
    switch verb {
    case .comment: try comment(at: place, random: &random)
    case .reply: try reply(at: place, random: &random)
    case .amend: try amend(at: place, random: &random)
    case .amendFile: try amendFile(at: place, random: &random)
    case .withdraw: try withdraw(at: place, random: &random)
    case .vote: try vote(at: place, random: &random)
    case .collect: try collect(at: place, random: &random)
    case .decide: try decide(at: place, random: &random)
    case .merge: try merge(at: place, random: &random)
    case .publish: try publish(at: place, random: &random)
    case .pollNew: try pollNew(at: place, random: &random)
    case .pollOpen: try pollOpen(at: place, random: &random)
    case .pollClose: try pollClose(at: place, random: &random)
    case .pollTie: try pollTie(at: place, random: &random)
    case .pollRemove: try pollRemove(at: place, random: &random)
    case .count: try count(at: place, random: &random)
    case .ballots: try ballots(at: place, random: &random)
    case .partnerAdd: try partnerAdd(at: place, random: &random)
    case .partnerLeaves: try partnerLeaves(at: place, random: &random)
    case .new: try new(at: place, random: &random)
    case .adopt: try adopt(at: place, random: &random)
    case .revise: try revise(at: place, plain: false, random: &random)
    case .plainCommit: try revise(at: place, plain: true, random: &random)
    case .pull: try pull(place, rebase: false, random: &random)
    case .pullRebase: try pull(place, rebase: true, random: &random)
    case .push: try git(place, "push", "--quiet", "origin", "main")
    case .pushPartners: try pushPartners(at: place)
    case .fetch: try git(place, "fetch", "--quiet", "--prune", "origin")
    case .deleteBranch: try deleteBranch(at: place, random: &random)
    case .deleteOnHost: try deleteOnHost(at: place, random: &random)
    case .cherryPick: try cherryPick(at: place, random: &random)
    case .lateClone:
      if places.count < 5 { try clone(singleBranch: random.once(in: 3), asFile: random.once(in: 2)) }
    }
  }

  /// A number that no other step has, for words that must be found again.
  var mark: String { "\(step ?? 0)x" }

  /// Somebody of a clone: mostly its own partner, sometimes any other, so that two machines have people of one partner.
  func anyPartner(at place: Place, random: inout SplitMix) -> String {
    let own = places.firstIndex { $0 === place } ?? 0
    if !random.once(in: 3) { return Self.partners[(own + 2) % Self.partners.count] }
    return random.pick(Self.partners) ?? "tenants"
  }

  func anyCommittee(random: inout SplitMix) -> String { random.pick(Self.committee) ?? "editors" }

  /// A paper that this clone has; mostly the first.
  func anyPaper(at place: Place, random: inout SplitMix) throws -> String {
    let papers = ledger.papers.sorted().filter { !place.text(of: "papers/\($0)/paper.md").isEmpty }
    return random.once(in: 3) ? random.pick(papers) ?? "housing" : "housing"
  }

  func draft(of paper: String, at place: Place) -> String { place.text(of: "papers/\(paper)/paper.md") }

  /// One acknowledged record of these kinds that this clone can see; now and then any.
  func anyRecord(_ kinds: Acknowledged.Kind..., at place: Place, random: inout SplitMix) throws
    -> Acknowledged?
  {
    let ids = kinds.flatMap { ledger.ids(of: $0) }
    let visible = try place.records
    let seen = ids.filter { visible[$0] != nil }
    let id = random.once(in: 12) ? random.pick(ids) : random.pick(seen)
    return id.flatMap { ledger.records[$0] }
  }
}
