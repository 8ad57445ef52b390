package import Deliberation
import Git
import ObjectIDs
import Storage

/// An issue that somebody wants to begin. Nil takes what is usual.
package struct IssueWish: Sendable {
  package var title: String?
  package var language: Language?
  /// The day from which on things are new, as people write it; nil for that of the last issue.
  package var since: String?

  package init(title: String? = nil, language: Language? = nil, since: String? = nil) {
    (self.title, self.language, self.since) = (title, language, since)
  }
}

/// An issue that was begun or changed.
package struct FiledIssue: Encodable, Sendable {
  package let issue: String
  /// The file, from the root of the workspace.
  package let path: String
  package let commit: String
  package let story: Localized
}

extension Context {
  /// Begins an issue of the newsletter, with what changed since the last one; where there is one of that name, takes what was edited of it
  /// in the work tree onto main.
  ///
  /// - Throws: a `Refusal` where nothing was edited, the text is broken, or the name is none.
  package func writeIssue(_ name: String, _ wish: IssueWish) throws -> FiledIssue {
    let id = try Slug.parse(name, as: .issue)
    return try change("news \(id)") { desk in
      try desk.identity.mustBe(
        .committee, .author, to: Localized(en: "write the newsletter", nl: "de nieuwsbrief schrijven"))
      guard let old = try desk.repository.entry(at: Layout.issue(id), in: desk.snapshot.commit) else {
        return try begin(id, wish, desk)
      }
      return try revise(id, old, desk)
    }
  }

  private func begin(_ id: Slug, _ wish: IssueWish, _ desk: ChangeDesk) throws -> FiledIssue {
    let today = now().date
    let language = wish.language ?? desk.roster.language
    let title = try GivenText.checkLine(
      wish.title
        ?? Localized(
          en: "Newsletter of \(language.date(today))", nl: "Nieuwsbrief van \(language.date(today))")[
          language],
      what: Localized(en: "a title", nl: "een titel"))
    let last = try desk.desk.issues().compactMap(\.date).max()
    let since = try wish.since.map { day throws(Refusal) in try MeetingList.day(day) } ?? last
    let draft = IssueDraft(title: title, language: language, date: today, since: since, desk: desk.desk)
    let path = Layout.issue(id)
    let commit = try desk.commit(
      MainChange.Step(
        CommitMessage("news: begin \(id)"), files: [.init(path, .bytes(Array(draft.markdown().utf8)))]))
    return FiledIssue(
      issue: id.description, path: path, commit: commit?.hex ?? "",
      story: Localized(
        en: "Began \(path). Edit it, and repeat this command to take that onto main.",
        nl: "\(path) is begonnen. Bewerk het, en geef deze opdracht opnieuw om dat op main te zetten."))
  }

  private func revise(_ id: Slug, _ old: TreeEntry, _ desk: ChangeDesk) throws -> FiledIssue {
    let path = Layout.issue(id)
    let (blob, text) = try desk.desk.workTreeFile(path)
    try Snapshot.checkText(text, path: path)
    try ConflictMarkers.refuse(
      in: text, path: path, next: Localized(en: "repeat this", nl: "doe dit opnieuw"))
    guard blob != old.id else {
      throw Refusal(
        Localized(
          en: "\(path) is as main has it: there is nothing to commit.",
          nl: "\(path) is zoals het op main staat: er valt niets vast te leggen."))
    }
    let commit = try desk.commit(
      MainChange.Step(CommitMessage("news: change \(id)"), files: [.init(path, .workTree(blob))]))
    return FiledIssue(
      issue: id.description, path: path, commit: commit?.hex ?? "",
      story: Localized(en: "Changed \(path) on main.", nl: "\(path) is op main gewijzigd."))
  }
}
