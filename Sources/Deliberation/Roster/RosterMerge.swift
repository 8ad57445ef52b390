/// Two rosters that were made apart, united by partner, person and field.
///
/// What one side left as it was follows the other. The result is the same whichever side is which, but where both say
/// otherwise: there the first is taken, and named.
package struct RosterMerge: Sendable {
  package let roster: Roster
  /// What both sides say otherwise, and which of it the roster has, one sentence each.
  package let conflicts: [Localized]

  /// - Parameter base: what both were made of; nil where each was begun by itself.
  package init(base: Roster?, _ one: Roster, _ other: Roster) {
    var fields = FieldMerge()
    let alliance = fields.take(
      base?.alliance, one.alliance, other.alliance,
      Localized(en: "The alliance's name", nl: "De naam van de alliantie")
    ) { Localized(verbatim: "“\($0)”") }
    let language = fields.take(
      base?.language, one.language, other.language,
      Localized(en: "The alliance's language", nl: "De taal van de alliantie")
    ) { Localized(verbatim: "“\($0.rawValue)”") }
    let before = base?.partners.map(\.id) ?? []
    let added = Set((one.partners + other.partners).map(\.id)).subtracting(before)
    let partners = fields.withCommittee(
      (before + added.sorted()).compactMap { id in fields.partner(base?[id], one[id], other[id]) },
      base, one, other)
    let signatures = fields.take(
      base?.signatures ?? .optional, one.signatures, other.signatures,
      Localized(en: "Whether signatures are asked for", nl: "Of er om handtekeningen wordt gevraagd,")
    ) { Localized(verbatim: "“\($0.rawValue)”") }
    // Nobody who was forgotten on one side is known again, wherever the marks stand there.
    roster = Roster(
      alliance: alliance, language: language, partners: partners, signatures: signatures,
      doors: fields.doors(base?.doors ?? [], one.doors, other.doors)
    ).forgetting(one.forgotten.union(other.forgotten))
    conflicts = fields.conflicts
  }
}

/// Takes one of two values after the other, and keeps what could not be taken from both.
private struct FieldMerge {
  private(set) var conflicts: [Localized] = []

  /// The value that one side changed; where both did, otherwise, the first.
  mutating func take<Value: Equatable>(
    _ base: Value?, _ one: Value, _ other: Value, _ what: Localized, _ shown: (Value) -> Localized
  ) -> Value {
    if one == other || other == base { return one }
    if one == base { return other }
    let (here, there) = (shown(one), shown(other))
    conflicts.append(
      Localized(
        en:
          "\(what.english) is \(here.english) on one side and \(there.english) on the other; the file has \(here.english).",
        nl:
          "\(what.dutch) is aan de ene kant \(here.dutch) en aan de andere \(there.dutch); in het bestand staat \(here.dutch)."
      ))
    return one
  }

  /// Nil for a partner that one side took off the roster, and the other left as it was.
  mutating func partner(_ base: Partner?, _ one: Partner?, _ other: Partner?) -> Partner? {
    guard let one, let other else {
      guard let left = one ?? other else { return nil }
      guard let base else { return left }
      if left == base { return nil }
      conflicts.append(
        Localized(
          en:
            "'\(base.id)' was taken off the roster on one side and changed on the other; the file keeps it.",
          nl:
            "'\(base.id)' is aan de ene kant uit reviewers.json gehaald en aan de andere veranderd; in het bestand blijft die staan."
        ))
      return left
    }
    func field(_ english: String, _ dutch: String) -> Localized {
      base == nil
        ? Localized(
          en: "'\(one.id)' was added twice, apart: its \(english)",
          nl: "'\(one.id)' is twee keer los van elkaar toegevoegd: \(dutch)")
        : Localized(
          en: "The partner '\(one.id)': its \(english)", nl: "De partner '\(one.id)': \(dutch)")
    }
    return Partner(
      id: one.id,
      name: take(base?.name, one.name, other.name, field("name", "de naam")) {
        Localized(verbatim: "“\($0)”")
      },
      kind: take(base.map(\.kind), one.kind, other.kind, field("kind", "de soort"), Self.shown),
      region: take(base.map(\.region), one.region, other.region, field("region", "de regio"), Self.shown),
      weight: take(base?.weight, one.weight, other.weight, field("weight", "het gewicht")) {
        Localized(verbatim: "\($0)")
      },
      roles: roles(base, one, other, field("list of roles", "de lijst van rollen")),
      hasVote: take(base?.hasVote, one.hasVote, other.hasVote, field("vote", "de stem")) {
        $0 ? Localized(en: "there", nl: "er") : Localized(en: "not there", nl: "er niet")
      }, people: people(base, one, other))
  }

  /// The partners of both sides; where each has somebody on the committee and together they leave nobody, those stay: without
  /// them nobody may change the roster again.
  mutating func withCommittee(
    _ partners: [Partner], _ base: Roster?, _ one: Roster, _ other: Roster
  ) -> [Partner] {
    func committee(_ partners: [Partner]) -> [Partner] {
      partners.filter { $0.roles.contains(.committee) }
    }
    let (mine, theirs) = (committee(one.partners), committee(other.partners))
    let kept = mine + theirs
    // Whether one that both added is on the committee is asked already, for its roles.
    let isAsked = kept.contains { base?[$0.id] == nil && one[$0.id] != nil && other[$0.id] != nil }
    guard committee(partners).isEmpty, !mine.isEmpty, !theirs.isEmpty, !isAsked else { return partners }
    var all = partners
    for partner in kept.sorted(by: { $0.id < $1.id }) {
      if let index = all.firstIndex(where: { $0.id == partner.id }) {
        all[index] = partner
      } else {
        all.append(partner)
      }
    }
    let names = Set(kept.map(\.id)).sorted().map { "'\($0)'" }
    conflicts.append(
      Localized(
        en:
          "Together the two sides leave nobody on the committee; the file keeps \(names.joined(separator: " and ")) there.",
        nl:
          "Samen laten de twee kanten niemand in de commissie over; in het bestand blijven \(names.joined(separator: " en ")) erin."
      ))
    return all
  }

  /// A door is one thing: where both sides changed it otherwise, it stays shut until somebody opens it again.
  mutating func doors(_ base: [Door], _ one: [Door], _ other: [Door]) -> [Door] {
    func door(_ id: Slug, in doors: [Door]) -> Door? { doors.first { $0.id == id } }
    let before = base.map(\.id)
    let added = Set((one + other).map(\.id)).subtracting(before).sorted()
    return (before + added).compactMap { id in
      let (old, mine, theirs) = (door(id, in: base), door(id, in: one), door(id, in: other))
      if mine == theirs || theirs == old { return mine }
      if mine == old { return theirs }
      conflicts.append(
        Localized(
          en: "The door '\(id)' was changed on both sides, otherwise; the file leaves it out.",
          nl: "De deur '\(id)' is aan beide kanten anders veranderd; in het bestand staat die niet."))
      return nil
    }
  }

  private static func shown(_ value: String?) -> Localized {
    value.map { Localized(verbatim: "“\($0)”") } ?? Localized(en: "none", nl: "leeg")
  }

  /// A role that one side gave or took. Nobody gets one because two people added a partner apart.
  private mutating func roles(_ base: Partner?, _ one: Partner, _ other: Partner, _ what: Localized) -> Set<
    Role
  > {
    guard let base else {
      return take(nil, one.roles, other.roles, what) { roles in
        roles.isEmpty
          ? Localized(en: "empty", nl: "leeg")
          : Localized(
            verbatim: Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", "))
      }
    }
    return Set(Role.allCases.filter { Self.stays($0, base.roles, one.roles, other.roles) })
  }

  private mutating func people(_ base: Partner?, _ one: Partner, _ other: Partner) -> [Person] {
    func person(_ id: String, of partner: Partner?) -> Person? { partner?.people.first { $0.id == id } }
    let before = base?.people.map(\.id) ?? []
    let added = Set((one.people + other.people).map(\.id)).subtracting(before).sorted()
    let united = (before + added).compactMap { id -> Person? in
      let (old, mine, theirs) = (person(id, of: base), person(id, of: one), person(id, of: other))
      guard let mine, let theirs else {
        guard let left = mine ?? theirs, left != old else { return nil }
        if old != nil {
          conflicts.append(
            Localized(
              en:
                "The person '\(id)' of '\(one.id)' was taken off on one side and changed on the other; the file keeps it.",
              nl:
                "De persoon '\(id)' van '\(one.id)' is aan de ene kant weggehaald en aan de andere veranderd; in het bestand blijft die staan."
            ))
        }
        return left
      }
      let keys = (old?.keys ?? []) + Set(mine.keys + theirs.keys).subtracting(old?.keys ?? []).sorted()
      // Who was forgotten on one side stays so.
      if mine.isForgotten || theirs.isForgotten { return Person(id: id, isForgotten: true) }
      return Person(
        id: id, keys: keys.filter { Self.stays($0, Set(old?.keys ?? []), Set(mine.keys), Set(theirs.keys)) })
    }
    // Nobody could act for such a partner, and no roster is read that has one.
    guard united.isEmpty, !one.people.isEmpty, !other.people.isEmpty else { return united }
    conflicts.append(
      Localized(
        en: "Together the two sides leave '\(one.id)' without people; the file keeps those of both.",
        nl:
          "Samen laten de twee kanten '\(one.id)' zonder mensen achter; in het bestand staan die van beide."))
    return (one.people + other.people.filter { kept in !one.people.contains { $0.id == kept.id } })
      .sorted { $0.id < $1.id }
  }

  /// Whether one of a set is left when both sides have added and taken away.
  private static func stays<Element: Hashable>(
    _ element: Element, _ base: Set<Element>, _ one: Set<Element>, _ other: Set<Element>
  ) -> Bool {
    base.contains(element)
      ? one.contains(element) && other.contains(element) : one.contains(element) || other.contains(element)
  }
}
