import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PartnerKeyCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "key",
    abstract: Localized(
      en: "Name the SSH keys with which partners sign, revoke and list them.",
      nl: "De SSH-sleutels waarmee partners ondertekenen: toevoegen, intrekken en tonen."),
    subcommands: [PartnerKeyAddCommand.self, PartnerKeyRevokeCommand.self, PartnerKeyListCommand.self])
}

struct PartnerKeyAddCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "add",
    abstract: Localized(
      en: "Put a public key under a partner.",
      nl: "Zet een publieke sleutel bij een partner."),
    english: """
      From here on it signs for that partner: Ed25519, RSA, ECDSA or the key of a security token. Give the file that \
      ends in .pub, never the private key. Compare the fingerprint with the one that the partner reads to you.

        beraad partner key add tenants tenants.pub
        beraad partner key add tenants/p2 - < id_ed25519.pub
      """,
    dutch: """
      Vanaf nu ondertekent deze sleutel voor die partner: Ed25519, RSA, ECDSA of de sleutel van een beveiligingstoken. Geef \
      het bestand dat op .pub eindigt, nooit de geheime sleutel. Laat de partner de vingerafdruk voorlezen, en vergelijk.

        beraad partner key add huurders huurders.pub
        beraad partner key add huurders/p2 - < id_ed25519.pub
      """)

  @Argument(
    help: ArgumentHelp(en: "Whose it is.", nl: "Van wie de sleutel is.", valueName: "partner[/person]"))
  var who: String
  @Argument(
    help: ArgumentHelp(
      en: "The file with the public key; - is standard input.",
      nl: "Het bestand met de publieke sleutel; - is de standaardinvoer.", valueName: "file"))
  var file: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.addKey(try GivenKey.text(file, session: session), of: who)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerKeyRevokeCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "revoke",
    abstract: Localized(en: "Take a key off the roster.", nl: "Haal een sleutel uit reviewers.json."),
    english: """
      What main took before stays as it is. What was signed with the key and is not on main yet is not taken any more, \
      whatever date it bears.

        beraad partner key revoke tenants SHA256:5cE1fW
      """,
    dutch: """
      Wat main al had, blijft zoals het is. Wat met de sleutel is ondertekend en nog niet op main staat, wordt niet meer \
      opgehaald, welke datum er ook op staat.

        beraad partner key revoke huurders SHA256:5cE1fW
      """)

  @Argument(
    help: ArgumentHelp(en: "Whose it is.", nl: "Van wie de sleutel is.", valueName: "partner[/person]"))
  var who: String
  @Argument(
    help: ArgumentHelp(
      en: "The beginning of its fingerprint.",
      nl: "Het begin van de vingerafdruk.", valueName: "key"))
  var key: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.revokeKey(key, of: who)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerKeyListCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "list",
    abstract: Localized(
      en: "List the keys that main names, and those that it revoked.",
      nl: "Toon de sleutels die main noemt, en die zijn ingetrokken."),
    english: """
        beraad partner key list
        beraad partner key list tenants --json
      """,
    dutch: """
        beraad partner key list
        beraad partner key list huurders --json
      """)

  @Argument(
    help: ArgumentHelp(
      en: "A partner or a door; all if left out.",
      nl: "Een partner of een deur; anders alle.", valueName: "who"))
  var who: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let rows = try session.context.keys(of: who)
    var table = Table(["whose", "fingerprint", "kind", "since", "commit", "revoked"])
    for row in rows {
      let whose = row.person.map { "\(row.holder)/\($0)" } ?? "door \(row.holder)"
      table.add([
        whose, row.fingerprint, row.kind, row.sinceDate, String(row.since.prefix(7)),
        row.until.map { String($0.prefix(7)) } ?? "",
      ])
    }
    return Report(
      answer: table.text(session), value: rows,
      story: rows.isEmpty ? [Localized(en: "Nobody has a key.", nl: "Niemand heeft een sleutel.")] : [])
  }
}

struct PartnerDoorCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "door",
    abstract: Localized(
      en: "Open and shut doors: servers that act for partners without a key.",
      nl: "Deuren openen en sluiten: servers die werken voor partners zonder sleutel."),
    subcommands: [PartnerDoorOpenCommand.self, PartnerDoorShutCommand.self])
}

struct PartnerDoorOpenCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "open",
    abstract: Localized(
      en: "Let a server act for some partners, with a key of its own.",
      nl: "Laat een server voor een aantal partners werken, met een eigen sleutel."),
    english: """
      Its records say by which door they came, and so do pages and verify. Once more with the same name changes for \
      whom.

        beraad partner door open web web.pub --for tenants --for carers
      """,
    dutch: """
      De records zeggen door welke deur ze kwamen, en pagina’s en verify ook. Geef de opdracht nog eens met dezelfde naam om \
      te veranderen voor wie.

        beraad partner door open web web.pub --for huurders --for mantelzorgers
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The door's short name.", nl: "De korte naam van de deur.", valueName: "short-name"))
  var id: String
  @Argument(
    help: ArgumentHelp(
      en: "The file with its public key; - is standard input.",
      nl: "Het bestand met de publieke sleutel; - is de standaardinvoer.", valueName: "file"))
  var file: String
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(en: "A partner; may be repeated.", nl: "Een partner; mag vaker.", valueName: "partner")
  )
  var partners: [String]
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let key = try GivenKey.text(file, session: session)
    let filed = try session.context.openDoor(id, key: key, for: partners)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerDoorShutCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "shut",
    abstract: Localized(
      en: "Let a server act for nobody any more.",
      nl: "Laat een server voor niemand meer werken."),
    english: """
        beraad partner door shut web
      """,
    dutch: """
        beraad partner door shut web
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The door's short name.", nl: "De korte naam van de deur.", valueName: "short-name"))
  var id: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.shutDoor(id)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerSignaturesCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "signatures",
    abstract: Localized(
      en: "Say whether records have to be signed.",
      nl: "Zeg of records ondertekend moeten zijn."),
    english: """
      Once they are required, nothing is taken or shown that no key on main vouches for, and each commit of main has \
      to be signed as well. What stands on the partners' branches is collected first.

        beraad partner signatures required
      """,
    dutch: """
      Zijn handtekeningen verplicht, dan wordt niets meer opgehaald of getoond waarvoor geen sleutel op main instaat, en \
      moet ook elke commit van main ondertekend zijn. Wat op de branches van de partners staat, wordt eerst opgehaald.

        beraad partner signatures required
      """)

  @Argument(
    help: ArgumentHelp(
      en: "required or optional.",
      nl: "required (verplicht) of optional (niet verplicht).", valueName: "policy"))
  var policy: SignaturePolicy
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.setSignatures(policy)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

extension SignaturePolicy: ExpressibleByArgument {}

/// A public key that somebody gives: a file, standard input, or the key itself.
enum GivenKey {
  static func text(_ given: String, session: Session) throws -> String {
    if given.contains(" ") { return given }
    return String(decoding: try GivenFile.bytes(given, session: session), as: UTF8.self)
  }
}
