package import Git

/// The remotes of a clone, and which of them is the alliance's host: one rule, whoever asks.
package struct Hosts {
  /// All that git's configuration has: the one first that counts, the others by name.
  package let names: [String]
  /// The alliance's: git's `beraad.remote`, else the remote that main follows, else `origin`, else the only one; nil where there are
  /// several and nothing says which. One that somebody named need not be there.
  package let chosen: String?

  /// - Parameter main: the short name of main, where that is known already.
  package init(of repository: Repository, main: String? = nil) throws(GitError) {
    let settings = try repository.hostSettings()
    var chosen = settings["beraad.remote"]
    if chosen == nil, !settings.remotes.isEmpty {
      let usual = settings["beraad.main"].map { [$0] } ?? MainBranch.names
      // A branch can follow one of its own clone (`.`): that says nothing of a host.
      chosen = ([main].compactMap(\.self) + usual).lazy.compactMap { settings["branch.\($0).remote"] }
        .first { $0 != "." }
    }
    let all = settings.remotes
    let first = chosen ?? (all.contains("origin") ? "origin" : all.count == 1 ? all[0] : nil)
    self.chosen = first
    names = all.filter { $0 == first } + all.filter { $0 != first }
  }
}
