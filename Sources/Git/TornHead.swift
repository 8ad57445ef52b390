import Languages
import ObjectIDs

extension Repository {
  /// Refuses a repository whose HEAD git cannot read, as a full disk or a power cut leaves it: git takes it for no repository at all, so
  /// none of git's commands can mend it.
  package func mustHaveHead() throws(GitError) {
    if let error = tornHead() { throw error }
  }

  /// The error for a HEAD that git cannot read, with what puts it back; nil where git can, or where there is none.
  func tornHead() -> GitError? {
    let file = "\(gitDirectory)/HEAD"
    guard let bytes = WholeFile.bytes(file, most: 4_096), !Self.isHead(bytes) else { return nil }
    let branch = branchLastOn()
    return GitError(
      kind: .corrupt,
      message: Localized(
        en:
          "the file HEAD, which says which branch is checked out, is empty or cut off, as a full disk or a power cut leaves it",
        nl:
          "het bestand HEAD, dat zegt welke branch er is uitgecheckt, is leeg of afgekapt, zoals na een volle schijf of een stroomstoring"
      ), operation: .readingHead, path: "HEAD",
      first: Localized(
        en: "it was the branch \(branch), as far as git noted; put that back",
        nl: "het was de branch \(branch), voor zover git dat noteerde; zet die terug"),
      remedy: "printf 'ref: refs/heads/%s\\n' \(GitError.typed(branch)) > \(GitError.typed(file))")
  }

  /// Whether git takes a file for a HEAD.
  private static func isHead(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "ref:".utf8) {
      return bytes.dropFirst(4).drop { $0 == 0x20 || 9...13 ~= $0 }.starts(with: "refs/".utf8)
    }
    return ObjectID(hex: String(decoding: bytes.prefix(40), as: UTF8.self)) != nil
  }

  /// The branch that was checked out last, as git's notes on HEAD have it: the one that somebody switched to, else the one whose tip is
  /// the commit that HEAD was at last. None that another work tree has.
  private func branchLastOn() -> String {
    let lines = (WholeFile.bytes("\(gitDirectory)/logs/HEAD") ?? []).split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }
    let prefix = "refs/heads/"
    let switched = lines.last { $0.contains("\tcheckout: moving from ") }
      .flatMap { $0.split(separator: " ").last }.map(String.init)
    let elsewhere = branchesElsewhere()
    let tips = ((try? checkedBranches(matching: prefix)) ?? []).map {
      (branch: String($0.name.dropFirst(prefix.count)), tip: $0.tip)
    }.filter { !elsewhere.contains($0.branch) }
    let usual = ["main", "master"].filter { name in tips.contains { $0.branch == name } }
    if let switched, tips.contains(where: { $0.branch == switched }) { return switched }
    let last = lines.last.flatMap { $0.split(separator: " ").dropFirst().first }.map(String.init)
    let there = tips.filter { $0.tip != nil && $0.tip?.hex == last }.map(\.branch)
    return usual.first(where: there.contains) ?? there.first ?? usual.first ?? tips.first?.branch ?? "main"
  }

  /// The branches that other work trees of the repository have checked out: git has none in two.
  private func branchesElsewhere() -> Set<String> {
    let linked = Folder.names(in: commonDirectory + "/worktrees").map { "\(commonDirectory)/worktrees/\($0)" }
    let words = "ref: refs/heads/"
    return Set(
      ([commonDirectory] + linked).filter { $0 != gitDirectory }.compactMap { folder in
        let line = WholeFile.bytes("\(folder)/HEAD", most: 4_096).map {
          String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self)
        }
        return line.flatMap { $0.hasPrefix(words) ? String($0.dropFirst(words.count)) : nil }
      })
  }
}
