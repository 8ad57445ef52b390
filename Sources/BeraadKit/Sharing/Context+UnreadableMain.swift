package import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// A clone whose main has no roster that can be read, or none any more: somebody sent it so by plain git. The committee may have mended
/// that at the host since.
extension Context {
  /// Opens the workspace for `sync`: as main here has it, or, where nobody can read that, as the host has it now.
  ///
  /// - Throws: what is wrong with main here, where the host has nothing better; `TransportError`.
  func deskToSync() throws -> Desk {
    do {
      return try Desk(self)
    } catch let refusal as Refusal {
      guard let (workspace, remote) = try hostOfUnreadableMain() else { throw refusal }
      let main = workspace.mainBranch
      let git = userGit(in: workspace.repository)
      _ = try workspace.repository.withGuest { try git.fetch(remote, branches: [main]) }
      guard let there = try workspace.main(at: remote.name).there, try workspace.isWorkspace(there) else {
        throw refusal
      }
      return try Desk(self, workspace, Snapshot(workspace: workspace, commit: there))
    }
  }

  /// A refusal of such a main with what gets the mend of another clone; the same where main can be read, or there is no host.
  package func pointingToMend(_ refusal: Refusal) -> Refusal {
    guard (try? hostOfUnreadableMain()) != nil else { return refusal }
    return refusal.adding([
      Localized(
        en: "where the committee has mended it, get that with: beraad sync",
        nl: "heeft de commissie het hersteld, haal dat dan op met: beraad sync")
    ])
  }

  private func hostOfUnreadableMain() throws -> (workspace: Workspace, remote: Remote)? {
    let workspace = try workspace()
    guard let here = try workspace.repository.tip(of: workspace.mainReference),
      try !workspace.isWorkspace(here), let remote = try workspace.host()
    else { return nil }
    return (workspace, remote)
  }

  /// The user's own git, in a repository.
  func userGit(in repository: Repository) -> UserGit {
    UserGit(
      in: repository.workDirectory ?? repository.gitDirectory, environment: environment, mayAsk: mayAsk)
  }
}

extension Workspace {
  /// The host that this clone shares through; nil where there is none, or nothing says which.
  ///
  /// - Throws: a `Refusal` where a host is named that git does not know.
  func host() throws -> Remote? {
    let hosts = try Hosts(of: repository, main: mainBranch)
    guard let name = hosts.chosen else { return nil }
    guard hosts.names.contains(name) else {
      throw Refusal(
        Localized(
          en: "There is no remote '\(name)' in this clone.", nl: "In deze kloon is geen remote '\(name)'."),
        hints: hosts.names.map { Localized(en: "there is: \($0)", nl: "er is: \($0)") })
    }
    // Of several addresses git fetches from the first.
    return Remote(name: name, address: Address(try repository.configs("remote.\(name).url").first ?? name))
  }
}
