import Deliberation
import Git
import Storage

/// What is typed against libgit2's errors, where the user stands.
extension GitError {
  /// What helps, in the order in which it is typed.
  var helping: [Localized] {
    let first = filterRemedy.map { Localized(verbatim: $0) } ?? help
    let remedy = first.map { help in
      let typed = help.map(self.typed)
      return Localized(en: "the remedy: \(typed.english)", nl: "zo lost u dat op: \(typed.dutch)")
    }
    return [remedy].compactMap(\.self) + further.map { $0.map(typed) }
      + (filterRemedy == nil ? [] : [Self.filterNotice])
  }

  /// What has git keep this file as it stands, and with it all of the workspace that end like it: one line for all. It says so above
  /// every other place where attributes stand, and only then looks at the files: what differs from main then is put aside.
  var filterRemedy: String? {
    guard kind == .filtered, let remedy, let path else { return nil }
    let isRecords = path.hasSuffix(".json")
    let patterns = isRecords ? [Layout.roster, "\(Layout.papers)/**/*.json"] : ["\(Layout.papers)/**/*.md"]
    let lines = patterns.map { "\\n\($0) \(remedy)" }.joined()
    let files = "':(top)*.\(isRecords ? "json" : "md")'"
    return
      "printf '\(lines)\\n' >> \"$(git rev-parse --git-path info/attributes)\" && git ls-files -z \(files) | xargs -0 touch -c -- && git stash push -m \(Self.filterStash) -- \(files)"
  }

  /// What is said with that remedy: whoever is at work on these files is to know where the work goes.
  static let filterNotice = Localized(
    en:
      "it puts what differs from the last commit in these files aside; where that is work of yours, 'git stash list' has it as \(filterStash), and 'git stash pop' brings it back",
    nl:
      "dat legt opzij wat in deze bestanden van de laatste commit verschilt; is dat eigen werk, dan heet het in 'git stash list' \(filterStash), en 'git stash pop' haalt het terug"
  )

  private static let filterStash = "beraad-filter"

  /// A remedy as it is to be typed where the user stands: it may be for another work tree. Words before a command stay.
  private func typed(_ remedy: String) -> String {
    guard let folder = folder?.quotedForShell else { return remedy }
    let start =
      remedy.firstRange(of: ": git ").map { remedy.index($0.lowerBound, offsetBy: 2) } ?? remedy.startIndex
    let command = remedy[start...]
    let isOne = command.hasPrefix("git ") && !command.contains("&&") && !command.contains("|")
    return remedy[..<start]
      + (isOne ? "git -C \(folder) \(command.dropFirst(4))" : "(cd \(folder) && \(command))")
  }

  /// For a draft that somebody is at work on.
  var draftRemedy: [Localized]? {
    guard let remedy, remedy.hasPrefix("git "), isAboutAnEdit,
      let paper = path.flatMap(Layout.paper(ofDraft:))
    else {
      return nil
    }
    guard folder == nil else {
      let command = typed(remedy)
      return [
        Localized(
          en: "commit the changes there, or put them aside with: \(command)",
          nl: "leg de wijzigingen daar vast, of leg ze even opzij met: \(command)")
      ]
    }
    return [
      Localized(
        en: "commit the changes with: beraad revise \(paper) -m WHY",
        nl: "leg de wijzigingen vast met: beraad revise \(paper) -m WAAROM"),
      Localized(
        en: "or put them aside with: \(remedy)", nl: "of leg ze even opzij met: \(remedy)"), .unstashing,
    ]
  }
}

extension Localized {
  /// How what was put aside comes back.
  static var unstashing: Localized {
    Localized(
      en: "'git stash pop' brings them back afterwards", nl: "'git stash pop' haalt ze daarna terug")
  }
}
