import ArgumentParser
import BeraadKit
import Deliberation

struct PartnerKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "key", abstract: "Name the SSH keys with which partners sign, revoke and list them.",
    subcommands: [PartnerKeyAddCommand.self, PartnerKeyRevokeCommand.self, PartnerKeyListCommand.self])
}

struct PartnerKeyAddCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "add", abstract: "Put a public key under a partner.",
    discussion: """
      From here on it signs for that partner: Ed25519, RSA, ECDSA or the key of a security token. Give the file that \
      ends in .pub, never the private key. Compare the fingerprint with the one that the partner reads to you.

        beraad partner key add tenants tenants.pub
        beraad partner key add tenants/p2 - < id_ed25519.pub
      """)

  @Argument(help: ArgumentHelp("Whose it is.", valueName: "partner[/person]")) var who: String
  @Argument(help: "The file with the public key; - is standard input.") var file: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.addKey(try GivenKey.text(file, session: session), of: who)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerKeyRevokeCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "revoke", abstract: "Take a key off the roster.",
    discussion: """
      What main took before stays as it is. What was signed with the key and is not on main yet is not taken any more, \
      whatever date it bears.

        beraad partner key revoke tenants SHA256:5cE1fW
      """)

  @Argument(help: ArgumentHelp("Whose it is.", valueName: "partner[/person]")) var who: String
  @Argument(help: "The beginning of its fingerprint.") var key: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.revokeKey(key, of: who)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerKeyListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "list", abstract: "List the keys that main names, and those that it revoked.",
    discussion: """
        beraad partner key list
        beraad partner key list tenants --json
      """)

  @Argument(help: "A partner or a door; all if left out.") var who: String?
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

struct PartnerDoorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "door", abstract: "Open and shut doors: servers that act for partners without a key.",
    subcommands: [PartnerDoorOpenCommand.self, PartnerDoorShutCommand.self])
}

struct PartnerDoorOpenCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "open", abstract: "Let a server act for some partners, with a key of its own.",
    discussion: """
      Its records say by which door they came, and so do pages and verify. Once more with the same name changes for \
      whom.

        beraad partner door open web web.pub --for tenants --for carers
      """)

  @Argument(help: "The door's short name.") var id: String
  @Argument(help: "The file with its public key; - is standard input.") var file: String
  @Option(name: .customLong("for"), help: ArgumentHelp("A partner; may be repeated.", valueName: "partner"))
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
  static let configuration = CommandConfiguration(
    verb: "shut", abstract: "Let a server act for nobody any more.",
    discussion: """
        beraad partner door shut web
      """)

  @Argument(help: "The door's short name.") var id: String
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  func report(_ session: Session) throws -> Report {
    let filed = try session.context.shutDoor(id)
    return Report(answer: filed.id + "\n", story: [filed.story])
  }
}

struct PartnerSignaturesCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "signatures", abstract: "Say whether records have to be signed.",
    discussion: """
      Once they are required, nothing is taken or shown that no key on main vouches for, and each commit of main has \
      to be signed as well. What stands on the partners' branches is collected first.

        beraad partner signatures required
      """)

  @Argument(help: "required or optional.") var policy: SignaturePolicy
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
