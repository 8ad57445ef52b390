import Deliberation
import Git
import ObjectIDs
import Storage

/// What git takes for one file that was renamed, and are two: one that a side took away and one, much like it, that the same side began.
extension Context {
  /// Where git would put into one file what the sides say of two: the file keeps what belongs at its path, and people are asked about
  /// the other one. Nil where the three are one file.
  ///
  /// A question and a meeting say themselves where they lie. A draft does not, so there the commits that git unites are asked.
  func mistakenFile(
    _ path: String, _ base: [UInt8], _ current: [UInt8], _ other: [UInt8]
  ) throws -> MergedFile? {
    guard !base.isEmpty else { return nil }
    if Layout.isDefinition(path) || Layout.isMeeting(path) {
      let places = [base, current, other].map { Self.place(saidBy: $0, at: path) }
      guard let old = places[0], let here = places[1], let there = places[2] else { return nil }
      if here == path, there != path { return mistaken(path, for: there, current, isOurs: true) }
      if there == path, here != path { return mistaken(path, for: here, other, isOurs: false) }
      // Both put it under the other name, or neither side is of this path: only the latter has two files in one.
      return here == there || old == path ? nil : mistaken(path, for: there, current, isOurs: true)
    }
    guard Layout.paper(ofDraft: path) != nil, let (isOurs, old) = draftTaken(for: path, base) else {
      return nil
    }
    return mistaken(path, for: old, isOurs ? current : other, isOurs: isOurs)
  }

  /// Where a question or a meeting lies by what stands in it; nil where it cannot be read.
  private static func place(saidBy bytes: [UInt8], at path: String) -> String? {
    if Layout.isDefinition(path) {
      return (try? PollCoding.decode(bytes, path: path)).map {
        Layout.definition(ofPoll: $0.id, of: $0.paper)
      }
    }
    return (try? MeetingCoding.id(in: bytes, path: path)).map { Layout.meeting($0) }
  }

  /// The draft that git takes for the one at a path: where both lines parted there was none at this path, and the base that git
  /// gives lay at another one.
  private func draftTaken(for path: String, _ base: [UInt8]) -> (isOurs: Bool, old: String)? {
    do {
      let repository = try Repository.discover(from: directory)
      let head = try repository.resolve("HEAD")
      guard let parted = try whereParted(from: head, in: repository),
        try repository.entry(at: path, in: parted) == nil
      else { return nil }
      let drafts = try repository.entries(of: Layout.papers, in: parted).compactMap {
        Slug($0.name).map(Layout.draft(of:))
      }
      let old = try drafts.first { draft in
        guard let entry = try repository.entry(at: draft, in: parted) else { return false }
        return try repository.blob(entry.id) == base
      }
      guard let old else { return nil }
      return (try repository.entry(at: path, in: head) != nil, old)
    } catch {
      // What cannot be asked of the commits is merged as one file, as git has it.
      return nil
    }
  }

  /// The commit of which both sides were made: of a merge what the two have in common, of a rebase the parent of the commit that is made
  /// again. Nil where git does not say.
  private func whereParted(from head: ObjectID, in repository: Repository) throws -> ObjectID? {
    if isMerge {
      let heads = environment.keys.filter { $0.hasPrefix(Self.headPrefix) }
        .map { String($0.dropFirst(Self.headPrefix.count)) }
      guard heads.count == 1, let name = heads.first else { return nil }
      return try repository.mergeBase(head, repository.resolve(name))
    }
    return try pickedCommit.flatMap { try repository.parents(of: repository.resolve($0)).first }
  }

  private func mistaken(_ path: String, for old: String, _ bytes: [UInt8], isOurs: Bool) -> MergedFile {
    let left = isOurs ? 3 : 2
    let folder = old.split(separator: "/").dropLast().joined(separator: "/")
    return MergedFile(
      bytes: bytes,
      story: [
        Localized(
          en:
            "git took \(old), which one side took away and the other changed, for \(path). These are two files: \(path) has what belongs there, and nothing of the other.",
          nl:
            "git hield \(old), dat de ene kant weghaalde en de andere veranderde, voor \(path). Dat zijn twee bestanden: in \(path) staat wat daar hoort, en niets van het andere."
        ),
        Localized(
          en:
            "Read what the other side made of \(old) with: git show :\(left):\(path)",
          nl:
            "Lees wat de andere kant van \(old) maakte met: git show :\(left):\(path)"),
        Localized(
          en:
            "Where that should stay, put it back first with: mkdir -p \(folder) && git show :\(left):\(path) > \(old) && git add \(old)",
          nl:
            "Moet dat blijven, zet het dan eerst terug met: mkdir -p \(folder) && git show :\(left):\(path) > \(old) && git add \(old)"
        ),
        onceChosen(path),
      ],
      needsPeople: true)
  }
}
