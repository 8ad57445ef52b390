import CCMarkGFM
import Prose

/// A text with its tree. A reference to each of its footnotes was put before it, so that cmark-gfm drops none.
struct ParsedText: ~Copyable {
  private let tree: SyntaxTree
  private let lines: Lines
  /// What the tree was made of: the source, but for bytes that are masked.
  private let masked: [UInt8]
  private let source: [UInt8]
  private let labels: FootnoteLabels

  /// - Parameter start: where in `masked` the text begins.
  init(_ masked: [UInt8], of source: [UInt8], from start: Int, labels: FootnoteLabels) {
    let before = labels.references(in: masked)
    lines = Lines(masked, from: start, after: before.count { $0 == 0x0A })
    tree = SyntaxTree(parsing: before + masked[start...])
    self.masked = masked
    self.source = source
    self.labels = labels
  }

  /// Where the labels of those candidates stand that are definitions.
  var definedLabels: Set<Int> { Set(tree.root.children.compactMap { label(of: $0)?.lowerBound }) }

  /// The text, and its footnotes in order of their references.
  func read() -> (events: [MarkdownEvent], notes: [Footnote]) {
    var definitions: [(node: SyntaxTree.Node, label: Range<Int>)] = []
    var blocks: [SyntaxTree.Node] = []
    for node in tree.root.children {
      if let label = label(of: node) {
        definitions.append((node, label))
      } else if node.startLine == 0 || lines[node.startLine] != nil {
        blocks.append(node)
      }
    }
    definitions.sort { $0.label.lowerBound < $1.label.lowerBound }
    let names = definitions.map { Footnotes.name(source[$0.label]) }
    let indices = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    let body = blocks.flatMap { events(of: $0, notes: indices) }
    let notes = definitions.indices.map { index in
      let (node, label) = definitions[index]
      let events = events(of: node, notes: indices)
      return Footnote(
        label: String(decoding: source[label], as: UTF8.self),
        range: label.lowerBound - 2..<end(of: events, after: label), events: events, references: 0,
        isDouble: indices[names[index]] != index)
    }
    return NoteNumbering.resolve(body: body, notes: notes)
  }

  private func events(of node: SyntaxTree.Node, notes: [String: Int]) -> [MarkdownEvent] {
    TreeReader.events(of: node, masked: masked, source: source, lines: lines) {
      notes[Footnotes.name($0)]
    }
  }

  /// The label of a node that defines a footnote; nil for every other.
  private func label(of node: SyntaxTree.Node) -> Range<Int>? {
    guard node.type == CMARK_NODE_FOOTNOTE_DEFINITION, let line = lines[node.startLine] else { return nil }
    let end = line.lowerBound + node.startColumn - 1
    // In the order of the text: the last that ends up to there.
    var (low, high) = (0, labels.candidates.count)
    while low < high {
      let middle = (low + high) / 2
      if labels.candidates[middle].range.upperBound <= end { low = middle + 1 } else { high = middle }
    }
    guard low > 0, line.contains(labels.candidates[low - 1].range.lowerBound) else { return nil }
    return labels.candidates[low - 1].range
  }

  /// The end of the last line in which a note says something.
  private func end(of events: [MarkdownEvent], after label: Range<Int>) -> Int {
    var last = label.upperBound + 2
    for event in events {
      switch event {
      case .text(let run): last = max(last, run.range?.upperBound ?? 0)
      case .noteReference(_, _, let range): last = max(last, range.upperBound)
      default: break
      }
    }
    let lineEnd = source[last...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
    return source[lineEnd...].starts(with: [0x0D, 0x0A]) ? lineEnd + 2 : min(lineEnd + 1, source.count)
  }
}
