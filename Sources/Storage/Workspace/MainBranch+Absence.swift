package import Deliberation
package import Git
import ObjectIDs

/// What is said where this clone does not have main, or that is no workspace.
extension MainBranch {
  /// What is said where this clone does not have the branch, or it has no commit yet.
  package func absence(in repository: Repository) throws -> Refusal {
    if let remote {
      return Refusal(
        Localized(
          en: "This clone has no branch '\(name)' yet, and \(remote) has one.",
          nl: "Deze kloon heeft nog geen branch '\(name)', en \(remote) heeft die wel."),
        hints: [
          repository.isBare
            ? Localized(
              en: "make it with: git branch \(name) \(remote)/\(name)",
              nl: "maak die met: git branch \(name) \(remote)/\(name)")
            : Localized(
              en: "go to it with: git switch --no-track -c \(name) \(remote)/\(name)",
              nl: "ga erheen met: git switch --no-track -c \(name) \(remote)/\(name)")
        ])
    }
    if case .branch(let branch, let tip?) = try repository.head(), !Self.mayBeMain(branch),
      try Self.hasRoster(tip, in: repository), let remote = try Hosts(of: repository).names.first
    {
      return Refusal(
        Localized(
          en: "This clone has no branch '\(name)', and stands on a partner's.",
          nl: "Deze kloon heeft geen branch '\(name)', en staat op die van een partner."),
        hints: [
          Localized(
            en:
              "get it with: git fetch \(remote) \(name):\(Layout.remotePrefix)\(remote)/\(name) && git switch --no-track -c \(name) \(remote)/\(name)",
            nl:
              "haal die op met: git fetch \(remote) \(name):\(Layout.remotePrefix)\(remote)/\(name) && git switch --no-track -c \(name) \(remote)/\(name)"
          )
        ])
    }
    if case .branch(let branch, let tip?) = try repository.head(), Self.mayBeMain(branch),
      try repository.config("beraad.main") == name, try Self.hasRoster(tip, in: repository)
    {
      let here = branch.dropFirst("refs/heads/".count)
      return Refusal(
        Localized(
          en: "This repository has no branch '\(name)', which beraad.main names.",
          nl: "Deze repository heeft geen branch '\(name)', en beraad.main noemt die wel."),
        hints: [
          Localized(
            en: "if it is '\(here)' by now, say so with: git config beraad.main \(here)",
            nl: "heet die nu '\(here)', zeg dat dan met: git config beraad.main \(here)")
        ])
    }
    if let tip = try repository.head().commit, try Self.hasRoster(tip, in: repository) {
      return Refusal(
        Localized(
          en: "This repository has no branch '\(name)', which the alliance works on.",
          nl: "Deze repository heeft geen branch '\(name)', en daarop werkt de alliantie."),
        hints: [
          Localized(
            en: "if it is what you stand on, make it with: git branch \(name)",
            nl: "is het de branch die nu is uitgecheckt, maak die dan met: git branch \(name)")
        ])
    }
    return Refusal(
      Localized(
        en: "This repository has no commit on its branch '\(name)' yet.",
        nl: "Op de branch '\(name)' van deze repository staat nog geen commit."),
      hints: try Self.hintsElsewhere(in: repository) ?? [
        Localized(
          en: "make it a workspace with: beraad init", nl: "maak er een werkruimte van met: beraad init")
      ])
  }

  /// What is said of a commit of main that has no roster and never had one.
  func noWorkspace(in repository: Repository) throws -> Refusal {
    return Refusal(
      Localized(
        en: "This is no Beraad workspace: the branch '\(name)' has no \(Layout.roster).",
        nl: "Dit is geen werkruimte van Beraad: op de branch '\(name)' staat geen \(Layout.roster)."),
      hints: try Self.hintsElsewhere(in: repository) ?? [
        Localized(en: "make it one with: beraad init", nl: "maak er een van met: beraad init")
      ])
  }

  /// A refusal where the host's main is a workspace already: a second one beside it would divide the alliance.
  package static func mustNotBeElsewhere(in repository: Repository) throws {
    let main = try MainBranch(of: repository)
    guard main.remote == nil else { throw try main.absence(in: repository) }
    // Another remote may be one that somebody takes a template from.
    guard try repository.config("beraad.main") == nil,
      let remote = try workspaces(atRemotesOf: repository, among: nil).first?.remote,
      try remote == Hosts(of: repository).chosen
    else { return }
    throw Refusal(
      Localized(
        en: "The alliance has a workspace already, at \(remote).",
        nl: "De alliantie heeft al een werkruimte, op \(remote)."),
      hints: (try hintsElsewhere(in: repository) ?? [])
        + [
          Localized(
            en:
              "or, where it is another one's, say that yours is here, with: git config beraad.main \(main.name)",
            nl:
              "of, als die van een andere alliantie is, zeg dat de eigen werkruimte hier staat, met: git config beraad.main \(main.name)"
          )
        ])
  }

  /// How a clone comes to work with the workspace that a branch has; nil where none is known.
  private static func hintsElsewhere(in repository: Repository) throws -> [Localized]? {
    let here = try repository.branches(matching: "refs/heads/").filter { mayBeMain($0.name) }
    for (branch, tip) in here where try hasRoster(tip, in: repository) {
      let name = branch.dropFirst("refs/heads/".count)
      return [
        Localized(
          en: "name it with: git config beraad.main \(name)",
          nl: "noem die met: git config beraad.main \(name)")
      ]
    }
    guard let (branch, remote) = try workspaces(atRemotesOf: repository, among: nil).first else { return nil }
    let name = branch.dropFirst("refs/heads/".count)
    if try repository.tip(of: branch) == nil {
      return [
        Localized(
          en: "name it with: git config beraad.main \(name)",
          nl: "noem die met: git config beraad.main \(name)"),
        Localized(
          en: "and go to it with: git switch --no-track -c \(name) \(remote)/\(name)",
          nl: "en ga erheen met: git switch --no-track -c \(name) \(remote)/\(name)"),
      ]
    }
    guard let own = try repository.tip(of: branch),
      let there = try repository.tip(of: "\(Layout.remotePrefix)\(remote)/\(name)"),
      try !repository.isAncestor(own, of: there)
    else {
      return [
        Localized(
          en: "take in what \(remote) has, with: git merge --ff-only \(remote)/\(name)",
          nl: "neem over wat \(remote) heeft, met: git merge --ff-only \(remote)/\(name)")
      ]
    }
    return [
      Localized(
        en:
          "keep yours under another name, and go to what \(remote) has, with: git branch -m \(name) own-\(name) && git switch --no-track -c \(name) \(remote)/\(name)",
        nl:
          "bewaar de eigen branch onder een andere naam, en ga naar wat \(remote) heeft, met: git branch -m \(name) own-\(name) && git switch --no-track -c \(name) \(remote)/\(name)"
      )
    ]
  }
}
