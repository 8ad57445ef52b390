import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Storage

/// What is wrong with drafts, on main and in the work tree.
extension Desk {
  /// Papers whose draft on main is no text: nothing else is said of them.
  func draftsOfNoText() throws -> [Diagnosis.Finding] {
    try snapshot.faultyDrafts().map { fault in
      let last = try repository.lastChange(of: fault.path, at: snapshot.commit)
      return .init(
        what: fault.explanation.sentence,
        advice: last.map {
          Localized(
            en:
              "bring back what stood there before commit \($0.commit.abbreviated()) with: git checkout \($0.before.abbreviated()) -- \(fault.path) && git commit -m 'Bring the draft back' -- \(fault.path)",
            nl:
              "zet terug wat er voor commit \($0.commit.abbreviated()) stond met: git checkout \($0.before.abbreviated()) -- \(fault.path) && git commit -m 'Bring the draft back' -- \(fault.path)"
          )
        }
          ?? Localized(
            en: "see what made it so with: git log -p -- '\(fault.path)'",
            nl: "zie waardoor dat komt met: git log -p -- '\(fault.path)'"), mended: false)
    }
  }

  /// What stands where a file or folder of the workspace belongs and is none: it is never written through.
  func otherThanFiles() throws -> [Diagnosis.Finding] {
    var found: [Diagnosis.Finding] = []
    // In the middle of a rebase it is detached, and what ends that is said.
    if case .detached(let commit) = try repository.head(), (try? repository.mustBeAtRest()) != nil {
      found.append(
        .init(
          what: Localized(
            en: "HEAD is detached at \(commit.abbreviated()): nothing can be recorded.",
            nl: "HEAD staat los, op \(commit.abbreviated()): er kan niets worden vastgelegd."),
          advice: Localized(
            en: "go back with: git switch \(workspace.mainBranch)",
            nl: "ga terug met: git switch \(workspace.mainBranch)"), mended: false))
    }
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference) else {
      return found
    }
    let files = try [Layout.roster] + snapshot.soundPapers().map { Layout.draft(of: $0) }
    for (path, kind) in [(Layout.papers, FileAttributeType.typeDirectory)] + files.map({ ($0, .typeRegular) })
    {
      guard let present = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")[.type],
        let type = present as? FileAttributeType, type != kind
      else { continue }
      found.append(
        .init(
          what: Localized(
            en:
              "\(path) is no plain \(kind == .typeRegular ? "file" : "folder"): it is never written through.",
            nl:
              "\(path) is geen \(kind == .typeRegular ? "gewoon bestand" : "gewone map"): er wordt nooit doorheen geschreven."
          ),
          advice: Localized(
            en: "take it away, and bring back what main has with: git checkout -- \(path)",
            nl: "haal het weg, en zet terug wat main heeft met: git checkout -- \(path)"), mended: false))
    }
    return found
  }

  /// Files in the place of folders that records come into: what would come there is refused.
  func filesForFolders() throws -> [Diagnosis.Finding] {
    let folders = try snapshot.papers().flatMap { paper in
      Layout.foldersOfPaper.map { "\(Layout.folder(of: paper))/\($0)" }
    }
    let onMain = try folders.flatMap { folder in
      try filesForFolders(under: folder).map { (path: $0, room: try workspace.makingRoom($0)) }
    }
    let taken = Set(onMain.map(\.path))
    let onDisk = try untrackedFiles(among: folders).filter { !taken.contains($0) }.map {
      (path: $0, room: GitError.makingRoomOnDisk($0))
    }
    return (onMain + onDisk).map { path, room in
      .init(
        what: Localized(
          en: "\(path) is no folder, and records have their place in it: none can be recorded there.",
          nl: "\(path) is geen map, en er horen bijdragen in: er kan daar niets worden vastgelegd."),
        advice: Localized(
          en: "put it aside with: \(room)",
          nl: "zet het opzij met: \(room)"), mended: false)
    }
  }

  /// Those of some folders in whose place the work tree of main has something else, that main does not have.
  private func untrackedFiles(among folders: [String]) throws -> [String] {
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let wrong = folders.filter { folder in
      let present = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(folder)")[.type]
      return (present as? FileAttributeType).map { $0 != .typeDirectory } ?? false
    }
    // An index that cannot be read is a finding of its own.
    let changes = (try? repository.workTreeChanges(under: Layout.papers)) ?? []
    let deeper = changes.filter { change in
      change.status == .untracked && !wrong.contains(change.path)
        && Layout.isPlaceOfFolder(change.path) { roster[$0] != nil }
    }
    return wrong + deeper.map(\.path)
  }

  /// The files of main in such a place at or below a folder of a paper.
  private func filesForFolders(under folder: String) throws -> [String] {
    guard let entry = try repository.entry(at: folder, in: snapshot.commit) else { return [] }
    guard entry.kind == .tree else { return [folder] }
    guard !folder.hasSuffix("/texts") else { return [] }
    return try repository.changes(under: folder, from: nil, to: snapshot.commit).map(\.path).filter { path in
      // Records and sheets, of which there are many, have a dot in their name, and no folder has.
      path.utf8.split(separator: UInt8(ascii: "/")).last?.contains(UInt8(ascii: ".")) == false
        && Layout.isPlaceOfFolder(path) { roster[$0] != nil }
    }
  }

  /// Drafts and the roster, where somebody staged that they are taken away: what would change them is refused. `revise` alone takes a
  /// draft as it lies there.
  func stagedAway() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let files = try [Layout.roster] + snapshot.papers().map { Layout.draft(of: $0) }
    return try repository.stagedAway(among: files).map { path in
      let isDraft = path != Layout.roster
      return .init(
        what:
          Localized(
            en:
              "\(path) is staged as taken away: what would change it\(isDraft ? " but `beraad revise`" : "") is refused, and the next commit takes it off.",
            nl:
              "\(path) staat klaar om te verdwijnen: wat het zou veranderen\(isDraft ? " (behalve met `beraad revise`)" : "") wordt geweigerd, en de volgende commit haalt het weg."
          ),
        advice: Localized(
          en: "have it back as main has it with: git reset -q -- \(path)",
          nl: "haal het terug zoals main het heeft met: git reset -q -- \(path)"), mended: false)
    }
  }

  /// Drafts in which the marks of a merge conflict were committed.
  func conflictMarkers() throws -> [Diagnosis.Finding] {
    try snapshot.soundPapers().filter {
      ConflictMarkers.stand(in: try snapshot.paper(named: $0.description).text)
    }.map {
      .init(
        what: Localized(
          en: "\(Layout.draft(of: $0)) has the marks of a merge conflict that nobody settled.",
          nl: "In \(Layout.draft(of: $0)) staan de tekens van een samenvoeging die niemand heeft afgemaakt."),
        advice: Localized(
          en: "choose between the wordings in the file, and commit it with: beraad revise \($0) -m WHY",
          nl: "kies in het bestand tussen de twee, en leg dat vast met: beraad revise \($0) -m WAAROM"),
        mended: false)
    }
  }

  /// Names on main that differ in capitals alone: on a Mac and on Windows they are one, and no clone there can have both.
  func namesAlike() throws -> [Diagnosis.Finding] {
    let tops = ["", Layout.papers, Layout.meetings, Layout.news]
    let folders = try tops + snapshot.papers().map(Layout.folder(of:))
    return try folders.flatMap { folder in
      let entries = try repository.entries(of: folder, in: snapshot.commit)
      return Dictionary(grouping: entries) { $0.name.lowercased() }.values.filter { $0.count > 1 }
        .map { $0.map(\.path).sorted() }.sorted { $0[0] < $1[0] }.map(Self.findingOfNamesAlike)
    }
  }

  private static func findingOfNamesAlike(_ paths: [String]) -> Diagnosis.Finding {
    // The one with capitals is no paper and no meeting: these have small letters.
    let (old, new) = (paths[0], paths[0] + ".other")
    let command =
      "git mv \(GitError.typed(old)) \(GitError.typed(new)) && git commit -m 'Another name' -- \(GitError.typed(old)) \(GitError.typed(new))"
    return .init(
      what: Localized(
        en:
          "\(paths.joined(separator: " and ")) differ in capitals alone: on a Mac and on Windows they are one, and no clone there can have both.",
        nl:
          "\(paths.joined(separator: " en ")) verschillen alleen in hoofdletters: op een Mac en op Windows zijn ze hetzelfde, en een kloon daar kan ze niet allebei hebben."
      ),
      advice: Localized(
        en: "give one of them another name, with: \(command)",
        nl: "geef een ervan een andere naam, met: \(command)"), mended: false)
  }

  /// Meetings that the alliance keeps and whose file cannot be read: every list goes without them.
  func meetingsSpoiled() throws -> [Diagnosis.Finding] {
    try snapshot.spoiledMeetings().map { file in
      .init(
        what: file.sentence, advice: file.remedies.first ?? .nothing,
        further: Array(file.remedies.dropFirst()), mended: false)
    }
  }

  /// Open changes of which nobody can tell where they belong, since main does not have the text that they were made on.
  func textsLost() throws -> [Diagnosis.Finding] {
    try openLosses().flatMap { paper, amendments in
      try amendments.map { file in
        let isHere = try isKeepable(file.amendment.base)
        return .init(
          what: file.sentence(of: paper),
          advice: isHere
            ? Localized(
              en: "this clone has it: keep it for all with: beraad collect",
              nl: "deze kloon heeft het: bewaar het voor iedereen met: beraad collect")
            : Localized(
              en:
                "a clone that has it, such as the one where it was collected, keeps it with: beraad collect",
              nl:
                "een kloon die het heeft, zoals die waarin het is opgehaald, bewaart het met: beraad collect"),
          mended: false)
      }
    }
  }
}
