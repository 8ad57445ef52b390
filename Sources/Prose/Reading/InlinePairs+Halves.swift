extension InlinePairs {
  /// New words for a range, with the marks that belong to words outside it: what closes there stays before them, what opens
  /// behind. Where the new words have such a mark of their own, they say themselves where it goes.
  func keepingHalves(
    _ range: Range<Int>, _ new: String, in text: [UInt8]
  ) -> (range: Range<Int>, words: [UInt8]) {
    var words = Array(new.utf8)
    var said = LoneHalves(in: words)
    let halves = halves(in: range)
    let closing = halves.closing.filter { !said.take(text[$0]) }
    let opening = halves.opening.filter { !said.take(text[$0]) }
    var (start, end) = (range.lowerBound, range.upperBound)
    if !closing.isEmpty {
      while start > 0, text[start - 1] == 0x20 { start -= 1 }
      words = closing.flatMap { text[$0] } + text[start..<range.lowerBound] + words
    }
    if !opening.isEmpty {
      while end < text.count, text[end] == 0x20 { end += 1 }
      words += text[range.upperBound..<end] + opening.flatMap { text[$0] }
    }
    return (start..<end, words)
  }
}

/// The marks of some words of which the other half is not among them.
private struct LoneHalves {
  private var counts: [[UInt8]: Int] = [:]

  init(in words: [UInt8]) {
    let pairs = InlinePairs(around: words.indices, in: words).pairs.flatMap { [$0.open, $0.close] }
    var index = 0
    while index < words.count {
      if let pair = pairs.first(where: { $0.contains(index) }) {
        index = pair.upperBound
        continue
      }
      let mark = Self.kind(of: words[index...].prefix { $0 == words[index] && $0 != UInt8(ascii: "]") })
      let key = mark.isEmpty ? Self.kind(of: words[index...]) : mark
      if words[index].isMark, !words.isEscaped(at: index) { counts[key, default: 0] += 1 }
      index += max(1, mark.count)
    }
  }

  /// Whether one of these marks is left to stand for a half that was there.
  mutating func take(_ half: ArraySlice<UInt8>) -> Bool {
    let key = Self.kind(of: half)
    guard let count = counts[key], count > 0 else { return false }
    counts[key] = count - 1
    return true
  }

  /// A mark as it is looked for: what closes a link by its first two bytes, whatever its address.
  private static func kind(of mark: ArraySlice<UInt8>) -> [UInt8] {
    mark.first == UInt8(ascii: "]") ? Array(mark.prefix(2)) : Array(mark)
  }
}
