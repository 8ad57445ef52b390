package import Deliberation
import FoundationEssentials
import Git
import Glibc
import Storage
import Transport

/// A clone that `join` made.
package struct Joined: Encodable, Sendable {
  package let directory: String
  package let alliance: String
  /// Who works in it; nil where nobody said.
  package let partner: String?
  /// The partners there are, by id and name.
  package let partners: [Choice]
  /// What somebody should know, in sentences.
  package let care: [Localized]

  package struct Choice: Encodable, Sendable {
    package let id: String
    package let name: String
  }
}

extension Context {
  /// Makes a clone of an alliance's workspace, ready for whoever acts. Where the address holds no workspace, nothing is
  /// left behind.
  ///
  /// - Parameters:
  ///   - address: where the alliance's repository is.
  ///   - directory: where to; nil for a folder named after the address.
  ///   - key: the key with which each commit of the clone is to be signed.
  package func join(_ address: String, in directory: String?, key: SigningKeyFile? = nil) throws -> Joined {
    let address = Address(address)
    guard let name = directory ?? address.folderName else {
      throw Refusal(
        Localized(
          en: "No folder can be named after \(address.shown).",
          nl: "Naar \(address.shown) is geen map te noemen."),
        hints: [
          Localized(en: "name one: beraad join ADDRESS FOLDER", nl: "noem er een: beraad join ADRES MAP")
        ])
    }
    let path = Self.withoutDots(name.hasPrefix("/") ? name : "\(self.directory)/\(name)")
    let isThere = FileManager.default.fileExists(atPath: path)
    let isEmpty =
      try !isThere
      || FileManager.default.contentsOfDirectory(atPath: path)
        .allSatisfy { $0.hasPrefix(DraftFolder.beginning) }
    if !isEmpty, DraftFolder.wasJustPut(at: path), let clone = try? Repository.open(at: path),
      try clone.ownConfig("remote.origin.url") == address.text
    {
      return try prepare(path, for: path, key)
    }
    guard isEmpty else {
      throw Refusal(
        Localized(
          en: "\(path) is there already, and is not empty.", nl: "\(path) is er al, en is niet leeg."),
        hints: [
          Localized(
            en: "name another folder: beraad join ADDRESS FOLDER",
            nl: "noem een andere map: beraad join ADRES MAP"),
          Localized(
            en: "or if it is your clone: beraad init \(path) --as PARTNER",
            nl: "of is dat uw eigen kloon: beraad init \(path) --as PARTNER"),
        ])
    }
    let draft = try folder(for: path)
    defer { draft.remove() }
    try UserGit(in: nil, environment: environment, mayAsk: mayAsk).clone(address, to: draft.path)
    try mustHoldSomething(draft.path, from: address)
    let joined = try prepare(draft.path, for: path, key)
    do {
      try draft.put()
    } catch {
      guard error.kind == .exists else { throw error }
      throw Refusal(
        Localized(
          en: "Something else came to stand in \(path) meanwhile; nothing was put there.",
          nl: "In \(path) kwam intussen iets anders te staan; er is niets neergezet."),
        hints: [
          Localized(
            en: "name another folder: beraad join ADDRESS FOLDER",
            nl: "noem een andere map: beraad join ADRES MAP")
        ])
    }
    return joined
  }

  /// A path as people read it, where the folders above it are there: without `..` in between.
  private static func withoutDots(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    guard parts.contains("..") || parts.contains("."), let last = parts.popLast(), last != "..", last != ".",
      let above = realpath("/" + parts.joined(separator: "/"), nil)
    else { return path }
    defer { free(above) }
    let folder = String(cString: above)
    return folder == "/" ? "/\(last)" : "\(folder)/\(last)"
  }

  /// Refuses a clone of a host that has no branch yet: there is nothing to work with, and a workspace of one's own would be another one.
  private func mustHoldSomething(_ clone: String, from address: Address) throws {
    let repository = try Repository.discover(from: clone)
    guard try repository.head().commit == nil, try repository.branches(matching: "refs/").isEmpty else {
      return
    }
    throw Refusal(
      Localized(
        en: "There is nothing at \(address.shown) yet: no branch, and so no workspace.",
        nl: "Op \(address.shown) staat nog niets: geen branch, en dus geen werkruimte."),
      hints: [
        Localized(
          en: "the committee sends its workspace there first, with: beraad submit --to \(address.shown)",
          nl: "de commissie stuurt haar werkruimte daar eerst heen, met: beraad submit --to \(address.shown)")
      ])
  }

  private func folder(for path: String) throws -> DraftFolder {
    do {
      return try DraftFolder(for: path)
    } catch {
      guard error.kind == .locked else { throw error }
      throw Refusal(
        Localized(
          en: "Another 'beraad join' is making \(path) at this moment.",
          nl: "Een andere 'beraad join' is op dit moment bezig met \(path)."),
        hints: [
          Localized(
            en: "wait until it has ended, or name another folder: beraad join ADDRESS FOLDER",
            nl: "wacht tot die klaar is, of noem een andere map: beraad join ADRES MAP")
        ])
    }
  }

  /// Makes main in a new clone where git made another branch: that of the host's HEAD, which may be any.
  private func goToMain() throws {
    let repository = try Repository.discover(from: directory)
    let found = try MainBranch.elsewhere(in: repository)
    // Where its name says nothing, the only workspace of the host is the alliance's.
    if found.count == 1, let only = found.first, try MainBranch(of: repository).name != only.name {
      try repository.setConfig("beraad.main", to: only.name)
    } else if found.count > 1, try MainBranch(of: repository).remote == nil {
      let names = found.map(\.name).joined(separator: ", ")
      throw Refusal(
        Localized(
          en: "Several branches there hold a workspace: \(names).",
          nl: "Daar staat op meer dan één branch een werkruimte: \(names)."),
        hints: [
          Localized(
            en:
              "have the host's HEAD name the alliance's, on the host, with: git symbolic-ref HEAD refs/heads/NAME",
            nl:
              "laat HEAD van de host die van de alliantie noemen, op de host, met: git symbolic-ref HEAD refs/heads/NAAM"
          )
        ])
    }
    let main = try MainBranch(of: repository)
    guard let remote = main.remote, try repository.tip(of: main.reference) == nil else { return }
    try UserGit(in: directory, environment: environment, mayAsk: mayAsk).begin(main.name, asAt: remote)
    // Git's own clone follows HEAD's branch: a plain git pull is as good here too.
    try repository.setConfig([
      ("branch.\(main.name).remote", remote), ("branch.\(main.name).merge", main.reference),
    ])
  }

  /// Makes a clone ready that is to stand at another place.
  private func prepare(_ draft: String, for path: String, _ key: SigningKeyFile?) throws -> Joined {
    var there = self
    there.directory = draft
    try there.goToMain()
    let desk = try Desk(there)
    let identity = try desk.identityIfNamed()
    if let identity {
      try desk.repository.setConfig("beraad.as", to: "\(identity.partner.id)/\(identity.person)")
    }
    let settings = CloneSettings(repository: desk.repository, program: program)
    let care = try settings.set(for: identity, at: now()) + settings.sign(with: key)
    if let remote = try desk.remote() { try desk.noteMet(remote) }
    return Joined(
      directory: path, alliance: desk.roster.alliance, partner: identity?.partner.id.description,
      partners: desk.roster.partners.map { Joined.Choice(id: $0.id.description, name: $0.name) }, care: care)
  }
}
