extension RandomAccessCollection where Index == Int {
  /// The first index from which on all elements fulfil a condition, in a collection whose others all stand before them.
  func firstIndex(from condition: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
