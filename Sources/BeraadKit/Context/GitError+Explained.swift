package import Deliberation
package import Git
import Glibc
import Storage

/// libgit2's errors in the user's words.
extension GitError: Explained {
  package var explanation: Explanation {
    switch kind {
    case .shallow, .partialClone: incomplete
    case .conflict: refused(hints: draftRemedy ?? helping)
    case .underWay, .unmerged, .unreadableIndex, .leftOutOfWorkTree, .noRoomForBranch, .filtered:
      refused(hints: helping)
    case .workTreeAway, .bothFileAndFolder, .inTheWay: standingInTheWay
    case .workTreeBehind, .branchWaits: waiting
    case .noSpace, .readOnly, .locked: unwritable
    case .ownership, .bareRepository, .unsupportedRepository:
      Explanation(
        .refused, said.map { "\($0.capitalizedFirst)." }, causes: [behind(operation.words)], hints: helping)
    case .corrupt:
      Explanation(
        .failed,
        Localized(
          en: "The repository is damaged: \(message)\(place).",
          nl: "De repository is beschadigd: \(said.dutch)\(place)."),
        causes: [operation.words], hints: remedy == nil ? [Self.checking] : helping)
    case .notFound where isLostObject:
      Explanation(
        .failed,
        Localized(
          en: "The repository is damaged: \(message)\(place).",
          nl: "De repository is beschadigd: \(said.dutch)\(place)."),
        causes: [operation.words],
        hints: [
          Self.checking,
          Localized(
            en: "and get what it lacks from a clone that has it: git fetch CLONE",
            nl: "en haal wat ontbreekt uit een kloon die het heeft: git fetch CLONE"),
        ])
    default:
      Explanation(
        .failed,
        Localized(
          en: "Git could not do it: \(message)\(place).", nl: "Git kon het niet: \(said.dutch)\(place)."),
        causes: [operation.words])
    }
  }

  /// Whether something that the history names is not among git's objects.
  private var isLostObject: Bool { message.contains("object not found") }

  private static let checking = Localized(
    en: "see what is damaged with: git fsck", nl: "kijk wat er beschadigd is met: git fsck")

  /// What is so, without a full stop. A path has no capital of its own.
  private var sentence: Localized {
    if let folder, !message.contains(folder) {
      return Localized(en: "In \(folder), \(message)", nl: "In \(folder): \(said.dutch)")
    }
    return path.map(message.hasPrefix) == true ? said : said.map(\.capitalizedFirst)
  }

  /// What a look at the repository found, in which nothing was going to be written; nil where the explanation says it as well.
  var found: Localized? {
    switch kind {
    case .underWay, .unmerged, .unreadableIndex, .leftOutOfWorkTree, .noRoomForBranch, .inTheWay:
      sentence.map { "\($0)." }
    default: nil
    }
  }

  /// The no for a partner whose draft is in the way: only authors and the committee revise one. Nil for any other error.
  func draftInTheWay(of partner: Partner) -> Refusal? {
    guard kind == .conflict, isAboutAnEdit, partner.roles.isDisjoint(with: [.author, .committee]),
      let path, let paper = Layout.paper(ofDraft: path)
    else { return nil }
    return Refusal(
      Self.unwritten(said),
      hints: [
        Localized(
          en: "propose the changes with: beraad amend \(paper) --file \(path) --because WHY",
          nl: "stel de wijzigingen voor met: beraad amend \(paper) --file \(path) --because WAAROM"),
        Localized(
          en: "and then have the draft back as it was with: git checkout -- \(path)",
          nl: "en zet het concept daarna terug zoals het was met: git checkout -- \(path)"),
        Localized(en: "or put them aside with: git stash", nl: "of leg ze even opzij met: git stash"),
        .unstashing,
      ])
  }
}

// MARK: - The kinds

extension GitError {
  private var place: String { path.map { message.contains($0) ? "" : " (\($0))" } ?? "" }

  /// Words with the path behind them.
  private func behind(_ words: Localized) -> Localized { words.map { $0 + place } }

  private static func unwritten(_ what: Localized) -> Localized {
    Localized(
      en: "\(what.english); nothing was written.", nl: "\(what.dutch); er is niets geschreven.")
  }

  private func refused(hints: [Localized]) -> Explanation {
    Explanation(.refused, Self.unwritten(sentence), hints: hints)
  }

  /// A clone that lacks something of the history.
  private var incomplete: Explanation {
    let fetching = kind == .shallow ? remedy ?? "git fetch --unshallow" : remedy
    return Explanation(
      .refused,
      kind == .shallow
        ? Localized(
          en: "This is a shallow clone: its history ends before the beginning.",
          nl: "Dit is een ondiepe kloon: de geschiedenis erin gaat niet terug tot het begin.")
        : Localized(
          en: "This is a partial clone, and what is needed was left out of it.",
          nl: "Dit is een gedeeltelijke kloon, en wat er nodig is, zit er niet in."),
      causes: [account],
      hints: fetching.map {
        [Localized(en: "fetch the rest with: \($0)", nl: "haal de rest op met: \($0)")]
      } ?? [])
  }

  /// Something stands where a file or a folder has to be, or a work tree is not there.
  private var standingInTheWay: Explanation {
    if kind == .workTreeAway {
      let command = remedy ?? "git worktree prune"
      return Explanation(
        .refused,
        Localized(
          en: "\(message.capitalizedFirst): it would be left behind; nothing was written.",
          nl: "\(said.dutch.capitalizedFirst): die zou achterblijven; er is niets geschreven."),
        hints: [
          Localized(
            en: "put it back, or, where it does not come back, forget it with: \(command)",
            nl: "zet die terug, of laat git die vergeten als die niet terugkomt, met: \(command)")
        ])
    }
    let aside =
      kind == .bothFileAndFolder
      ? Localized(
        en: "where main has it, put it aside with: ", nl: "staat het op main, leg het dan opzij met: ")
      : Localized(en: "put it aside with: ", nl: "leg het opzij met: ")
    return Explanation(
      .refused, Self.unwritten(said), hints: remedy.map { remedy in [aside.map { $0 + remedy }] } ?? [])
  }

  /// What the next command brings to its end.
  private var waiting: Explanation {
    let again = Localized(en: "the next command tries again", nl: "de volgende opdracht probeert het opnieuw")
    guard kind == .branchWaits else {
      return Explanation(
        .failed,
        Localized(
          en: "It is recorded, and the files could not follow yet: \(message).",
          nl: "Het is vastgelegd, maar de bestanden konden nog niet volgen: \(said.dutch)."),
        causes: [behind(operation.words)], hints: helping.isEmpty ? [again] : helping)
    }
    return Explanation(
      .failed,
      Localized(
        en: "It is ready and not recorded yet: \(message).",
        nl: "Het staat klaar en is nog niet vastgelegd: \(said.dutch)."),
      causes: [behind(operation.words)],
      hints: [
        Localized(
          en: "\(again.english); see what came of it with: beraad status",
          nl: "\(again.dutch); kijk wat ervan kwam met: beraad status")
      ])
  }

  /// Whether no disk is full: this program may write no larger file.
  private var isAboutFileSize: Bool { message.contains("File too large") }

  private var noRoom: Localized {
    isAboutFileSize
      ? Localized(
        en: "A file would become larger than may be written here; nothing was recorded.",
        nl: "Een bestand zou groter worden dan hier mag; er is niets vastgelegd.")
      : Localized(
        en: "There is no room left on the disk; nothing was recorded.",
        nl: "Er is geen ruimte meer op de schijf; er is niets vastgelegd.")
  }

  /// What shows whose the folder is that could not be written: that of the file in question, where its place is known.
  private var lookingAtFolder: String {
    guard let path, path.hasPrefix("/"), let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return "ls -ld .git && findmnt -T ."
    }
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let folder = GitError.typed(isFolder ? path : String(path[..<slash]))
    return "ls -ld \(folder) && findmnt -T \(folder)"
  }

  /// The disk, the folder or another program kept it from being written.
  private var unwritable: Explanation {
    switch kind {
    case .noSpace:
      Explanation(
        .failed,
        noRoom, causes: [behind(account)],
        hints: isAboutFileSize
          ? [
            Localized(
              en: "see how large a file may be with: ulimit -f",
              nl: "kijk hoe groot een bestand mag zijn met: ulimit -f")
          ]
          : [])
    case .readOnly:
      Explanation(
        .failed,
        Localized(
          en: "The repository cannot be written to; nothing was recorded.",
          nl: "In de repository kan niet worden geschreven; er is niets vastgelegd."),
        causes: [behind(account)],
        hints: [
          Localized(
            en:
              "look whose the folder is, and whether its disk is mounted to be read only, with: \(lookingAtFolder)",
            nl:
              "kijk van wie de map is, en of de schijf alleen te lezen is, met: \(lookingAtFolder)")
        ])
    default:
      Explanation(
        .failed,
        Localized(
          en: "Another program holds the repository; nothing was recorded.",
          nl: "Een ander programma houdt de repository vast; er is niets vastgelegd."),
        causes: [behind(account)],
        hints: [
          Localized(
            en: "wait and try again; if nothing runs any more: beraad doctor",
            nl: "wacht even en probeer het opnieuw; draait er niets meer: beraad doctor")
        ])
    }
  }
}
