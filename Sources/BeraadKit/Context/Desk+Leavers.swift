import Deliberation
import Git
import Storage

/// Who is named to act and stands on the roster no longer: a whole partner, or one person of it.
extension Desk {
  /// The partner that is named to act, where the roster of main once had it and has it no longer.
  func nameOffRoster() throws -> Slug? {
    guard let name = try named()?.split(separator: "/").first, let id = Slug(String(name)), roster[id] == nil,
      try snapshot.partner(id) != nil
    else { return nil }
    return id
  }

  /// Who is named to act, where the partner is on the roster and they are not any more, as `PARTNER/PERSON`.
  func personOffRoster() throws -> String? {
    guard let text = try named() else { return nil }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let partner = Slug(parts[0]).flatMap({ roster[$0] }),
      !partner.people.contains(where: { $0.id == parts[1] }),
      try snapshot.peopleEver().everybody.contains(text)
    else { return nil }
    return text
  }

  /// Refuses whoever is named to act and stands on the roster no longer.
  func mustBeOnRoster() throws {
    if let gone = try nameOffRoster() { throw try refusal(ofLeaver: gone) }
    if let gone = try personOffRoster() {
      throw Refusal(.offRoster(gone, Localized(verbatim: ".")), hints: try actingOtherwise(than: gone))
    }
  }

  /// Why a partner that was taken off does nothing more, and what puts it back.
  ///
  /// - Parameter reason: said as well, where there is one.
  func refusal(ofLeaver gone: Slug, because reason: Localized? = nil) throws -> Refusal {
    Refusal(
      .takenOffRoster(gone),
      causes: [reason].compactMap(\.self),
      hints: [
        Localized(
          en: "what the committee has now: beraad sync", nl: "wat de commissie nu heeft: beraad sync")
      ]
        + (try snapshot.partner(gone).map { [$0.puttingBack] } ?? []) + (try unsentMain(of: gone)))
  }

  /// What somebody types who is not on the roster, and whose partner is: as whom its other people act.
  func actingOtherwise(than gone: String) throws -> [Localized] {
    guard let name = gone.split(separator: "/").first,
      let partner = Slug(String(name)).flatMap({ roster[$0] })
    else { return [] }
    let acting = try snapshot.actingRoster()[partner.id]?.people.filter { !$0.isForgotten } ?? []
    let isKept = context.actingAs == nil && context.environment["BERAAD_AS"] == nil
    return acting.prefix(3).map { person in
      let other = "\(partner.id)/\(person.id)"
      return isKept
        ? Localized(
          en: "act in this clone as \(other) with: git config beraad.as \(other)",
          nl: "werk in deze kloon als \(other) met: git config beraad.as \(other)")
        : Localized(en: "act as \(other) with: --as \(other)", nl: "werk als \(other) met: --as \(other)")
    } + [
      Localized(
        en: "the committee adds somebody else with: beraad person add \(partner.id)",
        nl: "de commissie voegt iemand anders toe met: beraad person add \(partner.id)")
    ]
  }

  /// What is said to whoever is named and stands on the roster no longer, a sentence each; none for others.
  func offRosterSentences() throws -> [Localized] {
    if let gone = try nameOffRoster() {
      let back = try snapshot.partner(gone)?.puttingBack
      return [
        [
          .takenOffRoster(gone),
          Localized(
            en: "The committee can put it back. What you recorded is safe here.",
            nl: "De commissie kan dat terugdraaien. Wat u vastlegde, is hier veilig."),
        ].joined(separator: " ")
      ] + [back.map { $0.map(\.capitalizedFirst) }].compactMap(\.self)
        + (try unsentMain(of: gone).map { $0.map(\.capitalizedFirst) })
        // Where signatures are asked for, its keys went with it, and no vote would be taken.
        + (roster.signatures == .required
          ? [] : try Self.stillVoting(in: votes(stillOf: gone)).map { [$0] } ?? [])
    }
    guard let gone = try personOffRoster() else { return [] }
    return [.offRoster(gone, Localized(verbatim: "."))]
      + (try actingOtherwise(than: gone).map { $0.map(\.capitalizedFirst) })
  }

  // MARK: Votes that were frozen

  /// The open polls in which a partner has a vote by their openings, whatever became of it since, as `PAPER/POLL`.
  func votes(stillOf partner: Slug) throws -> [String] {
    try snapshot.soundPapers().flatMap { paper in
      try openDossier(of: paper.description).dossier.pollFiles
        .filter { $0.takesVote(of: partner) }.map { "\(paper)/\($0.poll.id)" }
    }
  }

  /// Who votes, and sends that: also for a partner that was taken off the roster while a poll is open in which it has a vote. Its
  /// electorate was frozen by its opening.
  func voter() throws -> Identity {
    guard let gone = try nameOffRoster(), let former = try snapshot.partner(gone),
      try !votes(stillOf: gone).isEmpty
    else { return try identity() }
    guard roster.signatures != .required else {
      throw try refusal(
        ofLeaver: gone,
        because: Localized(
          en:
            "The alliance asks for signatures, and its keys went with it: a vote of it is not taken until it is back.",
          nl:
            "De alliantie vraagt om handtekeningen, en de sleutels gingen mee: een stem wordt pas aangenomen als de partner terug is."
        ))
    }
    var acting = try snapshot.actingRoster()
    let forgotten = acting.forgotten
    acting.partners.append(
      Partner(
        id: former.id, name: former.name, kind: former.kind, region: former.region, weight: former.weight,
        roles: [], hasVote: former.hasVote, people: former.people))
    let identity = try acting.forgetting(forgotten).identity(named() ?? gone.description)
    return Identity(partner: identity.partner, person: identity.person, via: context.via)
  }

  /// That a partner that is off the roster still votes, as a sentence; nil where no such poll is open.
  static func stillVoting(in polls: [String]) -> Localized? {
    guard let first = polls.first else { return nil }
    let kept = keepingVote(in: polls)
    return Localized(
      en: "\(kept.english) It votes with: beraad vote \(first) CHOICE, and: beraad submit",
      nl: "\(kept.dutch) Stemmen gaat met: beraad vote \(first) KEUZE, en: beraad submit")
  }

  /// That a partner which was taken off votes in some open polls all the same.
  static func keepingVote(in polls: [String]) -> Localized {
    let named = Localized.listed(polls)
    let isOne = polls.count == 1
    return Localized(
      en:
        "Until \(isOne ? "it closes" : "they close") it keeps its vote in \(named.english), which \(isOne ? "was" : "were") opened before it went.",
      nl:
        "Die partner houdt tot de sluiting de stem in \(named.dutch), want \(isOne ? "die peiling was" : "die peilingen waren") al open."
    )
  }
}

extension PollState {
  /// Whether it is open, and a partner votes in it itself.
  func takesVote(of partner: Slug) -> Bool {
    guard stage == "open", electorate[partner] != nil else { return false }
    guard case .sticker(let form) = poll.form else { return true }
    return form.meetings.isEmpty && !form.isEvaluation
  }
}

extension Partner {
  /// What the committee types to put it back on the roster as it was.
  var puttingBack: Localized {
    func typed(_ option: String, _ text: String?) -> [String] {
      guard let word = text?.typedInShell else { return [] }
      return ["\(option)\(text?.hasPrefix("-") == true ? "=" : " ")\(word)"]
    }
    // A name that cannot be typed is one that the committee gives anew.
    let adding = "beraad partner add \(id) --name \(name.typedInShell ?? id.description)"
    let words =
      [name.hasPrefix("-") ? adding.replacing("--name ", with: "--name=") : adding]
      + typed("--kind", kind) + typed("--region", region)
      + Role.allCases.filter(roles.contains).map { "--role \($0.rawValue)" } + (hasVote ? [] : ["--no-vote"])
    let command = words.joined(separator: " ")
    return Localized(
      en: "the committee puts it back, with its people, with: \(command)",
      nl: "de commissie zet de partner terug, met de mensen, met: \(command)")
  }
}

extension Localized {
  /// That a partner was taken off the roster.
  static func takenOffRoster(_ gone: Slug) -> Localized {
    offRoster(
      "'\(gone)'",
      Localized(en: ": the committee took it off.", nl: ": de commissie heeft die eraf gehaald."))
  }

  /// That somebody is on the roster no longer.
  ///
  /// - Parameter end: what stands behind that.
  fileprivate static func offRoster(_ gone: String, _ end: Localized) -> Localized {
    Localized(
      en: "\(gone) is not on the roster of main any more\(end.english)",
      nl: "\(gone) staat niet meer in reviewers.json van main\(end.dutch)")
  }
}
