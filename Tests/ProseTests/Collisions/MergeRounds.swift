import Prose

/// The rounds in which changes come into a draft.
struct MergeRounds {
  private struct Change {
    let partner: Int
    let hunk: Hunk
  }

  private let alliance: RandomAlliance
  private let base: [UInt8]
  private var draft: [UInt8]
  private var open: [Change] = []
  private(set) var story: String
  private(set) var faults: [String] = []
  /// Whether a passage was put back as a partner had it: what others made of it goes then, and they see that.
  private var putsBack = false
  private(set) var merged = 0
  /// How many changes people have to settle.
  var left: Int { open.count }

  init(_ alliance: RandomAlliance, order: [Int]) {
    self.alliance = alliance
    let text = RandomAlliance.text(alliance.base)
    base = Array(text.utf8)
    draft = Array(RandomAlliance.text(alliance.author).utf8)
    story = "--- base\n\(text)--- author\n\(RandomAlliance.text(alliance.author))"
    for partner in order {
      let copy = RandomAlliance.text(alliance.partners[partner])
      story += "--- partner \(partner)\n\(copy)"
      open += EditedCopy.hunks(from: base, to: Array(copy.utf8)).map { Change(partner: partner, hunk: $0) }
    }
  }

  mutating func merge() {
    for _ in 0..<4 where !open.isEmpty && faults.isEmpty {
      guard round() else { break }
    }
  }

  /// - Returns: whether anything was merged.
  private mutating func round() -> Bool {
    let rebased = [0, 1].map { partner in
      open.indices.filter { open[$0].partner == partner }
    }
    let fates = Rebase.rebase(
      each: rebased.map { $0.map { open[$0].hunk } }, from: base, to: draft)
    var fate: [Int: RebasedHunk] = [:]
    for (indices, hunks) in zip(rebased, fates) {
      for (index, hunk) in zip(indices, hunks) { fate[index] = hunk }
    }
    let changes = open.indices.compactMap { index in
      fate[index]?.placed.map { ProposedChange(id: "\(index)", hunks: [$0]) }
    }
    let contested = Set(Collisions.places(changes).flatMap(\.ids))
    var taken = HunkSet(of: draft)
    var done: Set<Int> = []
    // What several want alike goes in once.
    var made: Set<Hunk> = []
    story += "=== round\n"
    for index in NestedDeletions.order(open.indices.map { fate[$0]?.placed }) {
      guard let hunk = fate[index] else { continue }
      story += "\(open[index].partner): \(Self.shown(open[index].hunk)): \(Self.name(of: hunk.fate))"
      story += contested.contains("\(index)") ? ", meets another\n" : "\n"
      if let placed = hunk.placed { story += "   as \(Self.shown(placed))\n" }
      if case .alreadyThere = hunk.fate {
        done.insert(index)
        expectThere(open[index].hunk)
      }
      guard let placed = hunk.placed, !contested.contains("\(index)"),
        made.contains(placed) || taken.add(placed.parts)
      else { continue }
      made.insert(placed)
      done.insert(index)
      merged += 1
      if case .contested = hunk.fate { putsBack = true }
    }
    guard let next = taken.hunks.applied(to: draft) else {
      faults.append("the changes do not apply together")
      return false
    }
    draft = next
    open = open.indices.filter { !done.contains($0) }.map { open[$0] }
    story += "--- made\n\(text)"
    check()
    return !done.isEmpty
  }

  private static func shown(_ hunk: Hunk) -> String { "\(hunk.range) “\(hunk.old)” → “\(hunk.new)”" }

  private static func name(of fate: RebasedHunk.Fate) -> String {
    switch fate {
    case .clean: "clean"
    case .proposal(_, let kind, _): "proposal, \(kind)"
    case .contested(let kind, let range): "contested, \(kind), \(range)"
    case .alreadyThere(let range): "there, \(range)"
    case .lost(let loss): "lost, \(loss)"
    }
  }

  private var text: String { String(decoding: draft, as: UTF8.self) }

  /// What is taken for done is.
  private mutating func expectThere(_ hunk: Hunk) {
    let (gone, come) = (RandomAlliance.words(hunk.old), RandomAlliance.words(hunk.new))
    let words = RandomAlliance.words(text)
    for word in gone.keys where come[word] == nil && words[word] != nil {
      faults.append("\(word) is called deleted, and stands there")
    }
    for word in come.keys where gone[word] == nil && words[word] == nil {
      faults.append("\(word) is called there, and is not")
    }
  }

  private mutating func check() {
    let words = RandomAlliance.words(text)
    for (pair, count) in RandomAlliance.pairs(text) where count > 1 {
      faults.append("“\(pair)” stands \(count) times")
    }
    if putsBack { return }
    let before = RandomAlliance.words(RandomAlliance.text(alliance.base))
    let sides = ([alliance.author] + alliance.partners).map { RandomAlliance.words(RandomAlliance.text($0)) }
    for word in before.keys where words[word] == nil && sides.allSatisfy({ $0[word] != nil }) {
      faults.append("\(word) is lost")
    }
    for word in before.keys where words[word] != nil && sides[0][word] == nil {
      faults.append("\(word) is put back")
    }
    for word in sides[0].keys where before[word] == nil && words[word] == nil {
      faults.append("\(word) of the author is lost")
    }
    guard open.isEmpty else { return }
    for side in sides.dropFirst() {
      for word in before.keys where side[word] == nil && words[word] != nil {
        faults.append("\(word) was to go, and stands there")
      }
      for word in side.keys where before[word] == nil && words[word] == nil {
        faults.append("\(word) was to come, and is not there")
      }
    }
  }
}
