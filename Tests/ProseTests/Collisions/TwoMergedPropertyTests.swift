@testable import Prose
import TestSupport
import Testing

/// Two changes of one text, made apart, the second carried to a draft that has the first: what it proposes there without a question
/// loses nothing of the first, brings nothing twice, and leaves no mark in half.
@Suite struct TwoMergedPropertyTests {
  @Test(arguments: Array(1...600) + [3_768, 20_682, 20_995, 25_604] as [UInt64])
  func `nothing is lost, doubled or left in half without a question`(seed: UInt64) {
    var paper = RandomPaper(seed: seed)
    let base = paper.text
    let (first, second) = (paper.edited(), paper.edited())
    let draft = first.text
    let changes = EditedCopy.hunks(from: Array(base.utf8), to: Array(second.text.utf8))
    let rebased = Rebase.rebase(changes, from: Array(base.utf8), to: Array(draft.utf8))
    let placed = rebased.compactMap { hunk -> Hunk? in
      switch hunk.fate {
      case .clean(let hunk), .proposal(let hunk, _, _): hunk
      case .contested, .alreadyThere, .lost: nil
      }
    }
    for hunks in [placed] + rebased.compactMap(\.taking).map({ [$0] }) {
      guard let made = hunks.applied(to: Array(draft.utf8)).map({ String(decoding: $0, as: UTF8.self) })
      else {
        Issue.record("the changes do not apply together, seed \(seed)")
        continue
      }
      let story =
        "seed \(seed)\n--- base\n\(base)--- first\n\(draft)--- second\n\(second.text)--- made\n\(made)"
      #expect(
        Self.halves(made) <= max(Self.halves(draft), Self.halves(second.text)), "a mark in half, \(story)")
      let notes = Footnotes(of: Array(made.utf8))
      #expect(notes.undefined.isEmpty && notes.doubled.isEmpty, "a note without its reference, \(story)")
      let counts = Self.words(made)
      for (word, count) in counts {
        #expect(count == 1, "\(word) stands \(count) times, \(story)")
      }
      // What takes a passage back to what was proposed is asked about; what is placed keeps what came since.
      guard hunks == placed else { continue }
      let (before, one, other) = (Self.words(base), Self.words(draft), Self.words(second.text))
      for word in one.keys where before[word] == nil {
        #expect(counts[word] != nil, "\(word) of the first is lost, \(story)")
      }
      for word in before.keys where one[word] != nil && other[word] != nil {
        #expect(counts[word] != nil, "\(word) is lost, \(story)")
      }
    }
  }

  private static func words(_ text: String) -> [String: Int] {
    text.split { !$0.isLetter && !$0.isNumber }.filter { $0.hasPrefix("w") && $0.hasSuffix("x") }
      .reduce(into: [:]) { $0[String($1), default: 0] += 1 }
  }

  /// How many marks have no other half.
  private static func halves(_ text: String) -> Int {
    let (opening, closing) = (text.count { $0 == "[" }, text.count { $0 == "]" })
    return text.ranges(of: "**").count % 2 + abs(opening - closing)
  }
}

/// A small paper of words that come once each, and edits of it.
struct RandomPaper {
  private var random: SplitMix
  private var count = 0
  private var blocks: [String] = []

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    for _ in 0..<Int.random(in: 3...5, using: &random) { blocks.append(block()) }
    if Bool.random(using: &random) {
      blocks[0] += "[^1]"
      blocks.append("[^1]: " + sentence())
    }
  }

  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  private mutating func word() -> String {
    count += 1
    return "w\(count)x"
  }

  private mutating func sentence() -> String {
    var words = (0..<Int.random(in: 3...6, using: &random)).map { _ in word() }
    if Int.random(in: 0..<4, using: &random) == 0 { words[1] = "**\(words[1])**" }
    if Int.random(in: 0..<5, using: &random) == 0 { words[0] = "[\(words[0])](https://e.example/a)" }
    return words.joined(separator: " ") + "."
  }

  private mutating func block() -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return (1...3).map { "\($0). \(sentence())" }.joined(separator: "\n")
    case 1: return (1...3).map { _ in "- \(sentence())" }.joined(separator: "\n")
    default: return (1...Int.random(in: 1...3, using: &random)).map { _ in sentence() }.joined(separator: " ")
    }
  }

  /// A copy with one edit; the words of two copies differ where they are new.
  mutating func edited() -> RandomPaper {
    var copy = self
    let index = Int.random(in: 0..<blocks.count, using: &random)
    let other = Int.random(in: 0..<blocks.count, using: &random)
    let text = blocks[index]
    let isNote = text.hasPrefix("[^1]:") || blocks[other].hasPrefix("[^1]:")
    var words = text.split(separator: " ").map(String.init)
    let place = Int.random(in: 0..<words.count, using: &random)
    let isBare = words[place].allSatisfy { $0.isLetter || $0.isNumber }
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where !isNote: copy.blocks.swapAt(index, other)
    case 1 where !isNote: copy.blocks.insert(copy.blocks.remove(at: index), at: other)
    case 2 where !isNote && !text.contains("[^1]"): copy.blocks.remove(at: index)
    case 3: copy.blocks.insert(sentence(), at: min(index, blocks.count - 1))
    case 4 where !isNote: copy.blocks[index] += " " + sentence()
    case 5 where isBare: words[place] = "**\(words[place])**"
    case 6 where isBare: words[place] = "[\(words[place])](https://e.example/\(word()))"
    case 7: words = words.map { $0.replacing("**", with: "").replacing(#/\[(\w+)\]\(.*\)/#) { $0.output.1 } }
    case 8 where isBare: words[place] = word()
    case 9 where isBare: words.insert(word(), at: place)
    case 10 where blocks.last?.hasPrefix("[^1]:") == true:
      copy.blocks.removeLast()
      copy.blocks = copy.blocks.map { $0.replacing("[^1]", with: "") }
      return copy
    case 11 where blocks.last?.hasPrefix("[^1]:") == true && !text.hasPrefix("[^1]:"):
      copy.blocks[index] += "[^1]"
      return copy
    default: if isBare { words[place] = word() }
    }
    if copy.blocks == blocks { copy.blocks[index] = words.joined(separator: " ") }
    copy.count = count
    return copy
  }
}
