import Prose
import TestSupport
import Testing
import Word

/// Papers with changes of two others, which a partner edits at random: what comes back is what the partner did, and nobody else's.
@Suite struct GeneratedPartnersTests {
  private static let exported = "2026-01-15T12:00:00Z"
  private static let later = "2026-02-03T09:30:00Z"

  /// Each word stands once, so that whose it is can be told by it alone.
  private struct Sample {
    private(set) var base = ""
    /// Where the words are that may change: at least one that stays stands between two of them.
    private var places: [Range<Int>] = []
    /// Where the paragraphs end.
    private var ends: [Int] = []
    private var random: SplitMix
    private var made = 0

    init(seed: UInt64) {
      random = SplitMix(seed: seed)
      for paragraph in 0..<Int.random(in: 2...5, using: &random) {
        let count = Int.random(in: 6...14, using: &random)
        base += paragraph > 0 ? "\n\n" : ""
        base += Bool.random(using: &random) ? "- " : ""
        for word in 0..<count {
          let text = Self.letters(paragraph * 20 + word)
          let start = base.utf8.count
          base += text
          if word % 2 == 1, word < count - 1 { places.append(start..<base.utf8.count) }
          base += word < count - 1 ? " " : "."
        }
        ends.append(base.utf8.count)
      }
      base += "\n"
      places.shuffle(using: &random)
    }

    /// A word that no other is part of.
    private static func letters(_ number: Int) -> String {
      let signs = Array("bdfgklmnprstvz")
      return "\(signs[number % 14])o\(signs[number / 14])e"
    }

    /// Some edits of words, each with words of its own that begin with a sign; nobody else has a word there.
    mutating func edits(_ count: Int, named sign: String) -> [Hunk] {
      var hunks: [Hunk] = []
      let bytes = Array(base.utf8)
      for _ in 0..<min(count, places.count) {
        let place = places.removeLast()
        made += 1
        let word = "\(sign)\(made)"
        let (range, new) =
          switch Int.random(in: 0..<3, using: &random) {
          case 0: (place, word)
          case 1: (place.lowerBound..<place.upperBound + 1, "")
          default: (place.lowerBound..<place.lowerBound, word + " ")
          }
        hunks.append(Hunk(range: range, old: String(decoding: bytes[range], as: UTF8.self), new: new))
      }
      return hunks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A paragraph that comes behind one of them.
    mutating func paragraph(named sign: String) -> Hunk {
      made += 1
      let end = ends.randomElement(using: &random) ?? 0
      return Hunk(range: end..<end, old: "", new: "\n\n\(sign)\(made) \(sign)\(made)x.")
    }

    mutating func chance() -> Bool { Bool.random(using: &random) }
  }

  private func paper(_ source: [UInt8], _ changes: [(author: String, hunks: [Hunk])]) -> ExportedPaper {
    var paper = ExportedPaper(source: source, title: "Homes", language: "en", reference: "homes@0123abc")
    paper.amendments = changes.map { author, hunks in
      ExportedPaper.Amendment(
        author: author, date: author == "Partner" ? Self.later : Self.exported, hunks: hunks)
    }
    return paper
  }

  /// The words that hunks take away and bring, each by itself; what both have stays.
  private func words(_ hunks: [Hunk]) -> [String: Int] {
    var words: [String: Int] = [:]
    func add(_ text: String, _ mark: String) {
      for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        words[mark + word, default: 0] += 1
      }
    }
    for hunk in hunks {
      add(hunk.old, "-")
      add(hunk.new, "+")
    }
    for (word, count) in words where word.hasPrefix("-") {
      let other = "+" + word.dropFirst()
      let both = min(count, words[other] ?? 0)
      words[word] = count - both
      if both > 0 { words[other, default: 0] -= both }
    }
    return words.filter { $0.value > 0 }
  }

  /// How many words of a partner's edits came back as its own, and which did that are not.
  private func compare(_ back: ReturnedPaper, _ base: [UInt8], with truth: [Hunk]) -> (
    right: Int, all: Int, foreign: [String]
  ) {
    let (found, wanted) = (words(EditedCopy.hunks(from: base, to: back.edited)), words(truth))
    let right = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
    let foreign = found.filter { $0.value > wanted[$0.key] ?? 0 }.map(\.key)
    return (right, wanted.values.reduce(0, +), foreign)
  }

  @Test func `what is tracked beside the changes of others is the partner's, word by word`() throws {
    var (right, all) = (0, 0)
    for seed in UInt64(1)...60 {
      var sample = Sample(seed: seed)
      let base = Array(sample.base.utf8)
      let others = [("A", sample.edits(3, named: "a")), ("B", sample.edits(3, named: "b"))]
      var own = sample.edits(4, named: "p")
      if sample.chance() { own.append(sample.paragraph(named: "p")) }
      own.sort { $0.range.lowerBound < $1.range.lowerBound }
      let file = try WordFile(WordWriter.file(paper(base, others + [("Partner", own)])))
      let back = try ReturnedPaper(file, exportOf: paper(base, others))
      let result = compare(back, base, with: own)
      right += result.right
      all += result.all
      #expect(result.foreign.isEmpty, "seed \(seed)")
      #expect(back.settled.isEmpty && back.missingComments.isEmpty, "seed \(seed)")
      guard back.unclear.isEmpty, back.reshaped.isEmpty, let wanted = own.applied(to: base) else { continue }
      #expect(EditedCopy.hunks(from: back.edited, to: wanted).isEmpty, "seed \(seed)")
    }
    #expect(all > 300 && right * 100 >= all * 99, "\(right) of \(all)")
  }

  @Test func `what is not tracked gives the text of the file`() throws {
    var (right, all) = (0, 0)
    for seed in UInt64(1)...60 {
      var sample = Sample(seed: seed)
      let base = Array(sample.base.utf8)
      let own = sample.edits(5, named: "p")
      let wanted = try #require(own.applied(to: base))
      let back = try ReturnedPaper(WordFile(WordWriter.file(paper(wanted, []))), exportOf: paper(base, []))
      let result = compare(back, base, with: own)
      right += result.right
      all += result.all
      #expect(result.foreign.isEmpty, "seed \(seed)")
      #expect(EditedCopy.hunks(from: back.edited, to: wanted).isEmpty, "seed \(seed)")
    }
    #expect(all > 300 && right * 100 >= all * 99, "\(right) of \(all)")
  }

  @Test func `beside changes of others that were accepted or rejected, none of theirs is the partner's`()
    throws
  {
    var (right, all) = (0, 0)
    for seed in UInt64(1)...60 {
      var sample = Sample(seed: seed)
      let base = Array(sample.base.utf8)
      let others = [("A", sample.edits(2, named: "a")), ("B", sample.edits(2, named: "b"))]
      let own = sample.edits(3, named: "p")
      // All of A's are accepted and all of B's rejected; what the partner does is not tracked.
      let text = try #require((others[0].1 + own).applied(to: base))
      let back = try ReturnedPaper(WordFile(WordWriter.file(paper(text, []))), exportOf: paper(base, others))
      let result = compare(back, base, with: own)
      right += result.right
      all += result.all
      #expect(result.foreign.isEmpty, "seed \(seed)")
      #expect(back.settled.count == others.flatMap(\.1).count, "seed \(seed)")
    }
    #expect(all > 200 && right * 100 >= all * 99, "\(right) of \(all)")
  }
}
