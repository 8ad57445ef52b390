import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// Files of the workspace of which git makes other bytes than libgit2 can.
  func filtered() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let papers = try snapshot.soundPapers()
    // A record need not be there yet: it is to come.
    let record = papers.first.map { "\(Layout.folder(of: $0))/decisions/x.json" }
    let files = [Layout.roster] + [record].compactMap(\.self) + papers.map { Layout.draft(of: $0) }
    var said: Set<String> = []
    return try files.compactMap { try repository.filtering(of: $0) }.compactMap { error in
      guard let remedy = error.filterRemedy, said.insert(remedy).inserted else { return nil }
      return .init(
        what: error.explanation.sentence,
        advice: Localized(en: "take it off with: \(remedy)", nl: "haal het eraf met: \(remedy)"),
        further: [GitError.filterNotice],
        mended: false)
    }
  }

  /// Hosts on which a branch leaves the partners' no room.
  func hostsWithoutRoom() throws -> [Diagnosis.Finding] {
    let name = String(Layout.partnersReference.dropFirst("refs/heads/".count))
    return try repository.remotes().filter {
      try repository.tip(of: Layout.reference(of: name, at: $0)) != nil
    }.map { remote in
      .init(
        what:
          Localized(
            en:
              "The host has a branch called '\(name)', as \(remote)/\(name) says here: no partner's branch can be sent there.",
            nl:
              "De host heeft een branch die '\(name)' heet, zoals \(remote)/\(name) hier laat zien: daardoor kan de branch van geen enkele partner ernaartoe."
          ),
        advice:
          Localized(
            en:
              "where it is gone there already, fetch with git fetch --prune \(remote); else rename it there, or ask whoever runs the host to, with: \(TransportError.renaming(name, at: remote))",
            nl:
              "is hij daar al weg, haal dan op met git fetch --prune \(remote); hernoem hem anders daar, of vraag het aan wie de host beheert, met: \(TransportError.renaming(name, at: remote))"
          ),
        mended: false)
    }
  }

  /// Remotes whose settings have a plain `git fetch` write over branches of this clone, and with them over what was not sent yet.
  func fetchedOver() throws -> [Diagnosis.Finding] {
    guard !repository.isBare else { return [] }
    return try repository.remotes().compactMap { remote in
      let key = "remote.\(remote).fetch"
      let over = try fetchedOverBranches(from: remote)
      guard !over.isEmpty else { return nil }
      let usual = "+refs/heads/*:refs/remotes/\(remote)/*"
      return .init(
        what: Localized(
          en:
            "A plain git fetch from \(remote) writes over branches of this clone (\(key) is \(over.joined(separator: " and "))): what was not sent would be lost.",
          nl:
            "Een gewone git fetch van \(remote) schrijft over branches van deze kloon heen (\(key) is \(over.joined(separator: " en "))): wat nog niet is opgestuurd, zou verloren gaan."
        ),
        advice: Localized(
          en: "have it fetch beside them with: git config --replace-all \(key) '\(usual)'",
          nl: "laat git ze ernaast zetten met: git config --replace-all \(key) '\(usual)'"), mended: false)
    }
  }

  /// Commits of main that show who a person is: git does not forget.
  func namesOnMain() throws -> [Diagnosis.Finding] {
    let commits = try snapshot.history().parents.keys
    var shown: [String: Int] = [:]
    for commit in commits {
      let info = try repository.commit(commit)
      for signature in [info.author, info.committer] where !signature.email.hasSuffix(".beraad.invalid") {
        shown["\(signature.name) <\(signature.email)>", default: 0] += 1
      }
    }
    guard !shown.isEmpty else { return [] }
    let isSafe = try isSafeForPlainGit
    let most = shown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
    return [
      .init(
        what: Localized(
          en:
            "\(shown.count == 1 ? "A name stands" : "\(shown.count) names stand") in commits of main, as \(most.joined(separator: ", ")); whoever has the repository reads them.",
          nl:
            "In commits van main \(shown.count == 1 ? "staat een naam" : "staan \(shown.count) namen"), zoals \(most.joined(separator: ", ")); wie de repository heeft, leest ze."
        ),
        advice: isSafe
          ? Localized(
            en:
              "git does not forget them; what plain git commits in this clone is signed as the organisation",
            nl: "git vergeet ze niet; wat gewone git in deze kloon vastlegt, staat op naam van de organisatie"
          )
          : Localized(
            en: "have plain git sign as the organisation from now on, with: beraad init --as PARTNER",
            nl: "laat gewone git voortaan op naam van de organisatie werken, met: beraad init --as PARTNER"),
        mended: false, isLasting: isSafe)
    ]
  }

  /// Whether what plain git commits here names an organisation, and no person.
  var isSafeForPlainGit: Bool {
    get throws {
      try ["author", "committer"].allSatisfy { role in
        // Git takes the name of the role before the user's.
        let name = try repository.config("\(role).name")
        let email = try repository.config("\(role).email") ?? repository.config("user.email")
        return try email?.hasSuffix(".beraad.invalid") == true
          && (name == nil || name == repository.config("user.name"))
      }
    }
  }
}
