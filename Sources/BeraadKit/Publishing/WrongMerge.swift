import Deliberation
import Git
import ObjectIDs

/// What is wrong with a commit that says that it merged something.
struct WrongMerge {
  let commit: ObjectID
  /// What it did, without a way out: that hangs on whether others have it.
  let sentence: Localized
  /// Whether it put other words into the draft than were proposed, as people do who settle a conflict in a rebase, and can be taken out: a
  /// commit of several parents cannot, for what it brought besides would go with it.
  var isOtherWords = false
  /// Whether main has no decision that adopted what it merged.
  var isUndecided = false

  init(_ commit: ObjectID, en: String, nl: String) {
    (self.commit, sentence) = (commit, Localized(en: en, nl: nl))
  }

  /// What takes the commit out of main while nobody else has it, and keeps what came after it.
  func takingOut(of main: String) -> String {
    let name = commit.abbreviated()
    return
      "git rebase --rebase-merges --autostash --onto \(name)~1 \(name) \(Repository.word(main))"
  }

  /// The same, and what merges anew.
  func anew(in paper: Slug, on main: String) -> String { "\(takingOut(of: main)) && beraad merge \(paper)" }

  /// What it did, and, where people may have done it, the way out for whoever has not sent it.
  func told(in paper: Slug, on main: String) -> Localized {
    guard isOtherWords else { return sentence }
    let command = anew(in: paper, on: main)
    return Localized(
      en:
        "\(sentence.english) Where people did that, as in a rebase with a conflict, and main was not sent since: take it out, keep what came after it, and merge again with: \(command)",
      nl:
        "\(sentence.dutch) Deden mensen dat, zoals bij een rebase met een conflict, en is main sindsdien niet verstuurd: haal hem eruit, houd wat erna kwam, en voeg opnieuw samen met: \(command)"
    )
  }
}
