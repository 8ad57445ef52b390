/// A text cut into lines, each with a number that equal lines share across the texts of one `Vocabulary`.
struct Lines {
  /// Where each line begins, in bytes; one more for the end of the text. A line has its newline.
  let starts: [Int]
  let numbers: [UInt32]
  var count: Int { numbers.count }

  init(_ text: [UInt8], _ vocabulary: inout Vocabulary) {
    var starts = [0]
    var numbers: [UInt32] = []
    starts.reserveCapacity(text.count / 40)
    numbers.reserveCapacity(text.count / 40)
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        end = min(end + 1, bytes.count)
        numbers.append(vocabulary.symbol(of: UnsafeBufferPointer(rebasing: bytes[start..<end])))
        starts.append(end)
        start = end
      }
    }
    self.starts = starts
    self.numbers = numbers
  }

  /// Where the lines of a text begin, and where it ends.
  static func starts(of text: [UInt8]) -> [Int] {
    var starts = [0]
    text.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    }
    if starts.last != text.count { starts.append(text.count) }
    return starts
  }

  /// The bytes of these lines.
  func bytes(_ lines: Range<Int>) -> Range<Int> { starts[lines.lowerBound]..<starts[lines.upperBound] }

  /// The line that a byte is in; the number of lines at the end of the text.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle + 1] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
