import ArgumentParser
import BeraadKit
import Deliberation

struct SyncCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "sync", abstract: "Get what is new from the alliance's host.",
    discussion: """
      Moves the drafts to what the committee has made of them, unites what your organisation wrote on several \
      machines, and says what is new and what you have not sent. Sends nothing.

        beraad sync
        beraad sync --json
        beraad sync --rewritten
        beraad sync --unite-roster
      """)

  @Flag(
    help:
      "Follow main also where the host has another history of it: when the committee meant that. A branch kept/… keeps what main was here."
  )
  var rewritten = false
  @Flag(
    help:
      "Where reviewers.json was changed here and at the host in ways that exclude each other: unite it as sync says that it would be."
  )
  var uniteRoster = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let synced = try session.context.sync(rewritten: rewritten, unitesRoster: uniteRoster)
    let isWhole =
      synced.main != .contested && synced.main != .setBack && synced.setBack.isEmpty
      && synced.offRoster == nil
    let isNew = synced.main == .united || !synced.news.isEmpty
    return Report(
      answer: synced.news.text, value: synced,
      story: (try synced.story + (isNew ? session.context.toSettle() : [])).map { Localized($0) },
      status: isWhole ? .done : .undecided)
  }
}

extension News {
  fileprivate var text: String {
    let drafts = drafts.map { "\($0): the draft changed\n" }
    return
      (drafts
      + records.map { row in
        "\(row.paper): \(row.ids.count) \(row.ids.count == 1 ? row.kind : RecordWords.several(row.kind)) of \(row.partner)\n"
      }).joined()
  }
}

/// What several records of one kind are called.
enum RecordWords {
  static func several(_ kind: String) -> String {
    switch kind {
    case "reply": "replies"
    case "ballots": "ballots"
    default: kind + "s"
    }
  }
}

extension Synced {
  fileprivate var story: [String] {
    var story: [String] = []
    switch main {
    case .same where news.isEmpty: story.append("Nothing is new at \(address).")
    case .same, .forward: story.append("You have what \(address) has.")
    case .united:
      story.append("United what was changed here and at \(address).")
      story += roster.map(\.english)
      if !roster.isEmpty {
        story.append("Where that is not what was meant: beraad partner, and beraad person.")
      }
    case .kept:
      let branch = kept ?? ""
      story.append(
        "You have what \(address) has. What \(self.branch) was here, and the host does not have, is kept on the branch \(branch)."
      )
      let since = keptSince.map { " --base \($0.prefix(7))" } ?? ""
      story += keptDrafts.map {
        "Only authors and the committee change a draft. Propose what you changed with: git show \(branch):papers/\($0)/paper.md > mine.md, and: beraad amend \($0) --file mine.md\(since) --because WHY"
      }
    case .contested:
      story.append(
        "Changed both here and at \(address), so that people have to unite it: \(files.joined(separator: ", "))."
      )
      story += roster.map(\.english)
      story.append(
        roster.isEmpty
          ? "Nothing was moved. Unite it with: git merge \(remote)/\(branch), then edit the files, and: git commit -a"
          : "Nothing was moved. Unite it so with: beraad sync --unite-roster. What is to be otherwise can be changed after that, with: beraad partner, and beraad person."
      )
    case .setBack:
      story.append(
        "The branch \(branch) at \(address) is no continuation of what it was: it was rewritten, or lost something, and was not followed."
      )
      story += Refusal.whereRewritten(branch, at: remote).map(\.english).map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
    }
    if let offRoster {
      story.append(
        "'\(offRoster)' is not on the roster any more: the committee took it off, and can put it back. What you recorded is safe here."
      )
    }
    story += setBack.map { "The host set the branch \($0) back; here it stays as it was." }
    return story + unsent.story
  }
}

extension Unsent {
  /// What waits to be sent, in sentences.
  var story: [String] {
    var story: [String] = []
    if records > 0 {
      story.append(
        "\(records == 1 ? "1 record of yours is" : "\(records) records of yours are") not sent yet: beraad submit"
      )
    }
    if commits > 0 {
      story.append(
        "\(commits == 1 ? "1 commit of main is" : "\(commits) commits of main are") not sent yet: beraad submit"
      )
    }
    if ahead > 0 {
      story.append(
        "Main has \(ahead == 1 ? "1 commit" : "\(ahead) commits") here that the host does not have: what you record on \(ahead == 1 ? "it" : "them") counts once the committee sends \(ahead == 1 ? "it" : "them")."
      )
    }
    return story
  }
}
