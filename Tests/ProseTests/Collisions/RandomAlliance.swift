import TestSupport

/// A small text and what three people make of it, each on their own: words come once each, but for those that every sentence has.
struct RandomAlliance {
  typealias Paper = [[[String]]]

  private static let common = ["the", "of", "and", "for", "in"]

  let base: Paper
  let author: Paper
  let partners: [Paper]

  init(seed: UInt64) {
    var maker = Maker(random: SplitMix(seed: seed))
    maker.commonness = Int.random(in: 0...2, using: &maker.random)
    maker.isShort = Int.random(in: 0..<4, using: &maker.random) == 0
    base = (0..<Int.random(in: 2...5, using: &maker.random)).map { _ in
      (0..<Int.random(in: 1...3, using: &maker.random)).map { _ in maker.sentence() }
    }
    let isRevised = Bool.random(using: &maker.random)
    // A short sentence that was moved and edited as well may be another one: nobody can tell.
    let most = maker.isShort ? 1 : 3
    author = isRevised ? maker.edited(base, times: min(most, 2)) : base
    partners = [maker.edited(base, times: most), maker.edited(base, times: most)]
  }

  static func text(_ paper: Paper) -> String {
    paper.map { $0.map { $0.joined(separator: " ") + "." }.joined(separator: " ") }
      .joined(separator: "\n\n") + "\n"
  }

  /// The words that come once, as often as a text has them.
  static func words(_ text: String) -> [String: Int] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { !common.contains($0) }
      .reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Two such words of a sentence, one behind the other, as often as a text has them.
  static func pairs(_ text: String) -> [String: Int] {
    text.split(separator: ".").flatMap { sentence in
      let words = sentence.split { !$0.isLetter && !$0.isNumber }.filter { !common.contains(String($0)) }
      return zip(words, words.dropFirst()).map { "\($0) \($1)" }
    }
    .reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private struct Maker {
    var random: SplitMix
    var count = 0
    /// How many of three words are common ones.
    var commonness = 1
    var isShort = false

    mutating func word() -> String {
      count += 1
      return "w\(count)x"
    }

    mutating func sentence() -> [String] {
      (0..<(isShort ? Int.random(in: 2...4, using: &random) : Int.random(in: 5...8, using: &random))).map {
        _ in
        Int.random(in: 0..<3, using: &random) < commonness
          ? common.randomElement(using: &random) ?? "the" : word()
      }
    }

    mutating func edited(_ paper: Paper, times: Int) -> Paper {
      var paper = paper
      for _ in 0..<Int.random(in: 1...times, using: &random) { edit(&paper) }
      return paper
    }

    private mutating func edit(_ paper: inout Paper) {
      let block = Int.random(in: 0..<paper.count, using: &random)
      let place = Int.random(in: 0..<paper[block].count, using: &random)
      let index = Int.random(in: 0..<paper[block][place].count, using: &random)
      let size = paper[block][place].count
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: paper[block][place][index] = word()
      case 2 where size > 2: paper[block][place].remove(at: index)
      case 3: paper[block][place].insert(word(), at: index)
      case 4:
        let moved = paper[block].remove(at: place)
        let other = Int.random(in: 0..<paper.count, using: &random)
        paper[other].insert(moved, at: Int.random(in: 0...paper[other].count, using: &random))
      case 5:
        let moved = paper.remove(at: block)
        paper.insert(moved, at: Int.random(in: 0...paper.count, using: &random))
      case 6 where block + 1 < paper.count: paper[block] += paper.remove(at: block + 1)
      case 7 where paper[block].count > 1:
        paper.insert(Array(paper[block][1...]), at: block + 1)
        paper[block] = [paper[block][0]]
      case 8 where paper[block].count > 1: paper[block].remove(at: place)
      case 9 where size > 3:
        let moved = paper[block][place].remove(at: index)
        paper[block][place].insert(moved, at: Int.random(in: 0..<size, using: &random))
      case 10: paper[block].insert(sentence(), at: place)
      case 11: paper.insert([sentence()], at: block)
      default: paper[block][place][index] = word()
      }
      paper.removeAll(where: \.isEmpty)
    }
  }
}
