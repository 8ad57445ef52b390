import Deliberation
import ObjectIDs
import Storage

extension Exclusion {
  /// What happened, what holds meanwhile, and what to type: as it stands in every list.
  ///
  /// - Parameter draft: what the draft has of the change that it is about.
  func sentence(in dossier: Dossier, _ draft: MergedInDraft) -> Localized {
    let told = ExclusionStory(self, in: dossier, draft)
    return switch subject {
    case .definition(let poll): told.definition(of: poll)
    case .replacement(let poll): told.replacement(of: poll)
    case .opening(let poll): told.opening(of: poll)
    case .closing(let poll): told.closing(of: poll)
    case .vote(let poll, let partner): told.vote(of: partner, in: poll)
    case .count(let poll, let meeting): told.count(of: meeting, in: poll)
    case .tie(let poll, let item): told.tie(of: item, in: poll)
    case .decision(let target): told.decision(about: target)
    case .withdrawal(let target): told.withdrawal(of: target)
    case .merge(let target): told.merge(of: target)
    case .putBack(let target): told.putBack(target)
    case .motion(let poll, let target): told.motion(poll, about: target)
    case .edition(let number): told.edition(number)
    case .draft: told.draft
    }
  }
}

/// The sentences about what was made apart, by what it is about.
private struct ExclusionStory {
  let exclusion: Exclusion
  let dossier: Dossier
  private let inDraft: MergedInDraft
  private let paper: Slug
  private let holds: Exclusion.Candidate
  /// How often it was done.
  private let times: Localized
  /// What does not hold meanwhile.
  private let passed: Localized
  /// All of them, and the commits among them in short.
  private let all: Localized
  private let commits: Localized

  init(_ exclusion: Exclusion, in dossier: Dossier, _ inDraft: MergedInDraft) {
    (self.exclusion, self.dossier, paper) = (exclusion, dossier, dossier.paper.slug)
    self.inDraft = inDraft
    holds = exclusion.holds
    let others = exclusion.others
    times = Exclusion.times(others.count + 1)
    let rest = Localized.listed(others.map(\.description))
    passed = Localized(
      en: "\(rest.english) \(others.count == 1 ? "is" : "are") passed over",
      nl: "\(rest.dutch) \(others.count == 1 ? "telt" : "tellen") niet mee")
    all = .listed(([holds] + others).map(\.description))
    commits = Self.shortened([holds] + others)
  }

  private static func shortened(_ commits: [Exclusion.Candidate]) -> Localized {
    .listed(commits.map { String($0.description.prefix(7)) })
  }

  // MARK: - Polls

  func definition(of poll: Slug) -> Localized {
    let file = Layout.definition(ofPoll: poll, of: paper)
    let command = "beraad poll new \(paper) \(poll) --from \(file)"
    return Localized(
      en:
        "The poll '\(poll)' was put \(times.english), apart, by \(commits.english): read each with: git show COMMIT:\(file), and the committee can settle it with: \(command)",
      nl:
        "De peiling '\(poll)' is \(times.dutch) voorgelegd, los van elkaar, door \(commits.dutch): lees elk met: git show COMMIT:\(file), en de commissie kan het oplossen met: \(command)"
    )
  }

  func replacement(of poll: Slug) -> Localized {
    let file = Layout.definition(ofPoll: poll, of: paper)
    let state = dossier.pollState(poll)
    let isAway = state?.isTakenAway == true
    let command = Exclusion.restoring(state?.blob.hex ?? "", to: file)
    let by = Self.shortened(exclusion.others)
    return Localized(
      en:
        "The poll '\(poll)' was opened as \(holds), and apart from that \(isAway ? "its file was taken away" : "another question was put into its file"), by commit \(by.english): the question that was opened is asked; the committee can settle it with: \(command)",
      nl:
        "De peiling '\(poll)' is geopend als \(holds), en los daarvan \(isAway ? "is haar bestand weggehaald" : "is er een andere vraag in haar bestand gezet"), door commit \(by.dutch): de geopende vraag geldt; de commissie kan het oplossen met: \(command)"
    )
  }

  func opening(of poll: Slug) -> Localized {
    let areTwo = dossier.asksTwo(poll)
    return Localized(
      en:
        "The poll '\(poll)' was opened \(times.english), apart\(areTwo ? ", with two definitions" : ""): \(holds) holds, \(passed.english); the committee can settle it with: beraad poll open \(paper)/\(poll)",
      nl:
        "De peiling '\(poll)' is \(times.dutch) geopend, los van elkaar\(areTwo ? " en met twee vragen" : ""): \(holds) geldt, \(passed.dutch); de commissie kan het oplossen met: beraad poll open \(paper)/\(poll)"
    )
  }

  func closing(of poll: Slug) -> Localized {
    let settling = dossier.settlingClosings(of: poll)
    let areTwo = exclusion.others.count == 1
    return Localized(
      en:
        "The poll '\(poll)' was closed \(times.english), apart, by \(all.english): only what \(areTwo ? "both" : "all") list counts; \(settling.english)",
      nl:
        "De peiling '\(poll)' is \(times.dutch) gesloten, los van elkaar, door \(all.dutch): alleen wat \(areTwo ? "beide" : "ze alle") noemen telt; \(settling.dutch)"
    )
  }

  func vote(of partner: Slug, in poll: Slug) -> Localized {
    let name = dossier.name(of: partner)
    guard dossier.pollState(poll)?.closing == nil else {
      let choice = dossier.choice(in: poll)
      return Localized(
        en:
          "\(name) voted \(times.english) in '\(poll)', apart, as \(all.english), and no closing has chosen: \(choice.english)",
        nl:
          "\(name) heeft \(times.dutch) gestemd in '\(poll)', los van elkaar, als \(all.dutch), en geen sluiting koos: \(choice.dutch)"
      )
    }
    let command = Localized.typed("beraad vote \(paper)/\(poll) CHOICE")
    return Localized(
      en:
        "\(name) voted \(times.english) in '\(poll)', apart: \(holds) holds, \(passed.english); it settles that by voting again: \(command.english)",
      nl:
        "\(name) heeft \(times.dutch) gestemd in '\(poll)', los van elkaar: \(holds) geldt, \(passed.dutch); opnieuw stemmen lost dat op: \(command.dutch)"
    )
  }

  func count(of meeting: Slug, in poll: Slug) -> Localized {
    guard dossier.pollState(poll)?.closing == nil else {
      let choice = dossier.choice(in: poll)
      return Localized(
        en:
          "\(meeting) was counted \(times.english) in '\(poll)', apart, as \(all.english), and no closing has chosen: \(choice.english)",
        nl:
          "\(meeting) is \(times.dutch) geteld in '\(poll)', los van elkaar, als \(all.dutch), en geen sluiting koos: \(choice.dutch)"
      )
    }
    let command = dossier.entering(meeting, of: poll)
    return Localized(
      en:
        "\(meeting) was counted \(times.english) in '\(poll)', apart: \(holds) holds, \(passed.english); a steward can settle it with: \(command.english)",
      nl:
        "\(meeting) is \(times.dutch) geteld in '\(poll)', los van elkaar: \(holds) geldt, \(passed.dutch); een steward kan het oplossen met: \(command.dutch)"
    )
  }

  func tie(of item: BoardItem, in poll: Slug) -> Localized {
    let typed = dossier.pollState(poll)?.typedName(of: item) ?? "\(item.item) --board \(item.board)"
    let command = Localized.typed("beraad poll tie \(paper)/\(poll) \(typed) --on QUOTE")
    let nowhere = Localized.typed(
      "beraad poll tie \(paper)/\(poll) \(typed) --nowhere --because WHY")
    let isNowhere = dossier.isNowhere([holds] + exclusion.others)
    return Localized(
      en:
        "The item \(item) of '\(poll)' was tied to the text \(times.english), apart: \(holds) holds, \(passed.english); the committee can settle it with: \(command.english)\(isNowhere ? ", or: \(nowhere.english)" : "")",
      nl:
        "Van het onderdeel \(item) van '\(poll)' is \(times.dutch) vastgelegd waar het is opgenomen, los van elkaar: \(holds) geldt, \(passed.dutch); de commissie kan het oplossen met: \(command.dutch)\(isNowhere ? ", of: \(nowhere.dutch)" : "")"
    )
  }

  // MARK: - Changes, editions and the draft

  func decision(about target: Target) -> Localized {
    let outcomes = ([holds] + exclusion.others).compactMap { id in
      id.record.flatMap { dossier[$0]?.outcome }.map { (id: id, outcome: $0) }
    }
    let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
    let isTaken = dossier.withdrawal(of: target) != nil
    let settling = dossier.settling(target, inDraft, between: outcomes.map(\.outcome))
    let said = outcomes.map {
      Localized(en: "\($0.id) says \($0.outcome.rawValue)", nl: "\($0.id) zegt \($0.outcome.words.dutch)")
    }
    .joined(separator: ", ")
    return Localized(
      en:
        "\(target) was decided \(times.english), apart: \(said.english)\(isTaken ? ", and \(partner) has withdrawn it" : ""); \(settling.english)",
      nl:
        "Over \(target) is \(times.dutch) besloten, los van elkaar: \(said.dutch)\(isTaken ? ", en \(partner) heeft het ingetrokken" : ""); \(settling.dutch)"
    )
  }

  func withdrawal(of target: Target) -> Localized {
    let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
    let isMerged = dossier.merged[target] != nil
    let settling = dossier.settling(target, inDraft)
    let taken = dossier.withdrawal(of: target)?.withdrawn ?? target
    return Localized(
      en:
        "\(partner) withdrew \(taken) before it knew that \(target) was adopted: \(holds) holds\(isMerged ? " and was merged" : ""), \(passed.english); \(settling.english)",
      nl:
        "\(partner) trok \(taken) in zonder te weten dat \(target) was overgenomen: \(holds) geldt\(isMerged ? " en is samengevoegd" : ""), \(passed.dutch); \(settling.dutch)"
    )
  }

  func merge(of target: Target) -> Localized {
    let outcome = holds.record.flatMap { dossier[$0]?.outcome } ?? .rejected
    let (by, isOne) = (Self.shortened(exclusion.others), exclusion.others.count == 1)
    let settling = dossier.settling(target, inDraft, between: [outcome])
    return Localized(
      en:
        "\(target) was merged, by \(isOne ? "commit" : "commits") \(by.english), and apart from that it was \(outcome.rawValue), by \(holds), which holds; \(settling.english)",
      nl:
        "\(target) is samengevoegd, door \(isOne ? "commit" : "commits") \(by.dutch), en los daarvan \(outcome.words.dutch), door \(holds), en dat geldt; \(settling.dutch)"
    )
  }

  func putBack(_ target: Target) -> Localized {
    let outcome = holds.record.flatMap { dossier[$0]?.outcome } ?? .rejected
    let by = Self.shortened(exclusion.others)
    let way = dossier.hunk(target).map { WayBack(from: $0) } ?? .takeOut
    let adopting = Localized.typed("beraad decide \(target) adopt --because WHY")
    return Localized(
      en:
        "\(target) was merged, taken out of the draft again and \(outcome.rawValue), by \(holds), which holds; since commit \(by.english) the draft has it once more. That is over once \(way.condition.english); if it stays, the committee can settle it with: \(adopting.english)",
      nl:
        "\(target) is samengevoegd, weer uit het concept gehaald en \(outcome.words.dutch), door \(holds), en dat geldt; sinds commit \(by.dutch) heeft het concept het weer. Dat is voorbij zodra \(way.condition.dutch); blijft het, dan kan de commissie het oplossen met: \(adopting.dutch)"
    )
  }

  func motion(_ poll: Slug, about target: Target) -> Localized {
    let settling = dossier.settling(target, inDraft)
    if let other = exclusion.others.first?.record, case .closing(let closing)? = dossier[other]?.record.body {
      return votes([poll, closing.poll], about: target, settling)
    }
    let isOfPoll = exclusion.others.contains { other in
      guard case .decision(let body)? = other.record.flatMap({ dossier[$0] })?.record.body else {
        return false
      }
      return body.poll == poll
    }
    let way =
      isOfPoll
      ? Localized(
        en: "an earlier closing brought it into the draft",
        nl: "een eerdere sluiting bracht het in het concept")
      : Localized(
        en: "apart from that it was adopted and merged", nl: "los daarvan is het overgenomen en samengevoegd")
    let won = dossier.winner(of: poll).map { winner in
      let changes = winner.targets.map(\.description).joined(separator: ", ")
      return Localized(
        en: ", and '\(winner.id)' did\(changes.isEmpty ? "" : ", which is \(changes)")",
        nl: " en '\(winner.id)' wel\(changes.isEmpty ? "" : ", en dat is \(changes)")")
    }
    return Localized(
      en:
        "By the closing \(holds) of the poll '\(poll)' the alternative of \(target) did not win\(won?.english ?? ""); \(way.english); \(settling.english)",
      nl:
        "Volgens de sluiting \(holds) van de peiling '\(poll)' won het alternatief van \(target) niet\(won?.dutch ?? ""); \(way.dutch); \(settling.dutch)"
    )
  }

  /// That two votes chose otherwise, apart.
  private func votes(_ polls: [Slug], about target: Target, _ settling: Localized) -> Localized {
    let chose = polls.map { poll in
      let isChosen = dossier.winner(of: poll)?.targets.flatMap(dossier.hunks).contains(target) == true
      return isChosen
        ? Localized(en: "'\(poll)' chose it", nl: "'\(poll)' koos ervoor")
        : Localized(en: "'\(poll)' chose otherwise", nl: "'\(poll)' koos iets anders")
    }.joined(separator: ", ")
    return Localized(
      en: "About \(target) two votes were closed, apart: \(chose.english); \(settling.english)",
      nl: "Over \(target) zijn twee stemmingen gesloten, los van elkaar: \(chose.dutch); \(settling.dutch)")
  }

  func edition(_ number: Int) -> Localized {
    let isAway = dossier.editions(numbered: number).holds.map(dossier.isLeftBehind) ?? false
    let command = Localized.typed("beraad publish \(paper) --edition \(number) -o DIR")
    return Localized(
      en:
        "Edition \(number) was published \(times.english), apart: \(holds) holds, \(passed.english); the committee can settle it\(isAway ? ", in the clone in which \(holds) was published," : "") with: \(command.english)",
      nl:
        "Editie \(number) is \(times.dutch) gepubliceerd, los van elkaar: \(holds) geldt, \(passed.dutch); de commissie kan het oplossen\(isAway ? ", in de kloon waarin \(holds) is gepubliceerd," : "") met: \(command.dutch)"
    )
  }

  var draft: Localized {
    let command = Localized.typed("beraad revise \(paper) -m WHY")
    return Localized(
      en:
        "The draft of \(paper) was begun \(times.english), apart, by \(commits.english): see that it has what both wanted, and an author can settle it with: \(command.english)",
      nl:
        "Het concept van \(paper) is \(times.dutch) begonnen, los van elkaar, door \(commits.dutch): zorg dat erin staat wat beide wilden, en een auteur kan het oplossen met: \(command.dutch)"
    )
  }
}
