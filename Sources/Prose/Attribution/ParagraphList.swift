/// Where the paragraphs of a text stand, and a hash of each one's bytes.
///
/// A paragraph runs from the start of its first line to the end of its last, without the line's end; between two stand
/// blank lines. Two hashes are equal only for equal bytes, but for one chance in 2⁶⁴; the seed is drawn anew in every process, so
/// that nobody can make two paragraphs that are taken for one.
struct ParagraphList {
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var hashes: [UInt64] = []

  var count: Int { starts.count }

  init() {}

  /// The paragraphs of `text`; what it has in common at both ends with a `sibling` is taken from that one's list.
  init(
    _ text: UnsafeBufferPointer<UInt8>, like sibling: (text: UnsafeBufferPointer<UInt8>, list: ParagraphList)?
  ) {
    guard let (old, list) = sibling, list.count > 0 else {
      add(text, from: 0, to: text.count)
      return
    }
    let prefix = CommonEnds.prefix(old, text)
    let suffix = CommonEnds.suffix(old, text, atMost: min(old.count, text.count) - prefix)
    // A paragraph stays what it is where the blank lines that border it stay as well.
    let first = max(0, list.starts.partitioningIndex { $0 > prefix } - 1)
    let last = max(first, min(list.count, list.ends.partitioningIndex { $0 >= old.count - suffix } + 1))
    let shift = Int32(text.count - old.count)
    let from = first == 0 ? 0 : Int(list.starts[first])
    let to = last == list.count ? text.count : Int(list.starts[last] + shift)
    starts.reserveCapacity(list.count + 8)
    ends.reserveCapacity(list.count + 8)
    hashes.reserveCapacity(list.count + 8)
    starts.append(contentsOf: list.starts[..<first])
    ends.append(contentsOf: list.ends[..<first])
    hashes.append(contentsOf: list.hashes[..<first])
    add(text, from: from, to: to)
    for index in last..<list.count { starts.append(list.starts[index] + shift) }
    for index in last..<list.count { ends.append(list.ends[index] + shift) }
    hashes.append(contentsOf: list.hashes[last...])
  }

  /// The bytes of the paragraph at `index`.
  func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(ends[index]) }

  /// The first paragraph that ends behind `index`; `count` where there is none.
  func firstParagraph(endingBehind index: Int) -> Int { ends.partitioningIndex { $0 > index } }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, from: Int, to: Int) {
    var line = from
    var start = -1
    var end = from
    while line < to {
      let next = LineScan.end(of: line, in: text)
      if LineScan.isBlank(line..<next, in: text) {
        if start >= 0 { close(start..<end, text) }
        start = -1
      } else {
        if start < 0 { start = line }
        end = next
      }
      line = next + 1
    }
    if start >= 0 { close(start..<end, text) }
  }

  private mutating func close(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    starts.append(Int32(range.lowerBound))
    ends.append(Int32(range.upperBound))
    hashes.append(ByteHash.of(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[range])))
  }
}

extension Array {
  /// The first index whose element, and every later one, satisfies `belongs`.
  func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
