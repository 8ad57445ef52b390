import Deliberation
import Git
import Testing
import Transport
import Word

@testable import BeraadKit

/// What went wrong with git, with another machine or with a Word file, said in each language.
@Suite struct BothLanguagesTests {
  private static let kinds: [GitError.Kind] = [
    .notFound, .exists, .modified, .locked, .ownership, .shallow, .unsupportedRepository, .bareRepository,
    .invalid, .conflict, .bothFileAndFolder, .inTheWay, .underWay, .unmerged, .unreadableIndex, .workTreeAway,
    .leftOutOfWorkTree, .partialClone, .noRoomForBranch, .workTreeBehind, .branchWaits, .noSpace, .readOnly,
    .corrupt, .tooLarge, .other,
  ]

  private static let complaints: [Complaint] = [
    .noGit, .unknownHost, .noConnection, .hostKey, .certificate, .noRight, .noRepository, .moved,
    .noRoomThere(branch: "partners", for: "partners/a"), .noRoomHere("refs/remotes/origin/partners"),
    .hostRefused("nee"), .ownHook("pre-push", words: "nee"), .sendingToBundle, .mirror, .hostFull,
    .checkedOut, .interrupted, .bundleBase, .noBundle, .damagedBundle,
    .locked("/a/.git/x.lock"), .ended(signal: 9), .unfollowed("refs/heads/nee"), .other("nee"), .other(""),
  ]

  private static let files: [WordError] = [
    .notWord(.lockedOrOld), .notWord(.outlookMail), .notWord(.openDocument), .notWord(.pages), .notWord(.pdf),
    .notWord(.richText),
    .notWord(.html), .notWord(.otherArchive), .notWord(.otherOffice), .notWord(.empty), .notWord(.other),
    .damaged(detail: .cutOff), .damaged(detail: .overlap), .damaged(detail: .onSeveralDisks),
    .damaged(detail: .brokenDirectory), .damaged(detail: .misplacedDirectory), .damagedPart("a"),
    .doubledPart("a"), .missingPart("a"), .unreadablePart("a"), .tooLarge(part: "a", bytes: 7),
    .tooManyParts(7), .documentType(part: "a"), .tooDeep(part: "a"),
    .notXML(part: "a", line: 7, reason: "nee"),
  ]

  @Test(arguments: kinds) func `each kind of git's errors is said in both`(_ kind: GitError.Kind) {
    let error = GitError(
      kind: kind, message: Localized(en: "it is so", nl: "het is zo"), operation: .readingHistory,
      path: "papers/housing/paper.md", first: Localized(en: "choose", nl: "kies"), remedy: "git stash",
      further: [Localized(en: "or else: git reset", nl: "of anders: git reset")])
    expectBoth(error.explanation)
    #expect(error.explanation.reasons.allSatisfy { $0.dutch.contains("bij het lezen van") })
  }

  @Test(arguments: complaints) func `each complaint of a host is said in both`(_ complaint: Complaint) {
    expectBoth(TransportError(complaint, at: "/host.git", remote: "origin").explanation)
  }

  @Test(arguments: files) func `each fault of a Word file is said in both`(_ error: WordError) {
    expectBoth(error.explanation)
  }

  private func expectBoth(_ told: Explanation) {
    for words in [told.sentence] + told.reasons + told.advice {
      #expect(words.english != words.dutch, "\(words.english)")
    }
    // The command that a hint ends in is typed as it is.
    for words in told.advice {
      let command = words.english.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
      if command.hasPrefix("git ") { #expect(words.dutch.hasSuffix(command), "\(words.dutch)") }
    }
  }

  @Test func `a remedy for another work tree is typed for that in both`() {
    let help = GitError(
      kind: .underWay, message: Localized(en: "it is so", nl: "het is zo"), operation: .readingHistory,
      first: Localized(en: "choose between the wordings in a.md", nl: "kies tussen de versies in a.md"),
      remedy: "git add a.md"
    ).explanation.advice
    #expect(help.map(\.english) == ["the remedy: choose between the wordings in a.md, then: git add a.md"])
    #expect(
      help.map(\.dutch) == ["zo lost u dat op: kies tussen de versies in a.md, en typ dan: git add a.md"])
  }
}
