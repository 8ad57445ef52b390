import Prose
import TestSupport
import Testing

@Suite struct ReplacementCheckTests {
  private func answer(_ old: String, _ new: String, _ wishes: [(String, String)]...)
    -> ReplacementCheck.Answer
  {
    ReplacementCheck(
      wishes.map { $0.map { ReplacementCheck.Wish(Hunk(range: 0..<0, old: $0.0, new: $0.1)) } }
    ).leads(from: Array(old.utf8), to: Array(new.utf8))
  }

  @Test func `what was asked for and nothing else`() {
    #expect(answer("a b c", "a x c", [("b", "x")]) == .yes)
    #expect(answer("a b c", "a x d", [("b", "x")]) == .no)
    #expect(answer("a b c", "a x c", [("b", "y")]) == .no)
    #expect(answer("a b c", "a b c", [("b", "x")]) == .no)
    #expect(answer("a b c", "a c", [("b ", "")]) == .yes)
    #expect(answer("a c", "a b c", [("", "b ")]) == .yes)
    #expect(answer("", "b", [("", "b")]) == .yes)
    #expect(answer("b", "", [("b", "")]) == .yes)
  }

  @Test func `all of it, in whatever order it stands by now`() {
    let wishes = [("een", "1"), ("twee", "2"), ("", "0 ")]
    #expect(answer("een, twee, drie", "1, 2, 0 drie", wishes) == .yes)
    #expect(answer("twee, een, drie", "2, 1, 0 drie", wishes) == .yes)
    #expect(answer("drie, twee, een", "0 drie, 2, 1", wishes) == .yes)
    #expect(answer("een, twee, drie", "1, 2, drie", wishes) == .no)
    #expect(answer("een, twee, drie", "1, twee, 0 drie", wishes) == .no)
  }

  @Test func `what several asked for alike is made once, what one asked for twice is made twice`() {
    #expect(answer("a b a", "x b a", [("a", "x")], [("a", "x")]) == .yes)
    #expect(answer("a b a", "x b x", [("a", "x"), ("a", "x")]) == .yes)
    #expect(answer("a b a", "x b a", [("a", "x"), ("a", "x")]) == .no)
    #expect(answer("a b a", "x b x", [("a", "x")]) == .no)
  }

  @Test func `words that repeat are found wherever they were put in`() {
    #expect(answer("V: aaaa", "V: aaaaa", [("V: ", "V: a")]) == .yes)
    #expect(answer("na na na", "na na na na", [("", "na ")]) == .yes)
    #expect(answer("na na na na", "na na na", [("na na ", "na ")]) == .yes)
    #expect(answer("aaaa", "aaaaa", [("b", "ba")]) == .no)
  }

  @Test func `an answer comes in bounded time, however often words repeat`() {
    let old = String(repeating: "a", count: 20_000)
    let wishes = (1...40).map { (String(repeating: "a", count: $0), String(repeating: "a", count: $0 + 1)) }
    let check = ReplacementCheck(
      [wishes.map { ReplacementCheck.Wish(Hunk(range: 0..<0, old: $0.0, new: $0.1)) }], patience: 100_000)
    // Without the bound there are more ways to try than anybody could.
    #expect(check.leads(from: Array(old.utf8), to: Array((old + "b").utf8)) == .unknown)
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `any replacements of any text are seen as made`(
    seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    func words(_ count: Int) -> String {
      (0..<count).map { _ in ["a", "b", "na ", "\n"].randomElement(using: &random) ?? "" }.joined()
    }
    var (old, new, wishes) = ("", "", [(String, String)]())
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let kept = words(Int.random(in: 0...30, using: &random))
      let wish = (words(Int.random(in: 0...4, using: &random)), words(Int.random(in: 0...4, using: &random)))
      wishes.append(wish)
      old += kept + wish.0
      new += kept + wish.1
    }
    wishes.shuffle(using: &random)
    #expect(answer(old, new, wishes) == .yes, "seed \(seed)")
    #expect(answer(old, new + "z", wishes) == .no, "seed \(seed)")
  }
}
