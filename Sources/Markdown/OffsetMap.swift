/// Where the bytes of an assembled text stand in the source it was taken from.
struct OffsetMap: Sendable {
  /// Runs of bytes that stand together, in order: where they begin in the text and in the source.
  private var pieces: [(text: Int, source: Int)] = []

  /// The map of a text that is its own source.
  static let identity = OffsetMap(pieces: [(0, 0)])

  /// Tells that the text goes on, from its byte `text`, with the bytes from `source`.
  mutating func append(text: Int, source: Int) { pieces.append((text, source)) }

  /// The offset in the source of a byte of the text.
  func source(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    guard low < pieces.count else { return offset }
    return offset - pieces[low].text + pieces[low].source
  }

  init() {}
  private init(pieces: [(text: Int, source: Int)]) { self.pieces = pieces }
}
