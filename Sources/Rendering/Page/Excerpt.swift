import HTML
import Markdown

/// A piece of a paper's Markdown, to be quoted.
struct Excerpt {
  private let document: MarkdownDocument
  private let end: Int
  private let source: [UInt8]

  init(_ source: [UInt8]) {
    self.source = source
    end = source.count
    let probe = MarkdownDocument(parsing: source)
    // A note that is explained elsewhere is a note all the same.
    let labels = Self.labels(in: probe)
    document =
      labels.isEmpty
      ? probe
      : MarkdownDocument(
        parsing: source + Array(labels.map { "\n\n[^\($0)]: \u{200B}" }.joined().utf8))
  }

  /// The words as they are read, without the space between them: two that have the same read the same.
  var words: [UInt8] { words(without: []) }

  func words(without left: [Range<Int>]) -> [UInt8] {
    var words: [UInt8] = []
    var index = 0
    for event in document.events + document.notes.filter({ $0.range.lowerBound < end }).flatMap(\.events) {
      guard case .text(let run) = event else { continue }
      guard let range = run.range else {
        words += run.text.utf8.filter { !$0.isSpaceOrLineEnd }
        continue
      }
      if index > 0, index <= left.count, left[index - 1].upperBound > range.lowerBound { index = 0 }
      while index < left.count, left[index].upperBound <= range.lowerBound { index += 1 }
      if run.isAtomic {
        if index < left.count, left[index].contains(range.lowerBound) { continue }
        words += run.text.utf8.filter { !$0.isSpaceOrLineEnd }
        continue
      }
      var cut = index
      for byte in range {
        while cut < left.count, left[cut].upperBound <= byte { cut += 1 }
        if cut < left.count, left[cut].contains(byte) { continue }
        if !document.source[byte].isSpaceOrLineEnd { words.append(document.source[byte]) }
      }
    }
    return words
  }

  /// Where its links and pictures lead.
  var destinations: [String] {
    document.events.compactMap { event in
      switch event {
      case .enter(.link(let destination, _)), .enter(.image(let destination, _)): destination.encoded
      default: nil
      }
    }
  }

  /// The addresses that it has for links elsewhere in the paper, by what these are called.
  var definitions: [(label: String, address: String)] {
    String(decoding: source, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      guard let match = line.wholeMatch(of: #/\s{0,3}\[([^\]\[^][^\]\[]*)\]:\s*<?([^\s<>]+)>?(?:\s.*)?/#)
      else {
        return nil
      }
      return (String(match.1), String(match.2))
    }
  }

  /// The numbers that its ordered lists begin with.
  var firstNumbers: [Int] {
    document.events.compactMap { if case .enter(.orderedList(let start)) = $0 { start } else { nil } }
  }

  /// How many numbers of notes stand in it.
  var noteReferences: Int {
    document.events.count { if case .noteReference = $0 { true } else { false } }
  }

  /// Whether nothing of it but remarks, which are not published, is there.
  var isRemark: Bool {
    String(decoding: source, as: UTF8.self).replacing(#/(?s)<!--.*?(-->|$)/#, with: "").allSatisfy(
      \.isWhitespace)
  }

  func markup(_ marks: [PaperMark], _ phrases: Phrases) -> Markup {
    PaperWriter.excerpt(of: document, until: end, marks: marks, phrases: phrases)
  }

  /// The labels that stand in brackets as text, because no note of that name is explained here.
  private static func labels(in document: MarkdownDocument) -> [String] {
    var labels: [String] = []
    var text = ""
    for event in document.events {
      if case .text(let run) = event { text += run.text } else { text += " " }
    }
    guard text.utf8.contains(UInt8(ascii: "^")), text.contains("[^") else { return [] }
    for match in text.matches(of: #/\[\^([^\]\s\[]{1,60})\]/#) where !labels.contains(String(match.1)) {
      labels.append(String(match.1))
    }
    return labels
  }
}
