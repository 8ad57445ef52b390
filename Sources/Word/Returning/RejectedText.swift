/// What a Word file reads like once all its tracked changes are rejected, to be held against papers.
package struct RejectedText: Sendable {
  private let text: [UInt32]

  package init(of file: WordFile) {
    text = ReturnedText(file).units.filter { unit in unit.isThere { _ in false } }.map {
      UnitAlignment.folded($0.scalar)
    }
  }

  /// Whether a paper in Markdown reads so, letter by letter.
  package func isThat(of source: [UInt8]) -> Bool {
    !text.isEmpty && PaperText(source).units.map { UnitAlignment.folded($0.scalar) } == text
  }
}
