import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// Sends branches to the host, and makes sure that it has them: git may be told to send elsewhere than where it fetches from, by a
  /// `pushurl` that was meant for a copy besides or by `pushInsteadOf`. It may as well be the same host by another way.
  ///
  /// - Throws: a `Refusal` where they went elsewhere alone. This clone then knows of the host what the host has.
  func send(_ branches: [String], to remote: Remote) throws {
    func reference(_ branch: String) -> String { "refs/remotes/\(remote.name)/\(branch)" }
    let noted = try branches.map { try repository.reflogLength(of: reference($0)) }
    let places = try repository.withGuest {
      try userGit.push(branches, to: remote)
      return try userGit.sendingAddresses(of: remote)
    }
    guard !places.to.contains(places.from) else { return }
    let tips = try repository.withGuest { try userGit.tips(of: branches, at: remote) }
    let lacking = try branches.filter { branch in
      guard let here = try repository.tip(of: "refs/heads/\(branch)"), tips[branch] != here.hex else {
        return false
      }
      return try hear(branch, at: remote, hasIt: tips[branch] != nil).map {
        try $0 != here && !repository.isAncestor(here, of: $0)
      } ?? true
    }
    guard !lacking.isEmpty else { return }
    // That the host had it stays noted nowhere: else it would be said that the host lost it.
    for (branch, length) in zip(branches, noted) where lacking.contains(branch) {
      try repository.shortenReflog(of: reference(branch), to: length)
    }
    throw Refusal.sentElsewhere(places.to, not: remote)
  }

  /// Notes where a branch stands at the host; git noted that it stands where it was sent elsewhere.
  private func hear(_ branch: String, at remote: Remote, hasIt: Bool) throws -> ObjectID? {
    let reference = "refs/remotes/\(remote.name)/\(branch)"
    guard !hasIt else {
      try repository.withGuest { try userGit.fetch(branch, whateverItWas: remote) }
      return try repository.tip(of: reference)
    }
    if let noted = try repository.tip(of: reference) { try repository.delete(reference, from: noted) }
    return nil
  }
}

extension Refusal {
  /// That git sent to other addresses than the one that it fetches from, which lacks what was sent.
  fileprivate static func sentElsewhere(_ places: [Address], not remote: Remote) -> Refusal {
    let names = Localized.listed(places.map(\.shown))
    let host = remote.address.shown
    return Refusal(
      Localized(
        en:
          "git sends what goes to '\(remote.name)' to \(names.english), and not to \(host), which does not have it.",
        nl:
          "git stuurt wat naar '\(remote.name)' gaat naar \(names.dutch), en niet naar \(host), en daar staat het niet."
      ),
      hints: [
        Localized(
          en:
            "have it sent there with: git remote set-url --add --push \(remote.name) \"$(git remote get-url \(remote.name))\" && beraad submit",
          nl:
            "laat het daarheen sturen met: git remote set-url --add --push \(remote.name) \"$(git remote get-url \(remote.name))\" && beraad submit"
        )
      ])
  }
}
