/// The model: what was acknowledged to anybody, wherever. Nothing but the final answers is held against it.
struct Ledger {
  /// Records, by id.
  private(set) var records: [String: Acknowledged] = [:]
  /// Names of partners, by id; a partner that a person took off the roster is in `left`.
  private(set) var partners: [String: String] = [:]
  private(set) var left: Set<String> = []
  /// Papers that were begun.
  private(set) var papers: Set<String> = []
  /// Papers that two people began apart, so that a person had to choose one of two texts.
  private(set) var chosen: Set<String> = []
  /// Words that stand nowhere else, by the paper whose draft they must be in.
  private(set) var words: [String: String] = [:]
  /// Polls that were put, as PAPER/POLL.
  private(set) var polls: Set<String> = []
  private var putTwice: Set<String> = []
  /// Polls that somebody took away in a clone in which they were not opened.
  private(set) var removed: Set<String> = []
  /// What a poll came to under one closing, by the closing's id.
  private(set) var results: [String: String] = [:]

  /// Notes a record; a second one under its id must be the same file.
  ///
  /// - Returns: whether it is new or the same.
  mutating func note(_ record: Acknowledged) -> Bool {
    if let known = records[record.id] { return known.blob == record.blob }
    records[record.id] = record
    return true
  }

  mutating func notePartner(_ id: String, name: String) { partners[id] = name }
  mutating func noteLeft(_ id: String) { left.insert(id) }
  mutating func notePaper(_ paper: String) { papers.insert(paper) }
  mutating func noteChosen(_ paper: String) { chosen.insert(paper) }
  mutating func noteWord(_ word: String, in paper: String) { words[word] = paper }
  mutating func notePoll(_ poll: String) {
    if !polls.insert(poll).inserted { putTwice.insert(poll) }
  }
  mutating func noteRemoved(_ poll: String) { removed.insert(poll) }

  /// Polls that were opened, and whose question was put more than once.
  var putApart: Set<String> {
    putTwice.intersection(records.values.filter { $0.kind == .opening }.compactMap(\.poll))
  }

  /// Notes what a poll came to under a closing.
  ///
  /// - Returns: what it came to before, if that was something else.
  mutating func noteResult(_ result: String, under closing: String) -> String? {
    guard let before = results[closing] else {
      results[closing] = result
      return nil
    }
    return before == result ? nil : before
  }

  /// Ids in a fixed order, so that a seed chooses the same one again: by step, then by id.
  func ids(of kinds: Acknowledged.Kind...) -> [String] {
    records.values.filter { kinds.contains($0.kind) }
      .sorted { ($0.step, $0.id) < ($1.step, $1.id) }.map(\.id)
  }

  /// Of each key with several records that no other replaces and that do not say the same, those records. What is decided
  /// about a withdrawn record waits for nobody.
  var exclusions: [String: [Acknowledged]] {
    let withdrawn = Set(records.values.filter { $0.kind == .withdrawal }.compactMap { $0.record["of"]?.text })
    return heads.filter { key, records in
      Set(records.map(\.says)).count > 1 && !withdrawn.contains { key.hasPrefix("decision on \($0)") }
    }
  }

  /// Of each key, the records that no other of that key replaces.
  var heads: [String: [Acknowledged]] {
    var groups: [String: [Acknowledged]] = [:]
    for record in records.values { for key in record.keys { groups[key, default: []].append(record) } }
    return groups.mapValues { group in
      let replaced = Set(group.flatMap(\.replaces))
      return group.filter { !replaced.contains($0.id) }.sorted { $0.id < $1.id }
    }
  }
}
