import Deliberation
import Git
import ObjectIDs
import Storage
import Word

/// Finds which state of which paper a returned file is an edit of.
struct ImportBase {
  let desk: Desk
  let file: WordFile
  /// What the file says of itself, the surest first.
  private let stated: ExportReference?

  init(of file: WordFile, _ desk: Desk) throws(Refusal) {
    (self.file, self.desk) = (file, desk)
    stated = try Self.stated(in: file)
  }

  /// How many states of a paper are looked at for a file that says nothing of itself.
  private static let mostRevisions = 1_000

  private static func stated(in file: WordFile) throws(Refusal) -> ExportReference? {
    for text in file.references {
      // A footer may have something else in it too.
      for word in text.split(whereSeparator: \.isWhitespace) {
        if let reference = try ExportReference(String(word)) { return reference }
      }
    }
    return nil
  }

  /// - Parameter given: `--base`: a revision, or `paper@revision`; it goes before what the file says.
  /// - Throws: a `Refusal` where nobody can tell, or the commit is not here.
  func reference(given: String?) throws -> ExportReference {
    if let given { return try reference(named: given) }
    if let stated {
      guard desk.repository.contains(stated.commit) else {
        throw Refusal(
          Localized(
            en:
              "This file is an export of \(stated.paper) at commit \(stated.commit.abbreviated()), which is not here.",
            nl:
              "Dit bestand is een export van \(stated.paper) bij commit \(stated.commit.abbreviated()), en die is hier niet."
          ),
          hints: [
            Localized(en: "fetch it with: git fetch", nl: "haal hem op met: git fetch"),
            Localized(
              en: "or say which commit it is an edit of: --base COMMIT",
              nl: "of zeg van welke commit het een bewerking is: --base COMMIT"),
          ])
      }
      return stated
    }
    return try found()
  }

  private func reference(named given: String) throws -> ExportReference {
    let parts = given.split(separator: "@", maxSplits: 1).map(String.init)
    let commit = try commit(named: parts.last ?? given, in: given)
    let paper = try parts.count == 2 ? Slug.parse(parts[0], as: .paper) : onlyPaper(at: commit)
    guard let stated, stated.paper == paper else { return ExportReference(guessing: paper, at: commit) }
    return ExportReference(paper, at: commit, with: stated.parts)
  }

  private func commit(named name: String, in given: String) throws -> ObjectID {
    do {
      return try desk.repository.resolve(name)
    } catch {
      guard [.notFound, .ambiguous, .invalid].contains(error.kind) else { throw error }
      let papers = try desk.snapshot.papers().map(\.description)
      guard !papers.contains(given) else {
        throw Refusal(
          Localized(
            en:
              "'\(given)' is a paper, and --base names a commit: nobody can tell which state of it is meant.",
            nl:
              "'\(given)' is een stuk, en --base noemt een commit: welke versie ervan is bedoeld, is niet te zien."
          ),
          hints: [
            Localized(
              en: "the paper as it is now is: --base \(given)@HEAD",
              nl: "het stuk zoals het nu is, is: --base \(given)@HEAD")
          ])
      }
      throw Refusal(
        Localized(
          en: "'\(name)' names no commit that this clone has.",
          nl: "'\(name)' noemt geen commit die deze kloon heeft."),
        hints: [
          Localized(
            en: "--base takes a commit, or a paper with one: --base \(papers.first ?? "PAPER")@COMMIT",
            nl:
              "bij --base hoort een commit, of een stuk met een commit: --base \(papers.first ?? "STUK")@COMMIT"
          ),
          Localized(
            en: "list the commits with: git log --oneline", nl: "bekijk de commits met: git log --oneline"),
        ])
    }
  }

  private func onlyPaper(at commit: ObjectID) throws -> Slug {
    if let stated { return stated.paper }
    let papers = try Snapshot(workspace: desk.workspace, commit: commit).papers()
    guard papers.count == 1 else {
      throw Refusal(
        Localized(
          en: "This file does not say which paper it is an edit of.",
          nl: "Dit bestand zegt niet van welk stuk het een bewerking is."),
        hints: papers.prefix(9).map {
          let base = "--base \($0)@\(commit.abbreviated())"
          return Localized(en: "say it with: \(base)", nl: "zeg het met: \(base)")
        })
    }
    return papers[0]
  }

  /// The one state of a paper that the file reads like once all its changes are rejected.
  private func found() throws -> ExportReference {
    let text = RejectedText(of: file)
    var matches: [(paper: Slug, commit: ObjectID)] = []
    for paper in try desk.snapshot.soundPapers() {
      let history = try FileHistory(
        of: Layout.draft(of: paper), at: desk.snapshot.commit, in: desk.repository
      ) { _ in }
      var seen: Set<ObjectID> = []
      // Of several states that read alike the newest is meant: what is proposed is proposed on that.
      for revision in history.revisions.reversed().prefix(Self.mostRevisions) {
        // Before the paper was one, its text was another file.
        guard revision.path == Layout.draft(of: paper), let blob = revision.blob, seen.insert(blob).inserted,
          try text.isThat(of: desk.repository.blob(blob))
        else { continue }
        let isNow = try desk.snapshot.paper(named: paper.description).blob == blob
        matches.append((paper, isNow ? desk.snapshot.commit : revision.commit.id))
        break
      }
    }
    guard let match = matches.first else {
      throw Refusal(
        Localized(
          en:
            "This file does not say which text it is an edit of, and without its changes it reads like no state of a paper here.",
          nl:
            "Dit bestand zegt niet van welke tekst het een bewerking is, en zonder de wijzigingen lijkt het op geen versie van een stuk hier."
        ),
        hints: [
          Localized(en: "say it with: --base PAPER@COMMIT", nl: "zeg het met: --base STUK@COMMIT")
        ])
    }
    guard matches.count == 1 else {
      throw Refusal(
        Localized(
          en: "This file does not say which text it is an edit of, and reads like \(matches.count).",
          nl:
            "Dit bestand zegt niet van welke tekst het een bewerking is, en lijkt op \(matches.count) teksten."
        ),
        hints: matches.prefix(9).map {
          let base = "--base \($0.paper)@\($0.commit.abbreviated())"
          return Localized(en: "say which with: \(base)", nl: "zeg welke met: \(base)")
        })
    }
    return ExportReference(guessing: match.paper, at: match.commit)
  }
}
