import Deliberation
import Git
import ObjectIDs
import Storage

/// What is wrong on the partners' branches, and with the records of a paper.
extension Desk {
  func branchesOfNobody() throws -> [Diagnosis.Finding] {
    let strangers = try workspace.partnerBranches().map(\.partner).filter {
      try snapshot.partner($0) == nil
    }
    return try strangers.map {
      .init(
        what: Localized(
          en: "The branch partners/\($0) is of nobody in reviewers.json; it is not read.",
          nl: "De branch partners/\($0) is van niemand in reviewers.json; hij wordt niet gelezen."),
        advice: try isOnNewerRoster($0)
          ? .syncFirst
          : Localized(
            en: "add the partner with: beraad partner add \($0) --name \"…\"",
            nl: "voeg de partner toe met: beraad partner add \($0) --name \"…\""), mended: false)
    }
      + workspace.namesOfNoPartner().map { bad in
        .init(
          what: Localized(
            en: "The branch \(bad.shortName) has a name that no partner can have; it is not read.",
            nl:
              "De branch \(bad.shortName) heeft een naam die geen partner kan hebben; hij wordt niet gelezen."
          ),
          advice: bad.remote.map { remote in
            Localized(
              en:
                "rename it there, if it is a partner's, with: git push \(remote) \(bad.shortName):refs/heads/partners/ID :refs/heads/partners/\(bad.name)",
              nl:
                "is het de branch van een partner, hernoem hem dan daar met: git push \(remote) \(bad.shortName):refs/heads/partners/ID :refs/heads/partners/\(bad.name)"
            )
          }
            ?? Localized(
              en: "rename it, if it is a partner's, with: git branch -m partners/\(bad.name) partners/ID",
              nl:
                "is het de branch van een partner, hernoem hem dan met: git branch -m partners/\(bad.name) partners/ID"
            ),
          mended: false)
      }
  }

  /// Whether a newer main than this clone's has a partner on its roster: the host's, or the one on which the partner's branch stands.
  private func isOnNewerRoster(_ partner: Slug) throws -> Bool {
    let tips = try workspace.partnerBranches().filter { $0.partner == partner }.flatMap(\.tips)
    return try ([snapshot.newerMain()].compactMap(\.self) + tips).contains { commit in
      (try? Snapshot(workspace: workspace, commit: commit))?.roster[partner] != nil
    }
  }

  func unreadableRecords() throws -> [Diagnosis.Finding] {
    let broken = try workspace.brokenReferences()
    let branches = broken.compactMap { found -> Diagnosis.Finding? in
      // One with a name that no partner can have is named with the branches of nobody.
      found.partner.map { _ in
        .init(what: found.sentence, advice: advice(onBroken: found.reference), mended: false)
      }
    }
    let others = Set(broken.map(\.sentence))
    let files = try snapshot.soundPapers().flatMap { paper in
      let loaded = try dossier(of: paper.description)
      let misplaced = try misplacedRecords(of: paper)
      let said = loaded.passedOver.filter { passed in
        !others.contains(passed.sentence)
          && !misplaced.contains {
            passed.sentence.english.contains($0.path)
              || $0.id.map { passed.sentence.english.contains($0.description) } == true
          }
      }
      let more = said.map(\.sentence).shortened.dropFirst(said.count)
      return try misplaced.map {
        .init(what: $0.sentence, advice: $0.remedy.byCommittee, mended: false)
      } + said.prefix(said.count - more.count).map { try finding(about: $0) }
    }
    return branches + files
  }

  /// What is said of something that was left out, and what ends that.
  private func finding(about passed: PassedOver) throws -> Diagnosis.Finding {
    let isBehind = try snapshot.newerMain() != nil
    let asking = Localized(
      en: "ask the partner to take the file away again",
      nl: "vraag de partner om het bestand weer weg te halen")
    let advice =
      switch passed.reason {
      case .unread(let path):
        Localized(
          en: "see what made it so with: git log -p -- '\(path)'",
          nl: "zie waardoor dat komt met: git log -p -- '\(path)'")
      case .ofNobody(let path): Nobody.remedy(for: path).byCommittee
      case .ahead: Localized.syncFirst
      case .refused: isBehind ? .syncFirst : asking
      case .onNoMain: try passed.partner.flatMap { try sending(of: $0).first } ?? .sending
      case .damaged: asking
      }
    return .init(
      what: passed.sentence, advice: advice, further: passed.reason == .onNoMain ? [asking.otherwise] : [],
      mended: false)
  }

  /// What is typed against a partner's branch that is not read.
  func advice(onBroken reference: String) -> Localized {
    if let torn = repository.unfollowed(reference) { return Self.advice(onTorn: torn) }
    let isStrange = try? repository.tip(of: reference).map(workspace.isStrange)
    let others = try? repository.remotes().contains {
      try reference.hasPrefix("refs/remotes/\($0)/") && (isStrange == true || workspace.isOfOthers($0))
    }
    if others == true {
      return Localized(
        en: "look whether it is the alliance's host: git remote -v",
        nl: "kijk of het de host van de alliantie is: git remote -v")
    }
    if let direct = try? repository.directName(of: reference), direct != reference {
      return Localized(
        en: "take the name away with: git symbolic-ref --delete \(reference)",
        nl: "haal de naam weg met: git symbolic-ref --delete \(reference)")
    }
    return
      Localized(
        en:
          "get what it named from a clone that has it; where nobody has, take the branch away with: git update-ref -d \(reference)",
        nl:
          "haal op wat er stond uit een kloon die het heeft; heeft niemand het, haal de branch dan weg met: git update-ref -d \(reference)"
      )
  }
}

extension Desk {
  fileprivate static func advice(onTorn torn: TornReference) -> Localized {
    if let last = torn.last, let command = torn.puttingBack {
      return Localized(
        en: "put it back at \(last.abbreviated()), where it was last, with: \(command)",
        nl: "zet hem terug op \(last.abbreviated()), waar hij het laatst stond, met: \(command)")
    }
    return torn.name.hasPrefix("refs/remotes/")
      ? Localized(
        en: "have git ask the host again, with: \(torn.takingAway)",
        nl: "laat git het de host opnieuw vragen, met: \(torn.takingAway)")
      : Localized(
        en:
          "take it away, and then get what it named from a clone that has it, or from the host; away it goes with: \(torn.takingAway)",
        nl:
          "haal hem weg, en haal daarna op wat er stond uit een kloon die het heeft of bij de host; weg gaat hij met: \(torn.takingAway)"
      )
  }
}

extension Diagnosis.Finding {
  /// The references that git cannot follow, whosever they are, but for the partners' branches, which are named as such.
  static func unfollowed(in workspace: Workspace) throws -> [Self] {
    // Where main is one of them nothing more can be told of the others.
    let named = Set((try? workspace.brokenReferences().filter { $0.partner != nil }.map(\.reference)) ?? [])
    return try workspace.repository.unfollowedReferences().filter { !named.contains($0.name) }
      .map { try .init(.refusal($0.error), mends: false, in: workspace.repository) }
  }
}

extension Localized {
  /// What is typed where main of this clone is behind, or may be.
  static let syncFirst = Localized(
    en: "get what main lacks here, and look again: beraad sync",
    nl: "haal op wat main hier mist, en kijk dan opnieuw: beraad sync")

  /// That main of this clone lacks what the host's had.
  static let mainIsBehind = Localized(
    en: "Main here lacks what the host's had when it was last asked. Get it with: beraad sync",
    nl: "Main hier mist wat de host had toen die voor het laatst is gevraagd. Haal het op met: beraad sync")

  /// What is typed about a record on a commit that is on no main.
  static let sending = Localized(
    en: "whoever made that commit on main sends it with: beraad submit",
    nl: "wie die commit op main maakte, stuurt hem op met: beraad submit")

  /// The same, where nobody sends it.
  var otherwise: Localized {
    Localized(en: "where nobody has it: \(english)", nl: "heeft niemand hem: \(dutch)")
  }
}
