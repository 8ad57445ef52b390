package import Deliberation
package import Git
package import ObjectIDs

/// Main is no longer the commit that a caller had before them.
package struct MainMoved: Explained {
  /// The commit that they expected, and the one that is there.
  package let expected: ObjectID
  package let tip: ObjectID
  /// What came since, newest first, a summary each; empty where the expected commit is no part of main.
  package let since: [String]

  package var explanation: Explanation {
    Explanation(
      .refused,
      since.isEmpty
        ? Localized(
          en: "Main does not have commit \(expected.abbreviated()): it is at \(tip.abbreviated()).",
          nl: "Commit \(expected.abbreviated()) staat niet op main: dat is nu \(tip.abbreviated()).")
        : Localized(
          en:
            "Main has moved from \(expected.abbreviated()) to \(tip.abbreviated()) meanwhile; nothing was written.",
          nl:
            "Main ging intussen van \(expected.abbreviated()) naar \(tip.abbreviated()); er is niets geschreven."
        ),
      causes: since.prefix(10).map { Localized(en: "there came: \($0)", nl: "erbij kwam: \($0)") },
      hints: [
        Localized(
          en: "look at it again, and repeat the command for what is there now",
          nl: "kijk er opnieuw naar, en geef de opdracht nog eens voor wat er nu staat")
      ])
  }

  /// - Throws: `GitError` where the history cannot be read.
  package init(expected: ObjectID, tip: ObjectID, in repository: Repository) throws {
    self.expected = expected
    self.tip = tip
    var since: [String] = []
    if repository.contains(expected), try repository.isAncestor(expected, of: tip) {
      try repository.walk(from: tip, until: expected) { commit in
        since.append(commit.summary)
        return since.count < 50
      }
    }
    self.since = since
  }
}
