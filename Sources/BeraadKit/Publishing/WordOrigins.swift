import Git
import Prose

/// Which commit each word of a file came in with.
enum WordOrigins {
  /// The spans of a file at a commit, in order, each with the commit that its words are from.
  ///
  /// Word differences carried forward along the history of the file; a word that a merge has from several parents
  /// is the first one's.
  static func spans(
    of path: String, at commit: ObjectID, in repository: Repository
  ) throws -> [(range: Range<Int>, commit: ObjectID)] {
    let revisions = try repository.history(of: path, from: commit)
    var texts: [[UInt8]] = []
    var origins: [[ObjectID]] = []
    for revision in revisions {
      let text = try revision.blob.map { try repository.blob($0) } ?? []
      var known = [ObjectID](repeating: revision.commit.id, count: text.count)
      for parent in revision.parents.reversed() {
        for kept in Self.kept(from: texts[parent], to: text) {
          for offset in 0..<kept.count { known[kept.new + offset] = origins[parent][kept.old + offset] }
        }
      }
      texts.append(text)
      origins.append(known)
    }
    guard let text = texts.last, let known = origins.last else { return [] }
    return runs(of: known, in: text)
  }

  private static func kept(from old: [UInt8], to new: [UInt8]) -> [(old: Int, new: Int, count: Int)] {
    var runs: [(old: Int, new: Int, count: Int)] = []
    var (oldEnd, newEnd) = (0, 0)
    for hunk in WordDiff.hunks(from: old, to: new) {
      let count = hunk.range.lowerBound - oldEnd
      runs.append((oldEnd, newEnd, count))
      (oldEnd, newEnd) = (hunk.range.upperBound, newEnd + count + hunk.new.utf8.count)
    }
    runs.append((oldEnd, newEnd, min(old.count - oldEnd, new.count - newEnd)))
    return runs
  }

  private static func runs(of origins: [ObjectID], in text: [UInt8]) -> [(
    range: Range<Int>, commit: ObjectID
  )] {
    var runs: [(range: Range<Int>, commit: ObjectID)] = []
    for index in text.indices where ![0x20, 0x0A, 0x0D, 0x09].contains(text[index]) {
      if let last = runs.last, last.commit == origins[index] {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((index..<index + 1, origins[index]))
      }
    }
    return runs
  }
}
