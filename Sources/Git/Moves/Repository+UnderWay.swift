import CLibgit2
import Languages

/// What git is in the middle of in a work tree, and what a person types to end it.
extension Repository {
  /// Refuses a work tree in which git is in the middle of something.
  ///
  /// - Throws: `.underWay` with the commands that end it.
  package func mustBeAtRest() throws(GitError) {
    guard let name = commandUnderWay else { return }
    let place = workDirectory ?? gitDirectory
    throw Self.underWay(
      name,
      Localized(
        en: "\(name == "am" ? "git am" : "a \(name)") was begun in \(place) and is not finished",
        nl: "in \(place) is een \(name == "am" ? "git am" : name) begonnen en niet afgemaakt"),
      path: workDirectory, index: indexPath, operation: .lookingAtWorkTree, unsaved: unsavedWork,
      isEmpty: hasNothingToCommit && Self.refusesNothing(name, by: isApplying))
  }

  /// Whether the index holds what HEAD has: then most of git's commands have nothing to go on with.
  var hasNothingToCommit: Bool {
    guard workDirectory != nil, let changes = try? workTreeChanges(under: "") else { return false }
    return changes.allSatisfy { $0.status == .untracked || $0.status == .modified }
  }

  /// Whether git applies patches here one by one: `git am`, or a rebase that works so.
  private var isApplying: Bool { FileStamp.at("\(gitDirectory)/rebase-apply") != nil }

  /// Whether a command refuses `--continue` where nothing is left to commit. A merge makes its commit, and most rebases leave out what is
  /// empty.
  private static func refusesNothing(_ name: String, by isApplying: Bool) -> Bool {
    ["cherry-pick", "revert", "am"].contains(name) || name == "rebase" && isApplying
  }

  /// Whether a merge, a pick, a revert or a rebase was begun here and waits for its commit, also a merge that squashes: the index has what
  /// it brings.
  package var isBringing: Bool {
    commandUnderWay.map { $0 != "bisect" } ?? false || FileStamp.at("\(gitDirectory)/SQUASH_MSG") != nil
  }

  /// Git's command for what it is in the middle of here; nil where it is at rest.
  var commandUnderWay: String? {
    switch git_repository_state_t(UInt32(git_repository_state(pointer))) {
    case GIT_REPOSITORY_STATE_NONE: nil
    case GIT_REPOSITORY_STATE_MERGE: "merge"
    case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE: "revert"
    case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: "cherry-pick"
    case GIT_REPOSITORY_STATE_BISECT: "bisect"
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX: "am"
    default: "rebase"
    }
  }

  /// That git is in the middle of something, with the commands that finish it, in their order, and what takes it back.
  ///
  /// - Parameters:
  ///   - name: git's command for it.
  ///   - index: the path of the index that may hold what could not be united.
  ///   - unsaved: what people did there that no commit has.
  ///   - isEmpty: whether nothing is left to commit, so that git would refuse to go on.
  static func underWay(
    _ name: String, _ what: Localized, path: String?, index: String, operation: GitOperation,
    unsaved: UnsavedWork = UnsavedWork(), isEmpty: Bool = false
  ) -> GitError {
    func error(_ remedy: String, first: Localized? = nil, _ further: [Localized] = []) -> GitError {
      GitError(
        kind: .underWay, message: what, operation: operation, path: path, first: first, remedy: remedy,
        further: further)
    }
    guard name != "bisect" else { return error("git bisect reset") }
    let back = takingBack(name, keeping: unsaved)
    // An index that cannot be read is a finding of its own.
    guard let files = try? IndexFile(index).allUnmerged, !files.isEmpty else {
      guard !unsaved.isEmpty else {
        guard isEmpty else { return error("git \(name) --continue", [back]) }
        return error("git \(name) --skip", first: nothingLeft(of: name), byHand(name) + [back])
      }
      return error(adding(unsaved.all), first: saving(unsaved.all), [goingOn(with: name), back])
    }
    return error(
      adding(files + unsaved.files), first: choosing(in: files),
      [goingOn(with: name)] + skipping(name) + [back])
  }

  /// Why a command cannot go on, and what is done instead.
  private static func nothingLeft(of name: String) -> Localized {
    name == "am"
      ? Localized(
        en: "the patch does not apply, or nothing of it is left: leave it out",
        nl: "de patch past niet, of er blijft niets van over: laat hem weg")
      : Localized(
        en: "what it brings is there already, and nothing is left to commit: leave it out",
        nl: "wat die brengt, staat er al, en er valt niets vast te leggen: laat hem weg")
  }

  /// What takes in a patch that does not apply.
  private static func byHand(_ name: String) -> [Localized] {
    guard name == "am" else { return [] }
    return [
      Localized(
        en: "or make its changes by hand; read them with: git am --show-current-patch=diff",
        nl: "of breng de wijzigingen zelf aan; lees ze met: git am --show-current-patch=diff"),
      Localized(
        en: "add the files then, and go on with: git add -u && git am --continue",
        nl: "voeg de bestanden dan toe, en ga verder met: git add -u && git am --continue"),
    ]
  }

  /// What leaves out what was stopped at, where a choice may leave nothing to commit.
  private static func skipping(_ name: String) -> [Localized] {
    guard refusesNothing(name, by: false) else { return [] }
    return [
      Localized(
        en: "or, where nothing of it is left, leave it out with: git \(name) --skip",
        nl: "of laat het weg, als er niets van overblijft, met: git \(name) --skip")
    ]
  }

  /// That files have words which git does not have yet, and that these come along.
  private static func saving(_ files: [String]) -> Localized {
    Localized(
      en: "take what is not committed in \(files.joined(separator: " and ")) along",
      nl: "neem mee wat nog niet is vastgelegd in \(files.joined(separator: " en "))")
  }

  /// What takes back what git is in the middle of. It would refuse words that are in no index, and lose what is staged: so they are kept
  /// first, and put back afterwards.
  private static func takingBack(_ name: String, keeping work: UnsavedWork) -> Localized {
    let back = "git \(name) --abort"
    guard !work.isEmpty else {
      return Localized(en: "or take it back with: \(back)", nl: "of draai het terug met: \(back)")
    }
    let command = work.kept(around: back)
    return Localized(
      en: "or take it back, and keep what is not committed, with: \(command)",
      nl: "of draai het terug, en houd wat nog niet is vastgelegd, met: \(command)")
  }

  /// What a person does with the files that a merge could not unite.
  static func choosing(in files: [String]) -> Localized {
    Localized(
      en: "choose between the wordings in \(files.joined(separator: " and "))",
      nl: "kies tussen de versies in \(files.joined(separator: " en "))")
  }

  /// What settles them then.
  static func adding(_ files: [String]) -> String {
    "git add \(files.map(word).joined(separator: " "))"
  }

  /// A path as one word of a shell, in quotation marks where it needs them.
  package static func word(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPlain ? path : GitError.typed(path)
  }

  /// What ends the command that git is in the middle of.
  static func goingOn(with name: String) -> Localized {
    Localized(en: "and then type: git \(name) --continue", nl: "en typ daarna: git \(name) --continue")
  }
}
