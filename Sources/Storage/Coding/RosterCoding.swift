package import Deliberation

/// `reviewers.json` to and from a roster.
package enum RosterCoding {
  private static let path = Layout.roster

  /// How many votes a partner can have.
  package static let weights = 0...1_000

  package static func decode(_ bytes: [UInt8]) throws(StorageError) -> Roster {
    var fields = try Fields(ofFile: bytes, path: path)
    try RecordCoding.checkFormat(&fields)
    var alliance = try fields.fields("alliance")
    let name = try alliance.string("name")
    let language: Language = try alliance.choice("lang")
    try alliance.finish()
    var partners: [Partner] = []
    for json in try fields.array("partners") {
      let partner = try partner(Fields(json, path: path, what: Localized(en: "a partner", nl: "een partner")))
      guard !partners.contains(where: { $0.id == partner.id }) else {
        throw fields.malformed(
          en: "the partner '\(partner.id)' stands twice", nl: "de partner '\(partner.id)' staat er twee keer")
      }
      partners.append(partner)
    }
    var signatures = SignaturePolicy.optional
    if let given = try fields.optionalString("signatures") {
      guard let policy = SignaturePolicy(rawValue: given) else {
        throw fields.malformed(
          en: "'signatures' is neither required nor optional", nl: "'signatures' is geen required of optional"
        )
      }
      signatures = policy
    }
    var doors: [Door] = []
    for json in try fields.optionalArray("doors") {
      let door = try door(Fields(json, path: path, what: Localized(en: "a door", nl: "een deur")))
      guard !doors.contains(where: { $0.id == door.id }) else {
        throw fields.malformed(
          en: "the door '\(door.id)' stands twice", nl: "de deur '\(door.id)' staat er twee keer")
      }
      doors.append(door)
    }
    let gone = try forgotten(&fields)
    try fields.finish()
    return Roster(
      alliance: name, language: language, partners: partners, signatures: signatures, doors: doors
    ).forgetting(gone)
  }

  /// Who was forgotten and stands below no partner.
  private static func forgotten(_ fields: inout Fields) throws(StorageError) -> Set<String> {
    var all: Set<String> = []
    for value in try fields.optionalArray("forgotten") {
      guard case .string(let identity) = value, isIdentity(identity) else {
        throw fields.malformed(
          en: "one of 'forgotten' is no PARTNER/PERSON",
          nl: "in 'forgotten' staat iets wat geen PARTNER/PERSOON is")
      }
      all.insert(identity)
    }
    return all
  }

  /// Whether a text is `PARTNER/PERSON`.
  package static func isIdentity(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && Slug(parts[0]) != nil && isPersonID(parts[1])
  }

  private static func door(_ given: Fields) throws(StorageError) -> Door {
    var fields = given
    let id = try fields.slug("id")
    let key = try fields.string("key")
    var partners: [Slug] = []
    for value in try fields.array("partners") {
      guard case .string(let text) = value, let partner = Slug(text) else {
        throw fields.malformed(
          en: "a partner of the door '\(id)' is no partner's id",
          nl: "bij de deur '\(id)' staat een partner die geen id van een partner is")
      }
      partners.append(partner)
    }
    guard let since = Instant(rfc3339: try fields.string("since")) else {
      throw fields.malformed(
        en: "'since' of the door '\(id)' is no time as 2026-01-15T12:00:00Z",
        nl: "'since' van de deur '\(id)' is geen tijdstip als 2026-01-15T12:00:00Z")
    }
    try fields.finish()
    return Door(id: id, key: key, partners: partners, since: since)
  }

  /// The roster as people read and edit it: indented, keys in a fixed order.
  package static func encode(_ roster: Roster) -> [UInt8] {
    var lines = ["{"]
    lines.append("  \"format\": \(RecordCoding.format),")
    lines.append(
      "  \"alliance\": {\"name\": \(quoted(roster.alliance)), \"lang\": \"\(roster.language.rawValue)\"},")
    // What is not said is not written: an older program refuses a roster that says more than it knows.
    if roster.signatures != .optional {
      lines.append("  \"signatures\": \"\(roster.signatures.rawValue)\",")
    }
    lines.append("  \"partners\": [")
    for (index, partner) in roster.partners.enumerated() {
      lines.append("    {\(members(of: partner))}\(index + 1 < roster.partners.count ? "," : "")")
    }
    if !roster.doors.isEmpty {
      lines += ["  ],", "  \"doors\": ["]
      for (index, door) in roster.doors.enumerated() {
        lines.append("    {\(members(of: door))}\(index + 1 < roster.doors.count ? "," : "")")
      }
    }
    guard !roster.forgottenElsewhere.isEmpty else {
      return Array((lines + ["  ]", "}", ""]).joined(separator: "\n").utf8)
    }
    let gone = roster.forgottenElsewhere.sorted().map(quoted).joined(separator: ", ")
    lines += ["  ],", "  \"forgotten\": [\(gone)]", "}", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// An opaque id: letters, digits and hyphens, at most 32, so that it can stand in an e-mail address.
  package static func isPersonID(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private static func partner(_ given: Fields) throws(StorageError) -> Partner {
    var fields = given
    let id = try fields.slug("id")
    var roles: Set<Role> = []
    for value in try fields.optionalArray("roles") {
      guard case .string(let text) = value, let role = Role(rawValue: text) else {
        throw fields.malformed(
          en: "a role of '\(id)' is none of author, committee, steward",
          nl: "'\(id)' heeft een rol die geen author, committee of steward is")
      }
      roles.insert(role)
    }
    let weight = try fields.optionalInteger("weight") ?? 1
    guard weights.contains(weight) else {
      throw fields.malformed(
        en: "the weight of '\(id)' is not \(weights.words.english)",
        nl: "het gewicht van '\(id)' ligt niet van \(weights.words.dutch)")
    }
    let hasVote = try fields.optionalBool("vote") ?? true
    let partner = Partner(
      id: id, name: try name(fields.string("name"), of: id), kind: try fields.optionalString("kind"),
      region: try fields.optionalString("region"), weight: weight, roles: roles, hasVote: hasVote,
      people: try people(fields.array("people"), of: id))
    try fields.finish()
    return partner
  }

  /// A partner's name: it signs commits, so it must have letters and be one line.
  private static func name(_ name: String, of partner: Slug) throws(StorageError) -> String {
    guard !name.allSatisfy(\.isWhitespace) else {
      throw .malformed(
        path: path,
        reason: Localized(en: "the name of '\(partner)' is empty", nl: "de naam van '\(partner)' is leeg"))
    }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw .malformed(
        path: path,
        reason: Localized(
          en: "the name of '\(partner)' holds a control character",
          nl: "in de naam van '\(partner)' staat een stuurteken"))
    }
    return name
  }

  private static func people(_ values: [JSON], of partner: Slug) throws(StorageError) -> [Person] {
    var people: [Person] = []
    for value in values {
      var fields = try Fields(
        value, path: path, what: Localized(en: "a person of '\(partner)'", nl: "een persoon van '\(partner)'")
      )
      let id = try fields.string("id")
      guard isPersonID(id) else {
        throw fields.malformed(en: "'\(id)' is no person id", nl: "'\(id)' is geen id van een persoon")
      }
      guard !people.contains(where: { $0.id == id }) else {
        throw fields.malformed(
          en: "the person '\(id)' of '\(partner)' stands twice",
          nl: "de persoon '\(id)' van '\(partner)' staat er twee keer")
      }
      var keys: [String] = []
      for value in try fields.optionalArray("keys") {
        guard case .string(let key) = value else {
          throw fields.malformed(
            en: "a key of '\(id)' is no text", nl: "een sleutel van '\(id)' is geen tekst")
        }
        keys.append(key)
      }
      let isForgotten = try fields.optionalBool("forgotten") ?? false
      try fields.finish()
      people.append(Person(id: id, keys: isForgotten ? [] : keys, isForgotten: isForgotten))
    }
    return people
  }

  private static func members(of partner: Partner) -> String {
    var members = ["\"id\": \"\(partner.id)\"", "\"name\": \(quoted(partner.name))"]
    if let kind = partner.kind { members.append("\"kind\": \(quoted(kind))") }
    if let region = partner.region { members.append("\"region\": \(quoted(region))") }
    if partner.weight != 1 { members.append("\"weight\": \(partner.weight)") }
    if !partner.hasVote { members.append("\"vote\": false") }
    if !partner.roles.isEmpty {
      let roles = Role.allCases.filter(partner.roles.contains).map { "\"\($0.rawValue)\"" }
      members.append("\"roles\": [\(roles.joined(separator: ", "))]")
    }
    let people = partner.people.map { person in
      let keys = person.keys.isEmpty ? "" : ", \"keys\": [\(person.keys.map(quoted).joined(separator: ", "))]"
      return "{\"id\": \"\(person.id)\"\(keys)\(person.isForgotten ? ", \"forgotten\": true" : "")}"
    }
    members.append("\"people\": [\(people.joined(separator: ", "))]")
    return members.joined(separator: ", ")
  }

  private static func members(of door: Door) -> String {
    let partners = door.partners.map { "\"\($0)\"" }.joined(separator: ", ")
    return
      "\"id\": \"\(door.id)\", \"key\": \(quoted(door.key)), \"partners\": [\(partners)], \"since\": \"\(door.since.rfc3339)\""
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSON.string(text).canonicalBytes.dropLast(), as: UTF8.self)
  }
}

extension ClosedRange<Int> {
  /// "0 to 1000".
  var words: Localized {
    Localized(en: "\(lowerBound) to \(upperBound)", nl: "\(lowerBound) tot en met \(upperBound)")
  }
}
