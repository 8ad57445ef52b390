extension [UInt8] {
  /// Where some bytes stand and no letter or digit beside them, from the start.
  func wordPlaces(of bytes: ArraySlice<UInt8>, atMost most: Int) -> [Int] {
    guard let first = bytes.first, let last = bytes.last else { return [] }
    let found = places(of: bytes, atMost: .max).filter { place in
      let end = place + bytes.count
      let isOpen = place > 0 && !first.isMark && !self[place - 1].isMark
      return !isOpen && !(end < count && !last.isMark && !self[end].isMark)
    }
    return [Int](found.prefix(most))
  }

  /// Where some bytes stand, from the start.
  func places(of bytes: ArraySlice<UInt8>, atMost most: Int) -> [Int] {
    guard let first = bytes.first, bytes.count <= count else { return [] }
    var places: [Int] = []
    var start = startIndex
    while places.count < most, let place = self[start...].firstIndex(of: first), place + bytes.count <= count
    {
      if self[place..<place + bytes.count] == bytes { places.append(place) }
      start = place + 1
    }
    return places
  }
}
