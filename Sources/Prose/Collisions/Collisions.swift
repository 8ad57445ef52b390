/// Which of many changes to one text meet, and where they exclude each other.
///
/// Decided by the ranges of the base, and by the labels of the notes and addresses that come or go, so the answer is the same for every order of the changes and both
/// ways round. One sweep over the sorted hunks: the cost grows with the hunks and with the pairs that meet.
package enum Collisions {
  /// Every pair of changes that meet, once, sorted by the two ids; where very many do, as many of them as `PairLimit` lets through.
  ///
  /// - Parameters:
  ///   - text: what they change; without it their marks and tables are not looked at.
  ///   - limit: counts the pairs of each change, and knows afterwards which of them are not told in full.
  package static func pairs(
    _ changes: [ProposedChange], in text: [UInt8]? = nil, _ limit: inout PairLimit
  ) -> [Collision] {
    let hunks = sorted(changes)
    var found: [Pair: (kind: CollisionClass, range: Range<Int>)] = [:]
    func isOver(_ first: Int, _ second: Int) -> Bool {
      let (one, other) = (hunks[first].change, hunks[second].change)
      return limit.isOver(one, other) { found[Pair(changes[one].id, changes[other].id)] != nil }
    }
    func take(_ first: Int, _ second: Int, _ kind: CollisionClass) {
      let pair = Pair(changes[hunks[first].change].id, changes[hunks[second].change].id)
      let range = hunks[first].hunk.range.covering(hunks[second].hunk.range)
      if let known = found[pair] {
        found[pair] = (max(known.kind, kind), known.range.covering(range))
      } else {
        found[pair] = (kind, range)
        limit.count(hunks[first].change, hunks[second].change)
      }
    }
    sweep(hunks, unless: isOver, take)
    sweepLabels(hunks, unless: isOver, take)
    sweepMarks(hunks, in: text, unless: isOver, take)
    return
      found
      .map { Collision(a: $0.key.a, b: $0.key.b, kind: $0.value.kind, range: $0.value.range) }
      .sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// The places where changes exclude each other, from the start of the text to its end.
  ///
  /// Hunks that meet, directly or through others, are one place. Where all of them make the same change there is
  /// no place: that is one change made by several.
  ///
  /// - Parameter text: what they change; without it their marks and tables are not looked at.
  package static func places(_ changes: [ProposedChange], in text: [UInt8]? = nil) -> [ContestedPlace] {
    let hunks = sorted(changes)
    var groups = DisjointSets(count: hunks.count)
    var kinds: [(hunk: Int, kind: CollisionClass)] = []
    func take(_ first: Int, _ second: Int, _ kind: CollisionClass) {
      // Who takes out more takes out the rest as well, whichever comes first.
      if kind == .nested, hunks[first].isDeletion, hunks[second].isDeletion { return }
      groups.join(first, second)
      kinds.append((first, kind))
    }
    span(hunks, take)
    spanLabels(hunks, take)
    sweepMarks(hunks, in: text, take)
    var kindsOfGroup: [Int: Set<CollisionClass>] = [:]
    for met in kinds { kindsOfGroup[groups.root(met.hunk), default: []].insert(met.kind) }
    var members: [Int: [Placed]] = [:]
    for index in hunks.indices { members[groups.root(index), default: []].append(hunks[index]) }
    return
      kindsOfGroup
      .filter { !$0.value.allSatisfy(\.isJoint) }
      .compactMap { root, kinds in place(members[root] ?? [], kinds, changes) }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  /// As `pairs` with a limit, where who asks does not want to know what is not told.
  package static func pairs(_ changes: [ProposedChange], in text: [UInt8]? = nil) -> [Collision] {
    var limit = PairLimit(for: changes.count)
    return pairs(changes, in: text, &limit)
  }

  struct Placed {
    let hunk: Hunk
    let parts: HunkParts
    /// The index of the change it belongs to.
    let change: Int
    /// As `Hunk.definesOnly`, of what is put in: known before it is held against others.
    let definesOnly: Bool

    init(hunk: Hunk, change: Int) {
      (self.hunk, self.change) = (hunk, change)
      parts = HunkParts(hunk)
      definesOnly = hunk.range.isEmpty && parts.definesOnly == [true]
    }

    /// Whether it takes words out of one place, and puts none in.
    var isDeletion: Bool { hunk.new.isEmpty && !parts.isApart }

    var mayHaveLabels: Bool { [hunk.old, hunk.new].contains { $0.utf8.contains(UInt8(ascii: "[")) } }

    func meeting(_ other: Placed) -> CollisionClass? {
      let mayMeet =
        hunk.meetingAsWhole(other.hunk, defineOnly: definesOnly && other.definesOnly) != nil
        || (parts.isApart || other.parts.isApart) && hunk.touches(other.hunk)
      guard mayMeet else { return nil }
      return hunk == other.hunk ? hunk.meetingAsWhole(hunk) : parts.meeting(other.parts)
    }
  }

  private struct Pair: Hashable {
    let a: String
    let b: String

    init(_ one: String, _ other: String) { (a, b) = one < other ? (one, other) : (other, one) }
  }

  private static func sorted(_ changes: [ProposedChange]) -> [Placed] {
    changes.indices
      .flatMap { change in changes[change].hunks.map { Placed(hunk: $0, change: change) } }
      .sorted {
        ($0.hunk.range.lowerBound, $0.hunk.range.upperBound, changes[$0.change].id)
          < ($1.hunk.range.lowerBound, $1.hunk.range.upperBound, changes[$1.change].id)
      }
  }

  /// Calls `body` with every two hunks of different changes that meet.
  ///
  /// - Parameter isOver: whether two that may meet are passed over.
  static func sweep(
    _ hunks: [Placed], of all: [Int]? = nil, unless isOver: (Int, Int) -> Bool = { _, _ in false },
    _ body: (Int, Int, CollisionClass) -> Void
  ) {
    var open: [Int] = []
    for index in all ?? Array(hunks.indices) {
      let start = hunks[index].hunk.range.lowerBound
      open.removeAll { hunks[$0].hunk.range.upperBound < start }
      for earlier in open where hunks[earlier].change != hunks[index].change && !isOver(earlier, index) {
        if let kind = hunks[earlier].meeting(hunks[index]) { body(earlier, index, kind) }
      }
      open.append(index)
    }
  }

  /// The hunks that bring a note, or the address of a link, of one label: two, made apart, would become one for every reader, wherever
  /// they stand. And those that take one away, with those that refer to it anew: its words would be without it.
  private static func byLabel(_ hunks: [Placed]) -> [[Int]] {
    var (bringing, taking, referring): ([String: [Int]], [String: [Int]], [String: [Int]]) = ([:], [:], [:])
    for index in hunks.indices where hunks[index].mayHaveLabels {
      for label in hunks[index].hunk.newLabels { bringing[label, default: []].append(index) }
      for label in hunks[index].hunk.goneLabels { taking[label, default: []].append(index) }
      for label in hunks[index].hunk.newReferences { referring[label, default: []].append(index) }
    }
    let parted = taking.flatMap { label, members in
      members.flatMap { one in (referring[label] ?? []).map { [one, $0] } }
    }
    return bringing.values.filter { $0.count > 1 } + parted
  }

  /// Whether two hunks that have to do with one note, or with one pair of marks, exclude each other for that alone.
  private static func excludeApart(_ one: Placed, _ other: Placed) -> Bool {
    one.change != other.change && one.hunk != other.hunk && one.meeting(other) == nil
  }

  /// Calls `body` with enough of the pairs that `sweepLabels` finds to join the same hunks. The others of a label are looked through for
  /// those that the one at hand excludes, and each is found once: the cost grows with the hunks, and with the pairs that do not
  /// exclude each other.
  private static func spanLabels(_ hunks: [Placed], _ body: (Int, Int, CollisionClass) -> Void) {
    for members in byLabel(hunks) {
      var unseen = members
      while let start = unseen.popLast() {
        var open = [start]
        while let one = open.popLast() {
          let first = unseen.partition { excludeApart(hunks[one], hunks[$0]) }
          for other in unseen[first...] { body(min(one, other), max(one, other), .structure) }
          open += unseen[first...]
          unseen.removeSubrange(first...)
        }
      }
    }
  }

  /// Calls `body` with every two hunks that exclude each other for the label of a note.
  private static func sweepLabels(
    _ hunks: [Placed], unless isOver: (Int, Int) -> Bool, _ body: (Int, Int, CollisionClass) -> Void
  ) {
    var met: Set<[Int]> = []
    for members in byLabel(hunks) {
      for (place, first) in members.enumerated() {
        for second in members[(place + 1)...]
        where !isOver(first, second) && excludeApart(hunks[first], hunks[second])
          && met.insert([first, second]).inserted
        {
          body(min(first, second), max(first, second), .structure)
        }
      }
    }
  }

  /// Calls `body` with every two hunks that exclude each other for their marks alone, or for the form of a table or list.
  private static func sweepMarks(
    _ hunks: [Placed], in text: [UInt8]?, unless isOver: (Int, Int) -> Bool = { _, _ in false },
    _ body: (Int, Int, CollisionClass) -> Void
  ) {
    guard let text else { return }
    let all = hunks.map(\.hunk)
    for (one, other) in LoneMarks.meetings(of: all, in: text) + RowsAndItems.meetings(of: all, in: text)
    where !isOver(one, other) && excludeApart(hunks[one], hunks[other]) {
      body(min(one, other), max(one, other), .structure)
    }
  }

  private static func place(
    _ members: [Placed], _ kinds: Set<CollisionClass>, _ changes: [ProposedChange]
  ) -> ContestedPlace? {
    guard let first = members.first else { return nil }
    let range = members.reduce(first.hunk.range) { $0.covering($1.hunk.range) }
    var hunksOfChange: [String: [Hunk]] = [:]
    for member in members { hunksOfChange[changes[member.change].id, default: []].append(member.hunk) }
    var idsOfWish: [[Hunk]: [String]] = [:]
    for (id, hunks) in hunksOfChange { idsOfWish[hunks, default: []].append(id) }
    return ContestedPlace(
      range: range, ids: hunksOfChange.keys.sorted(), kinds: kinds.sorted(by: >),
      alternatives: idsOfWish.values.map { $0.sorted() }.sorted { $0[0] < $1[0] })
  }
}

extension Range<Int> {
  /// The smallest range that has both.
  package func covering(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
