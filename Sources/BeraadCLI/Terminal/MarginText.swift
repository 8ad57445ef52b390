import BeraadKit

/// A text with the authors of its words in the margin: a line for each stretch of one author's words, so that the margin is
/// right for every word also where there is no colour.
struct MarginText {
  private static let widest = 20

  private let style: Style
  private let highlighted: String?
  private let margin: Int
  private let columns: Int?
  private(set) var text = ""

  /// - Parameter columns: the terminal's width, for wrapping; nil in a pipe, where lines stay as they are.
  init(_ attribution: AttributionReport, highlighting author: String?, style: Style, columns: Int?) {
    self.style = style
    self.columns = columns
    highlighted = author
    margin = min(Self.widest, attribution.origins.map { $0.name.harmlessLine.count }.max() ?? 0)
    var end = 0
    for span in attribution.spans {
      addGap(attribution.text[end..<span.start])
      add(attribution.text[span.start..<span.end], of: attribution.origins[span.origin])
      end = span.end
    }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
  }

  /// The white space between two spans: all that is kept of it is whether a paragraph ends there.
  private mutating func addGap(_ white: ArraySlice<UInt8>) {
    guard !text.isEmpty, white.count(where: { $0 == UInt8(ascii: "\n") }) > 1 else { return }
    text += row("", "")
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, of origin: AttributionReport.Origin) {
    var name = origin.name.harmlessLine
    let isHighlighted = highlighted.map { $0 == origin.name || $0 == origin.author } ?? false
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      for piece in wrapped(String(line).harmless) {
        let words = isHighlighted ? style(.bold, style.isOn ? piece : "»\(piece)«") : piece
        text += row(name, piece.isEmpty ? "" : words)
        name = ""
      }
    }
  }

  private func row(_ name: String, _ words: String) -> String {
    let shown = name.count > margin ? name.prefix(margin - 1) + "…" : name[...]
    let padded = shown + String(repeating: " ", count: margin - shown.count)
    return "\(style(.faint, String(padded))) │ \(words)".trimmingTrailingSpaces + "\n"
  }

  /// A line in pieces that fit beside the margin.
  private func wrapped(_ line: String) -> [String] {
    guard let columns, columns > margin + 20, line.count > columns - margin - 3 else { return [line] }
    var pieces: [String] = []
    var piece = ""
    for word in line.split(separator: " ") {
      if !piece.isEmpty, piece.count + 1 + word.count > columns - margin - 3 {
        pieces.append(piece)
        piece = ""
      }
      piece += (piece.isEmpty ? "" : " ") + word
    }
    return pieces + [piece]
  }
}
