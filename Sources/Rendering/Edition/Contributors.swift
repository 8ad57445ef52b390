import Deliberation
import Markdown
import Prose

/// Whose words are in a paper: everyone credited with a word, numbered, and how many words each has.
struct Contributors: Sendable {
  /// A partner, or the author of an adopted paper's past.
  struct Contributor: Sendable {
    /// The number that stands after its words, from 1.
    let number: Int
    let name: String
    /// Nil for who is no partner.
    let partner: Slug?
  }

  /// The words that the same contributors brought in together.
  struct Share: Sendable {
    /// Indices into `all`.
    let contributors: [Int]
    var words: Int
  }

  private(set) var all: [Contributor] = []
  /// From the largest to the smallest share.
  private(set) var shares: [Share] = []
  /// The words that no span covers.
  private(set) var unattributed = 0
  /// For each origin its contributors, as indices into `all`.
  private(set) var ofOrigin: [[Int]] = []
  /// The words of each origin.
  private(set) var wordsOfOrigin: [Int]

  init(_ attribution: Attribution, in document: MarkdownDocument, names partner: (Slug) -> String) {
    wordsOfOrigin = Array(repeating: 0, count: attribution.origins.count)
    countWords(attribution, in: document)
    let used = Set(attribution.spans.map(\.origin))
    let slugs = Set(attribution.origins.flatMap(\.partners))
    let partners = Dictionary(
      slugs.sorted().map { (partner($0), $0) }, uniquingKeysWith: { first, _ in first })
    let names = attribution.origins.map { $0.partners.isEmpty ? [$0.author] : $0.partners.map(partner) }
    number(names: names.indices.map { used.contains($0) ? names[$0] : [] }, partners)
  }

  /// The words that a partner brought in, alone or with others.
  func words(of partner: Slug) -> Int {
    all.first { $0.partner == partner }.map { words(of: $0.number - 1) } ?? 0
  }

  /// How many organisations have a word in the paper: also one that has left.
  var organisations: Int {
    all.count { $0.partner != nil && words(of: $0.number - 1) > 0 }
  }

  /// The contributor with the most original words: they are the ground on which the others' stand out.
  func principal(of attribution: Attribution) -> Int? {
    var words: [Int: Int] = [:]
    for (index, origin) in attribution.origins.enumerated() where origin.kind == .original {
      if ofOrigin[index].count == 1, let only = ofOrigin[index].first {
        words[only, default: 0] += wordsOfOrigin[index]
      }
    }
    return words.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The words of one contributor alone or with others.
  func words(of contributor: Int) -> Int {
    shares.filter { $0.contributors.contains(contributor) }.reduce(0) { $0 + $1.words }
  }

  /// All words of the paper.
  var total: Int { shares.reduce(unattributed) { $0 + $1.words } }

  private mutating func number(names: [[String]], _ partners: [String: Slug]) {
    var words: [[String]: Int] = [:]
    for (index, names) in names.enumerated() where !names.isEmpty {
      words[names, default: 0] += wordsOfOrigin[index]
    }
    let ordered = words.sorted {
      ($1.value, $0.key.joined(separator: "\n")) < ($0.value, $1.key.joined(separator: "\n"))
    }
    var numbers: [String: Int] = [:]
    for name in ordered.flatMap(\.key) where numbers[name] == nil {
      numbers[name] = all.count
      all.append(Contributor(number: all.count + 1, name: name, partner: partners[name]))
    }
    shares = ordered.map { Share(contributors: $0.key.compactMap { numbers[$0] }, words: $0.value) }
    ofOrigin = names.map { $0.compactMap { numbers[$0] } }
  }

  /// Words are those of the attribution's own tokens; each counts for the origin of its first byte.
  private mutating func countWords(_ attribution: Attribution, in document: MarkdownDocument) {
    var span = 0
    for event in document.events + document.notes.flatMap(\.events) {
      guard case .text(let run) = event, let range = run.range, !run.isAtomic else { continue }
      // Footnotes are read last and may stand anywhere.
      if span > 0, attribution.spans[span - 1].end > range.lowerBound { span = 0 }
      for word in Self.words(in: document.source[range]) {
        while span < attribution.spans.count, attribution.spans[span].end <= word { span += 1 }
        if span < attribution.spans.count, attribution.spans[span].start <= word {
          wordsOfOrigin[attribution.spans[span].origin] += 1
        } else {
          unattributed += 1
        }
      }
    }
  }

  /// The offset of the first byte of each word.
  private static func words(in bytes: ArraySlice<UInt8>) -> [Int] {
    var vocabulary = Vocabulary()
    return Tokenizer.tokens(in: Array(bytes), vocabulary: &vocabulary).filter { $0.kind == .word }
      .map { bytes.startIndex + $0.range.lowerBound }
  }
}
