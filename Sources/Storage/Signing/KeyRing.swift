package import Deliberation

/// Whose the keys of a roster are.
struct KeyRing {
  private var partners: [[UInt8]: Set<Slug>] = [:]
  private var doors: [[UInt8]: [Door]] = [:]
  /// The partners with a key of their own.
  private(set) var holders: Set<Slug> = []
  private let roles: Set<Slug>

  /// What is no key is nobody's.
  init(_ roster: Roster) {
    for partner in roster.partners {
      for key in partner.people.flatMap(\.keys) {
        guard let digest = (try? PublicKey(given: key))?.digest else { continue }
        partners[digest, default: []].insert(partner.id)
        holders.insert(partner.id)
      }
    }
    for door in roster.doors {
      guard let digest = (try? PublicKey(given: door.key))?.digest else { continue }
      doors[digest, default: []].append(door)
    }
    roles = Set(roster.partners.filter { !$0.roles.isEmpty }.map(\.id))
  }

  /// The hashes of all keys.
  var digests: Set<[UInt8]> { Set(partners.keys).union(doors.keys) }

  /// Who vouches for what a commit adds of a partner: the partner, or a door that says so and may; else why nobody does.
  func voucher(for facts: SignatureFacts, of partner: Slug) -> Result<Voucher, Unvouched> {
    switch facts.signer {
    case .none: return .failure(.unsigned)
    case .broken: return .failure(.broken)
    case .unchecked(let digest), .key(let digest):
      if partners[digest]?.contains(partner) == true {
        return facts.signer.isChecked ? .success(.partner) : .failure(.unchecked)
      }
      guard let known = doors[digest] else { return .failure(.stranger(PublicKey.fingerprint(digest))) }
      let open = known.filter { $0.partners.contains(partner) }
      guard !open.isEmpty else { return .failure(.beyondDoor(known[0].id)) }
      guard let door = open.first(where: { $0.id.description == facts.via }) else {
        return .failure(.silentDoor(open[0].id))
      }
      return facts.signer.isChecked ? .success(.door(door.id)) : .failure(.unchecked)
    }
  }

  /// Whether a commit is rightly main's: signed by the partner that made it, or by a door for it, which has a role.
  func isOfMain(_ facts: SignatureFacts) -> Result<Voucher, Unvouched> {
    guard let maker = facts.maker, roles.contains(maker) else { return .failure(.noRole) }
    return voucher(for: facts, of: maker)
  }
}

/// Who stands behind a record of main.
package enum Voucher: Hashable, Sendable {
  /// Its partner, with a key of its own.
  case partner
  /// A server that may act for its partner.
  case door(Slug)
  /// The committee alone, which took the file and could not take the commit.
  case committee
  /// Nobody needed to: main had it before signatures were required.
  case earlier
}

/// Why nobody vouches for what a commit adds.
package enum Unvouched: Error, Hashable, Sendable {
  case unsigned
  /// It has a signature that does not hold, or is none of git's.
  case broken
  /// By a key, of this fingerprint, that is none of the partner's.
  case stranger(String)
  /// By a door that is not open to the partner.
  case beyondDoor(Slug)
  /// By a door that does not say so.
  case silentDoor(Slug)
  /// There was no program to check it, or too many waited.
  case unchecked
  /// A commit of main by somebody who has no part in it.
  case noRole

  /// As a sentence goes on that begins with a commit.
  func words(of partner: Slug?) -> Localized {
    switch self {
    case .unsigned: return Localized(en: "is not signed", nl: "is niet ondertekend")
    case .broken:
      return Localized(en: "has a signature that does not hold", nl: "heeft een handtekening die niet klopt")
    case .stranger(let key):
      let whose = partner?.description
      return Localized(
        en: "is signed with \(key), which is no key of \(whose ?? "who made it") on main",
        nl: "is ondertekend met \(key), en dat is op main geen sleutel van \(whose ?? "wie die maakte")")
    case .beyondDoor(let door):
      let whom = partner?.description
      return Localized(
        en: "came by way of the door '\(door)', which is not open to \(whom ?? "its maker")",
        nl: "kwam via de deur '\(door)', en die is niet open voor \(whom ?? "wie die maakte")")
    case .silentDoor(let door):
      return Localized(
        en: "is signed with the key of the door '\(door)' and does not say so",
        nl: "is ondertekend met de sleutel van de deur '\(door)' en zegt dat niet")
    case .unchecked:
      return Localized(
        en: "has a signature that was not checked: ssh-keygen is not at hand, or too many came at once",
        nl:
          "heeft een handtekening die niet is gecontroleerd: ssh-keygen is er niet, of er kwamen er te veel tegelijk"
      )
    case .noRole:
      return Localized(en: "was made by nobody who has a role", nl: "is gemaakt door iemand zonder rol")
    }
  }
}
