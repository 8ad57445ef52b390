import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// The host that this clone shares through: git's `beraad.remote`, else the remote that main follows, else `origin`,
  /// else the only one; nil where there is none.
  func remote() throws -> Remote? {
    let names = try repository.remotes().sorted()
    let wished =
      try repository.config("beraad.remote") ?? repository.config("branch.\(workspace.mainBranch).remote")
    guard let name = wished ?? (names.contains("origin") ? "origin" : names.count == 1 ? names[0] : nil)
    else {
      return nil
    }
    guard names.contains(name) else {
      throw Refusal("There is no remote '\(name)' in this clone.", hints: names.map { "there is: \($0)" })
    }
    // Of several addresses git fetches from the first.
    return Remote(name: name, address: Address(try repository.configs("remote.\(name).url").first ?? name))
  }

  /// The addresses that git sends to and does not fetch from: those of a copy, mostly.
  func copies(of remote: Remote) throws -> [Address] {
    let named = try repository.configs("remote.\(remote.name).pushurl")
    return try (named.isEmpty ? repository.configs("remote.\(remote.name).url") : named)
      .map { Address($0) }.filter { $0 != remote.address }.uniqued()
  }

  /// The same, for a verb that cannot do without.
  func mustHaveRemote() throws -> Remote {
    guard let remote = try remote() else {
      let known = try repository.remotes().sorted()
      guard known.isEmpty else {
        throw Refusal(
          "This clone knows several hosts (\(known.joined(separator: ", "))), and not which is the alliance's.",
          hints: ["say which with: git config beraad.remote \(known[0])"])
      }
      throw Refusal(
        "This clone knows no host to share through.",
        hints: [
          "name it once with: beraad submit --to ADDRESS",
          "or without a network: beraad submit --bundle FILE",
        ])
    }
    return remote
  }

  /// Main as the host had it when it was last asked; nil where there is no host, or nothing is known of it.
  func sharedMain() throws -> ObjectID? {
    try remote().flatMap { try workspace.main(at: $0.name).there }
  }

  /// The user's own git, in this repository.
  var userGit: UserGit {
    UserGit(
      in: repository.workDirectory ?? repository.gitDirectory, environment: context.environment,
      mayAsk: context.mayAsk)
  }
}
