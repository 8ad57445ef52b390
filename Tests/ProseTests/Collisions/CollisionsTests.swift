import Prose
import TestSupport
import Testing

@Suite struct CollisionsTests {
  private func meeting(_ one: String, _ other: String) -> CollisionClass? {
    let (one, other) = (EditedText(one), EditedText(other))
    #expect(one.base == other.base)
    #expect(one.hunks[0].meeting(other.hunks[0]) == other.hunks[0].meeting(one.hunks[0]))
    return one.hunks[0].meeting(other.hunks[0])
  }

  @Test func `every way to meet has its class`() {
    #expect(meeting("a {~~b~>x~~} c", "a {~~b~>x~~} c") == .sameText)
    #expect(meeting("a {++x ++}c", "a {++x ++}c") == .sameText)
    #expect(meeting("a{-- b--} c", "a{-- b--} c") == .sameDeletion)
    #expect(meeting("a {~~b~>x~~} c", "a {~~b~>y~~} c") == .overlapping)
    #expect(meeting("{~~a b~>x~~} c", "a {~~b c~>y~~}") == .overlapping)
    #expect(meeting("{~~a b c~>x~~}", "a {~~b~>y~~} c") == .nested)
    #expect(meeting("{~~a b c~>x~~}", "a {++y ++}b c") == .nested)
    #expect(meeting("a {++x ++}c", "a {++y ++}c") == .insertionOrder)
    #expect(meeting("a{-- b c--}", "a {~~b~>y~~} c") == .deletionAgainstEdit)
    #expect(meeting("a{-- b c--}", "a b{++ y++} c") == .deletionAgainstEdit)
  }

  @Test func `a note for words that go would be one of the words before`() {
    #expect(
      meeting("Rents rise.{-- Wages fall.--}\n", "Rents rise. Wages fall.{++[^1]++}\n")
        == .deletionAgainstEdit)
    #expect(meeting("Rents rise.{-- Wages fall.--}\n", "Rents rise.{++[^1]++} Wages fall.\n") == nil)
    #expect(meeting("Rents rise.{-- Wages fall.--}\n", "Rents rise. Wages fall.{++ Yes.++}\n") == nil)
    let (note, deletion) = (
      EditedText("Rents rise. Wages fall.{++[^1]++}\n\nEnd.\n{++\n[^1]: Study.\n++}"),
      EditedText("Rents rise.{-- Wages fall.--}\n\nEnd.\n")
    )
    let whole = EditedCopy.hunks(from: note.bytes, to: Array(note.edited.utf8))
    #expect(whole.count == 1)
    #expect(whole.first?.meeting(deletion.hunks[0]) == .deletionAgainstEdit)
    #expect(whole.first.map { deletion.hunks[0].meeting($0) } == .deletionAgainstEdit)
  }

  /// Places are found with fewer pairs than all that meet: they have to be the same.
  @Test(arguments: 0..<200)
  func `places are what all pairs that meet come to`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let text = Array("Aa bb.\n\nCc dd ee.\n\nFf gg hh ii.\n".utf8)
    let words = ["", "x", "y", "x\n\nNew.\n\n", "\n\nNew.", " ", "Ff gg hh ii.\n\nCc dd ee."]
    let changes = (0..<Int.random(in: 2...14, using: &random)).map { number in
      let start = Int.random(in: 0...text.count / 4, using: &random) * 4
      let end = min(text.count, start + [0, 0, 3, 8, 20].randomElement(using: &random)!)
      let range = min(start, end)..<end
      let hunk = Hunk(
        range: range, old: String(decoding: text[range], as: UTF8.self),
        new: words.randomElement(using: &random)!)
      return ProposedChange(id: "a\(number + 10)", hunks: [hunk])
    }
    let hunks = Dictionary(uniqueKeysWithValues: changes.map { ($0.id, $0.hunks[0]) })
    let pairs = Collisions.pairs(changes).filter { pair in
      guard pair.kind == .nested, let one = hunks[pair.a], let other = hunks[pair.b] else { return true }
      return !(one.new.isEmpty && other.new.isEmpty && one.parts.count == 1 && other.parts.count == 1)
    }
    var groups = changes.map { Set([$0.id]) }
    for pair in pairs {
      let joined = groups.filter { $0.contains(pair.a) || $0.contains(pair.b) }
      groups.removeAll { joined.contains($0) }
      groups.append(joined.reduce([]) { $0.union($1) })
    }
    let expected = groups.map { group in
      (ids: group.sorted(), kinds: Set(pairs.filter { group.contains($0.a) }.map(\.kind)))
    }.filter { $0.ids.count > 1 && !$0.kinds.allSatisfy(\.isJoint) }
    let found = Collisions.places(changes).map { (ids: $0.ids, kinds: Set($0.kinds)) }
    #expect(
      Set(found.map { "\($0.ids) \($0.kinds.map(\.rawValue).sorted())" })
        == Set(expected.map { "\($0.ids) \($0.kinds.map(\.rawValue).sorted())" }))
  }

  @Test func `thousands who want other words in one place are not held against each other one by one`() {
    let changes = (0..<6_000).map { number in
      ProposedChange(id: "a\(number)", hunks: [Hunk(range: 3..<5, old: "bb", new: "x\(number)")])
    }
    let time = ContinuousClock().measure {
      #expect(Collisions.places(changes).map(\.ids.count) == [6_000])
    }
    // Eighteen million pairs.
    #expect(time < .seconds(10))
  }

  @Test
  func
    `of thousands that all meet each is listed with a share of the others, and with every change that meets few`()
  {
    let many = (0..<3_000).map { number in
      ProposedChange(id: "m\(number)", hunks: [Hunk(range: 3..<3, old: "", new: "x\(number)")])
    }
    let few = ["a", "b"].map { ProposedChange(id: $0, hunks: [Hunk(range: 10..<12, old: "cc", new: $0)]) }
    var limit = PairLimit(for: 3_002)
    let pairs = Collisions.pairs(many + few, &limit)
    // Four and a half million pairs.
    #expect(pairs.count <= 3_002 * PairLimit.least)
    #expect(pairs.contains { $0.a == "a" && $0.b == "b" })
    #expect(Set(pairs.flatMap { [$0.a, $0.b] }).count == 3_002)
    #expect(limit.shortened.count > 2_500 && limit.shortened.isDisjoint(with: [3_000, 3_001]))
    var enough = PairLimit(for: 302)
    #expect(Collisions.pairs(Array(many.prefix(300)) + few, &enough).count == 300 * 299 / 2 + 1)
    #expect(enough.shortened.isEmpty)
  }

  @Test func `long texts that are put in at one place are read once, and not for every pair`() {
    let long = String(repeating: "w0\n\n", count: 10_000)
    let changes = (0..<200).map { number in
      ProposedChange(id: "m\(number)", hunks: [Hunk(range: 3..<3, old: "", new: "\(number) \(long)")])
    }
    let time = ContinuousClock().measure {
      #expect(Collisions.pairs(changes).count == 200 * 199 / 2)
    }
    // Twenty thousand pairs of 80 kB.
    #expect(time < .seconds(20))
  }

  @Test func `an insertion at the edge of a change does not meet it`() {
    #expect(meeting("a {++x ++}b c", "a {~~b~>y~~} c") == nil)
    #expect(meeting("a b{++ x++} c", "a {~~b~>y~~} c") == nil)
    #expect(meeting("{~~a~>x~~} b", "a {~~b~>y~~}") == nil)
  }

  @Test func `a block put in where two blocks are joined meets the join`() {
    #expect(meeting("Aa.{~~\n\n~> ~~}Bb.", "Aa.{++\n\nNew.++}\n\nBb.") == .structure)
    #expect(meeting("Aa.{~~\n\n~> ~~}Bb.", "Aa.\n\n{++New.\n\n++}Bb.") == .structure)
    #expect(meeting("Aa.{~~\n\nBb~> and bb~~} ends.", "Aa.{++\n\nNew.++}\n\nBb ends.") == .structure)
    #expect(meeting("Aa{~~.\n\n~> and ~~}Bb.", "Aa.\n\n{++New.\n\n++}Bb.") == .structure)
    // A block that goes, or words, leave the border where it is.
    #expect(meeting("Aa.{--\n\nBb.--}\n\nCc.", "Aa.{++\n\nNew.++}\n\nBb.\n\nCc.") == nil)
    #expect(meeting("Aa.\n\n{--Bb.\n\n--}Cc.", "Aa.\n\nBb.\n\n{++New.\n\n++}Cc.") == nil)
    #expect(meeting("Aa.{~~\n\n~> ~~}Bb.", "Aa.{++ More.++}\n\nBb.") == nil)
  }

  @Test func `hunks that meet through others are one place, and equal wishes one alternative`() {
    let changes = [
      change("p1", "{~~We ask~>They want~~} for fair rent now."),
      change("p2", "We {~~ask~>call~~} for fair rent now."),
      change("p3", "We {~~ask~>call~~} for fair rent now."),
      change("p4", "We ask for {~~fair~>low~~} rent now."),
      change("p5", "We ask for fair rent{-- now--}."),
      change("p6", "We ask for fair rent{-- now--}."),
    ]
    let places = Collisions.places(changes)
    #expect(places.map(\.range) == [0..<6])
    #expect(places.map(\.alternatives) == [[["p1"], ["p2", "p3"]]])
    #expect(places.map(\.kinds) == [[.nested, .sameText]])
    let pairs = Collisions.pairs(changes)
    #expect(
      pairs.map { "\($0.a) \($0.b) \($0.kind.rawValue)" } == [
        "p1 p2 nested", "p1 p3 nested", "p2 p3 same-text", "p5 p6 same-deletion",
      ])
  }

  @Test func `words that one takes out, and another with more, are no question`() {
    let changes = [
      change("p1", "We want {--good big --}homes."), change("p2", "We want good {--big --}homes."),
    ]
    #expect(Collisions.places(changes).isEmpty)
    #expect(Collisions.pairs(changes).map(\.kind) == [.nested])
    #expect(NestedDeletions.order(changes.map(\.hunks[0])) == [1, 0])
    let others = changes + [change("p3", "We want {~~good~>bad~~} big homes.")]
    #expect(Collisions.places(others).map(\.ids) == [["p1", "p3"]])
  }

  @Test
  func `a rewrite of what five others touch is one place with each of them, and they do not meet each other`()
  {
    let changes = [
      change("rewrite", "{~~We ask for fair rent for all people now~>Rent must fall~~}.\n"),
      change("p1", "We {~~ask for~>want~~} fair rent for all people now.\n"),
      change("p2", "We ask for {~~fair~>low~~} rent for all people now.\n"),
      change("p3", "We ask for fair rent{++ and homes++} for all people now.\n"),
      change("p4", "We ask for fair rent for{-- all--} people now.\n"),
      change("p5", "We ask for fair rent for all people {~~now~>soon~~}.\n"),
    ]
    #expect(
      Collisions.pairs(changes).map { "\($0.a) \($0.b) \($0.kind.rawValue)" } == [
        "p1 rewrite nested", "p2 rewrite nested", "p3 rewrite nested", "p4 rewrite deletion-against-edit",
        "p5 rewrite nested",
      ])
    let places = Collisions.places(changes)
    #expect(places.map(\.range) == [0..<39])
    #expect(places.map(\.ids) == [["p1", "p2", "p3", "p4", "p5", "rewrite"]])
  }

  @Test func `the order of the changes makes no difference`() {
    for seed in UInt64(1)...60 {
      var random = SplitMix(seed: seed)
      var changes = (0..<30).map { number in
        let hunks = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          let start = Int.random(in: 0..<200, using: &random)
          let length = Int.random(in: 0...12, using: &random)
          return Hunk(
            range: start..<start + length, old: String(repeating: "a", count: length),
            new: ["", "b", "c"].randomElement(using: &random) ?? "")
        }
        return ProposedChange(id: "a\(number)", hunks: hunks)
      }
      let pairs = Collisions.pairs(changes)
      let places = Collisions.places(changes)
      let slow = slowPairs(changes)
      #expect(Set(pairs.map { [$0.a, $0.b] }) == slow, "seed \(seed)")
      changes.shuffle(using: &random)
      #expect(Collisions.pairs(changes) == pairs, "seed \(seed)")
      #expect(Collisions.places(changes) == places, "seed \(seed)")
    }
  }

  @Test func `two addresses of one label exclude each other, wherever they stand`() {
    func hunk(_ place: Int, _ new: String) -> Hunk { Hunk(range: place..<place, old: "", new: new) }
    func changes(_ label: String) -> [ProposedChange] {
      [
        ProposedChange(id: "p1", hunks: [hunk(0, "[1]: https://a.example\n\n")]),
        ProposedChange(id: "p2", hunks: [hunk(90, "[\(label)]: https://b.example\n\n")]),
      ]
    }
    #expect(Collisions.pairs(changes("1")).map(\.kind) == [.structure])
    #expect(Collisions.places(changes("1")).count == 1)
    #expect(Collisions.pairs(changes("2")).isEmpty)
    #expect(Collisions.pairs(changes("^1")).isEmpty)
    let base = Array("We ask.\n\nMore.\n".utf8)
    let draft = base + Array("\n[a]: https://a.example\n".utf8)
    let rebased = Rebase.rebase([hunk(9, "[A]: https://b.example\n\n")], from: base, to: draft)
    #expect(rebased.map(\.fate) == [.lost(.labelTaken)])
  }

  @Test func `notes of one label join the same changes in places as in pairs`() {
    for seed in UInt64(0)..<300 {
      var random = SplitMix(seed: seed)
      let changes = (0..<Int.random(in: 2...8, using: &random)).map { number in
        let start = Int.random(in: 0...5, using: &random)
        let end = Int.random(in: start...min(5, start + 1), using: &random)
        let label = ["x", "y", "z"].randomElement(using: &random) ?? "x"
        let note = ["one", "two"].randomElement(using: &random) ?? "one"
        return ProposedChange(
          id: "a\(number)",
          hunks: [
            Hunk(
              range: start..<end, old: String(repeating: "w", count: end - start),
              new: "[^\(label)]\n\n[^\(label)]: \(note)\n")
          ])
      }
      var joined = Dictionary(uniqueKeysWithValues: changes.map { ($0.id, Set([$0.id])) })
      var contested: Set<String> = []
      for pair in Collisions.pairs(changes) {
        let all = (joined[pair.a] ?? []).union(joined[pair.b] ?? [])
        for id in all { joined[id] = all }
        if !pair.kind.isJoint { contested.formUnion([pair.a, pair.b]) }
      }
      let expected = Set(joined.values.filter { !$0.isDisjoint(with: contested) }.map { $0.sorted() })
      #expect(Set(Collisions.places(changes).map(\.ids)) == expected, "seed \(seed)")
    }
  }

  @Test(.timeLimit(.minutes(1))) func `very many notes of one label are one place, and soon found`() {
    let changes = (0..<20_000).map { number in
      ProposedChange(
        id: "a\(number)",
        hunks: [Hunk(range: number..<number, old: "", new: "[^1]\n\n[^1]: note \(number)\n")])
    }
    let places = Collisions.places(changes)
    #expect(places.map(\.ids.count) == [changes.count] && places.first?.kinds == [.structure])
  }

  /// Every pair of hunks, one by one.
  private func slowPairs(_ changes: [ProposedChange]) -> Set<[String]> {
    var found: Set<[String]> = []
    for one in changes {
      for other in changes where one.id < other.id {
        let meets = one.hunks.contains { hunk in other.hunks.contains { hunk.meeting($0) != nil } }
        if meets { found.insert([one.id, other.id]) }
      }
    }
    return found
  }

  private func change(_ id: String, _ marked: String) -> ProposedChange {
    ProposedChange(id: id, hunks: EditedText(marked).hunks)
  }
}
