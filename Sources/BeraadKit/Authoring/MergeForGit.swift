import Deliberation
import FoundationEssentials
import Git
import Prose
import Storage

extension Context {
  /// Merges two versions of a file of a workspace, as git's merge driver: the roster by partner, drafts by words. Two drafts
  /// begun and two questions put under one name exclude each other. A merge keeps the history of both, so it goes through
  /// and `status` names them; where commits are made again on top of others (a rebase), or into one (a squash), nothing would tell of it
  /// later, so that stops for people.
  ///
  /// - Parameters:
  ///   - path: where the file lies, from the root.
  ///   - base: empty where both sides added the file.
  ///   - target: a file to put the result into.
  /// - Throws: a `Refusal` where the file is no text, or cannot be written.
  package func mergeForGit(
    _ path: String, current: [UInt8], base: [UInt8], other: [UInt8], writingTo target: String?
  ) throws -> MergedFile {
    let united: MergedFile?
    if let mistaken = try mistakenFile(path, base, current, other) {
      united = mistaken
    } else if path == Layout.roster {
      united = mergeRosters(base, current, other)
    } else if Layout.isDefinition(path) {
      united = mergeDefinitions(path, base, current, other)
    } else if base.isEmpty, let paper = Layout.paper(ofDraft: path) {
      united = mergeBeginnings(of: paper, path, current, other)
    } else {
      united = nil
    }
    guard let united else {
      return try mergeFile(
        current: current, base: base, other: other,
        names: MergedFile.Names(current: "ours", base: "base", other: "theirs"), words: false,
        writingTo: target)
    }
    try united.write(to: target.map { self.path($0) })
    return united
  }

  /// Whether git makes a commit with both as its parents: it names the other ones to its drivers. A rebase or a cherry-pick
  /// does not; a squash does, and makes none.
  var isMerge: Bool {
    environment.keys.contains { $0.hasPrefix(Self.headPrefix) } && !CallingGit.isSquashing
      && !isSquashingAlways
  }

  /// Whether the branch that is checked out has everything that is merged into it squashed.
  private var isSquashingAlways: Bool {
    guard let repository = try? Repository.discover(from: directory),
      case .branch(let name, _)? = try? repository.head()
    else { return false }
    let options = try? repository.config("branch.\(name.dropFirst("refs/heads/".count)).mergeoptions")
    return options?.split(separator: " ").contains("--squash") == true
  }

  static let headPrefix = "GITHEAD_"

  /// The command that git is in the middle of, where it makes commits again on top of others: in the row of a cherry-pick or revert, or
  /// in either of git's two ways to rebase. Of a single pick git notes nothing before it has merged.
  var pickingCommand: (name: String, refusesNothing: Bool)? {
    guard let folder = try? Repository.discover(from: directory).gitDirectory else { return nil }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }
    if has("rebase-merge") { return ("rebase", false) }
    if has("rebase-apply") { return (has("rebase-apply/applying") ? "am" : "rebase", true) }
    guard has("sequencer") else { return nil }
    let row = FileManager.default.contents(atPath: "\(folder)/sequencer/todo").map { [UInt8]($0) }
    return (row?.starts(with: "revert ".utf8) == true ? "revert" : "cherry-pick", true)
  }

  /// The commit that git makes again on top of others at this moment, where it says so: as the last of those that a rebase has begun.
  var pickedCommit: String? {
    guard let folder = try? Repository.discover(from: directory).gitDirectory,
      let done = FileManager.default.contents(atPath: "\(folder)/rebase-merge/done")
    else { return nil }
    let lines = String(decoding: done, as: UTF8.self).split(separator: "\n")
    return lines.last?.split(separator: " ").dropFirst().first.map(String.init)
  }

  /// What to type when people have chosen. Whoever chooses what was there before may have nothing left to commit, which git refuses but in
  /// a merge.
  func onceChosen(_ path: String) -> Localized {
    let picking = isMerge ? nil : pickingCommand
    let ending = picking.map { "git \($0.name) --continue" } ?? "git commit --no-edit"
    let chosen = Localized(
      en: "Change the file where something else is right, and then type: git add \(path) && \(ending)",
      nl: "Verander het bestand waar iets anders juist is, en typ dan: git add \(path) && \(ending)")
    guard !isMerge, picking?.refusesNothing != false else { return chosen }
    let leaving = picking.map { "git \($0.name) --skip" } ?? "beraad status"
    return [
      chosen,
      Localized(
        en: "Where nothing is left to commit then: \(leaving)",
        nl: "Is er dan niets vast te leggen: \(leaving)"),
    ].joined(separator: " ")
  }

  private static let seeStatus = Localized(
    en: "See what to do with: beraad status", nl: "Kijk wat er te doen is met: beraad status")

  // MARK: The roster

  /// Nil where one of them is no roster that can be read.
  private func mergeRosters(_ base: [UInt8], _ current: [UInt8], _ other: [UInt8]) -> MergedFile? {
    guard let one = try? RosterCoding.decode(current), let two = try? RosterCoding.decode(other),
      let old = base.isEmpty ? .some(nil) : (try? RosterCoding.decode(base)).map(Optional.some)
    else { return nil }
    let merge = RosterMerge(base: old, one, two)
    let bytes =
      merge.roster == one ? current : merge.roster == two ? other : RosterCoding.encode(merge.roster)
    let story = merge.conflicts.map { conflict in conflict.map { "\(Layout.roster): \($0)" } }
    return MergedFile(
      bytes: bytes, story: story.isEmpty ? [] : story + [onceChosen(Layout.roster)],
      needsPeople: !story.isEmpty)
  }

  // MARK: Polls

  /// That one of two definitions stands in the file, and what the other one has.
  private static func putTwice(_ name: String, _ kept: Poll, _ left: Poll, at path: String) -> Localized {
    let lacking = Self.meetings(of: left).filter { meeting in
      !Self.meetings(of: kept).contains { $0.id == meeting.id }
    }
    let what =
      kept.question != left.question
      ? Localized(
        en: "\(path) has the question “\(kept.question)”, and not “\(left.question)”.",
        nl: "in \(path) staat de vraag “\(kept.question)”, en niet “\(left.question)”.")
      : lacking.isEmpty
        ? Localized(
          en: "\(path) has one form of it, and the other differs.",
          nl: "in \(path) staat de ene vorm, en de andere is anders.")
        : Localized(
          en:
            "\(path) has one form of it, without the \(lacking.count == 1 ? "meeting" : "meetings") \(Localized.listed(lacking.map(\.title)).english) of the other.",
          nl:
            "in \(path) staat de ene vorm, zonder de \(lacking.count == 1 ? "bijeenkomst" : "bijeenkomsten") \(Localized.listed(lacking.map(\.title)).dutch) uit de andere."
        )
    return Localized(
      en: "The poll \(name) was put twice, apart: \(what.english)",
      nl: "De peiling \(name) is twee keer los van elkaar voorgelegd: \(what.dutch)")
  }

  private static func meetings(of poll: Poll) -> [Meeting] {
    if case .sticker(let form) = poll.form { form.meetings } else { [] }
  }

  /// The one of two definitions that an opening froze. Where none did: both in one, if they do not contradict each other. Else the
  /// same one whichever side is which.
  private func mergeDefinitions(
    _ path: String, _ base: [UInt8], _ current: [UInt8], _ other: [UInt8]
  ) -> MergedFile? {
    guard let one = try? PollCoding.decode(current, path: path),
      let two = try? PollCoding.decode(other, path: path), one.id == two.id, one.paper == two.paper,
      path == Layout.definition(ofPoll: one.id, of: one.paper)
    else { return nil }
    let first = current.lexicographicallyPrecedes(other)
    let frozen = frozen(among: [current, other], at: path)
    let held = frozen.count == 1 ? frozen.first : nil
    let isCurrent = held.map { $0 == current } ?? first
    let bytes = isCurrent ? current : other
    // The same question, written otherwise.
    if one == two { return MergedFile(bytes: bytes, story: [], needsPeople: false) }
    if frozen.isEmpty, let united = unite(path, base, one, two) { return united }
    let (kept, left) = isCurrent ? (one, two) : (two, one)
    let name = "\(one.paper)/\(one.id)"
    let what = Self.putTwice(name, kept, left, at: path)
    guard !isMerge else {
      return MergedFile(
        bytes: bytes,
        story: [
          what,
          held == nil
            ? Self.seeStatus
            : Localized(
              en: "It was opened so: that is frozen.", nl: "Zo is die geopend: dat staat vast."),
        ],
        needsPeople: false)
    }
    return MergedFile(
      bytes: bytes,
      story: [
        what,
        Localized(
          en: "Read the other with: git show :\(isCurrent ? 3 : 2):\(path)",
          nl: "Lees de andere met: git show :\(isCurrent ? 3 : 2):\(path)"), onceChosen(path),
      ], needsPeople: true)
  }

  /// Nil where both say something otherwise, or would not be one definition together.
  private func unite(_ path: String, _ base: [UInt8], _ one: Poll, _ other: Poll) -> MergedFile? {
    let old = base.isEmpty ? .some(nil) : (try? PollCoding.decode(base, path: path)).map(Optional.some)
    guard let old, let poll = PollMerge.united(base: old, one, other) else { return nil }
    let bytes = PollCoding.encode(poll)
    guard (try? PollCoding.decode(bytes, path: path)) == poll else { return nil }
    let name = "\(poll.paper)/\(poll.id)"
    return MergedFile(
      bytes: bytes,
      story: [
        Localized(
          en: "\(name) was changed twice, apart: \(path) has both.",
          nl: "\(name) is twee keer los van elkaar veranderd: in \(path) staat allebei.")
      ], needsPeople: false)
  }

  /// Those of some definitions that an opening has frozen, on any of the commits that git is merging, or that it is to make again.
  private func frozen(among definitions: [[UInt8]], at path: String) -> Set<[UInt8]> {
    guard let repository = try? Repository.discover(from: directory) else { return [] }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let heads = environment.keys.filter { $0.hasPrefix(Self.headPrefix) }.map { String($0.dropFirst(8)) }
    var found: Set<[UInt8]> = []
    let again = pickingCommand.map { [$0.name == "rebase" ? "ORIG_HEAD" : "CHERRY_PICK_HEAD"] } ?? []
    for name in ["HEAD"] + heads + again {
      guard let commit = try? repository.resolve(name),
        let entries = try? repository.entries(of: folder, in: commit)
      else { continue }
      for entry in entries where entry.kind == .blob && entry.name.hasPrefix("o") {
        guard let bytes = try? repository.blob(entry.id),
          let record = try? RecordCoding.decodeChecked(bytes, path: "\(folder)/\(entry.name)"),
          case .opening(let opening) = record.body,
          let definition = try? repository.blob(opening.definition), definitions.contains(definition)
        else { continue }
        found.insert(definition)
      }
    }
    return found
  }

  // MARK: Drafts

  /// Two drafts begun under one name: the words of both, in one file.
  private func mergeBeginnings(
    of paper: Slug, _ path: String, _ current: [UInt8], _ other: [UInt8]
  ) -> MergedFile? {
    guard !current.contains(0), !other.contains(0) else { return nil }
    let union = DraftUnion(current, other)
    if current == other { return MergedFile(bytes: current, story: [], needsPeople: false) }
    let titles = union.titles.map { "“\($0)”" }
    let what = Localized(
      en:
        "\(paper) was begun twice, apart, as \(titles.joined(separator: " and ")): \(path) has the words of both, and the title of the first.",
      nl:
        "\(paper) is twee keer los van elkaar begonnen, als \(titles.joined(separator: " en ")): in \(path) staan de woorden van beide, en de titel van de eerste."
    )
    return MergedFile(
      bytes: union.bytes,
      story: [what, isMerge ? Self.seeStatus : onceChosen(path)], needsPeople: !isMerge)
  }
}
