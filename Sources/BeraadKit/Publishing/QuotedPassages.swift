import Markdown

/// What a text quotes: each paragraph of a quotation, and words of some length between quotation marks.
struct QuotedPassages {
  struct Passage: Equatable {
    let words: String
    /// Whether it is a quotation by itself: then somebody meant to quote for certain.
    let isBlock: Bool
  }

  private(set) var all: [Passage] = []

  init(of text: String) {
    var depth = 0
    var words: String?
    for event in MarkdownDocument(parsing: Array(text.utf8)).events {
      switch event {
      case .enter(.quote): depth += 1
      case .leave(.quote): depth -= 1
      case .enter(let element) where !element.isSpan: words = words ?? ""
      case .leave(let element) where !element.isSpan:
        if let read = words { take(read, isBlock: depth > 0) }
        words = nil
      case .text(let run): words = (words ?? "") + run.text
      case .lineBreak: words = words.map { $0 + " " }
      default: break
      }
    }
  }

  private mutating func take(_ text: String, isBlock: Bool) {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty else { return }
    if isBlock {
      all.append(Passage(words: line, isBlock: true))
      return
    }
    var rest = line[...]
    while let start = rest.firstIndex(where: { Self.pairs[$0] != nil }), let ends = Self.pairs[rest[start]] {
      let inside = rest.index(after: start)
      guard let end = rest[inside...].firstIndex(where: ends.contains) else { return }
      let quoted = rest[inside..<end]
      if quoted.split(separator: " ").count >= Self.fewestWords {
        all.append(Passage(words: String(quoted), isBlock: false))
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  /// Fewer words in quotation marks are a word that somebody weighs, mostly, and not a passage.
  private static let fewestWords = 3

  private static let pairs: [Character: Set<Character>] = [
    "“": ["”"], "„": ["”", "“"], "‘": ["’"], "«": ["»"], "\"": ["\""],
  ]
}
