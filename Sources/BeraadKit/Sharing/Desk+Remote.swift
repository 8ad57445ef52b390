package import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// The host that this clone shares through; nil where there is none, or nothing says which.
  func remote() throws -> Remote? { try workspace.host() }

  /// The addresses that git sends to and does not fetch from: those of a copy, mostly.
  func copies(of remote: Remote) throws -> [Address] {
    let named = try repository.configs("remote.\(remote.name).pushurl")
    let copies = try (named.isEmpty ? repository.configs("remote.\(remote.name).url") : named)
      .map { Address($0) }
    let folder = repository.workDirectory ?? repository.commonDirectory
    // One host may stand there by two names.
    var places = [remote.address.place(from: folder)]
    return copies.filter { copy in
      let place = copy.place(from: folder)
      guard !places.contains(place) else { return false }
      places.append(place)
      return true
    }
  }

  /// The same, for a verb that cannot do without.
  func mustHaveRemote() throws -> Remote {
    guard let remote = try remote() else {
      let known = try repository.remotes()
      guard known.isEmpty else {
        throw Refusal(
          Localized(
            en:
              "This clone knows several hosts (\(known.joined(separator: ", "))), and not which is the alliance's.",
            nl:
              "Deze kloon kent meer hosts (\(known.joined(separator: ", "))), en niet welke die van de alliantie is."
          ),
          hints: [
            Localized(
              en: "say which with: git config beraad.remote \(known[0])",
              nl: "zeg welke met: git config beraad.remote \(known[0])")
          ])
      }
      let bundle = Localized(
        en: "or without a network: beraad submit --bundle FILE",
        nl: "of zonder netwerk: beraad submit --bundle BESTAND")
      throw Refusal(
        Localized(
          en: "This clone knows no host to share through.", nl: "Deze kloon kent geen host om langs te delen."
        ),
        hints: [
          Localized(
            en: "name it once with: beraad submit --to ADDRESS",
            nl: "noem die één keer met: beraad submit --to ADRES")
        ] + (try hasOwnBranch() ? [bundle] : []))
    }
    return remote
  }

  /// Whether there is a branch of whoever acts, which a bundle can carry.
  private func hasOwnBranch() throws -> Bool {
    guard let partner = try identityIfNamed()?.partner.id else { return true }
    return try repository.tip(of: Layout.reference(of: partner)) != nil
  }

  /// What helps where this clone lacks something that another may have; none where it shares with nobody.
  var lookingElsewhere: [Localized] {
    guard (try? remote()) != nil else { return [] }
    return [
      Localized(
        en: "or get what others have made since: beraad sync",
        nl: "of haal op wat anderen sindsdien maakten: beraad sync")
    ]
  }

  fileprivate func pointingElsewhere(_ refusal: Refusal) -> Refusal {
    guard !refusal.explanation.advice.contains(where: { $0.english.contains("beraad sync") }) else {
      return refusal
    }
    if (try? snapshot.newerMain()) != nil {
      return refusal.adding([
        Localized(
          en: "main at the host is newer than main here; get it with: beraad sync",
          nl: "main bij de host is nieuwer dan main hier; haal het op met: beraad sync")
      ])
    }
    return refusal.mayBeSettledElsewhere ? refusal.adding(lookingElsewhere) : refusal
  }

  /// Main as the host had it when it was last asked; nil where there is no host, or nothing is known of it.
  func sharedMain() throws -> ObjectID? {
    try remote().flatMap { try workspace.main(at: $0.name).there }
  }

  /// The refspecs of a remote that have a plain `git fetch` write over branches of this clone.
  func fetchedOverBranches(from remote: String) throws -> [String] {
    try repository.configs("remote.\(remote).fetch").filter { refspec in
      let sides = refspec.split(separator: ":", omittingEmptySubsequences: false)
      // Without a plus sign git refuses; without a colon it keeps nothing; what does not begin with refs/ is a branch.
      guard refspec.hasPrefix("+"), sides.count == 2, let target = sides.last, !target.isEmpty else {
        return false
      }
      return !target.hasPrefix("refs/") || target.hasPrefix("refs/heads/") || target == "refs/*"
    }
  }

  /// Whether this is a copy of a host without a work tree, whose branches are the host's, and nothing else says what the host has: as
  /// `git clone --mirror` makes it, and `git clone --bare` until the host was heard by a name of its own.
  func isMirror(of remote: String) throws -> Bool {
    guard repository.isBare else { return false }
    if try !fetchedOverBranches(from: remote).isEmpty { return true }
    return try repository.configs("remote.\(remote).fetch").isEmpty && workspace.main(at: remote).there == nil
  }

  /// The user's own git, in this repository.
  var userGit: UserGit { context.userGit(in: repository) }
}

extension Context {
  /// A refusal with the hint to get what others have made, where that may have settled it: main at the host is known to be newer, or what
  /// was asked for is not there, not decided or not closed here.
  package func pointingElsewhere(_ refusal: Refusal) -> Refusal {
    (try? Desk(self))?.pointingElsewhere(refusal) ?? pointingToMend(refusal)
  }

  /// Where else something may have been settled that waits for people here, a sentence each; none where there is no host.
  package func lookingElsewhere() throws -> [Localized] {
    let desk = try Desk(self)
    return desk.pointingElsewhere(.undecided(.nothing)).explanation.advice.map { $0.map(\.capitalizedFirst) }
  }
}

extension Refusal {
  /// Whether another clone may have recorded what it is about, or settled it.
  fileprivate var mayBeSettledElsewhere: Bool {
    if explanation.kind == .undecided { return true }
    switch rule {
    case .noRecord, .noHunk, .inDraft, .notCollected, .withdrawalNotCollected, .pollNotOpen, .pollNotClosed,
      .pollApart, .pollUnchosen, .notContested, .contestedTwice, .voteMade, .open:
      return true
    default: return false
    }
  }
}
