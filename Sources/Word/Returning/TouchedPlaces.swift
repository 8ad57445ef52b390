/// Places of a paper, asked for many times.
struct TouchedPlaces {
  /// In order, none within another.
  private let places: [Range<Int>]

  init(_ places: [Range<Int>]) {
    self.places = places.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, place in
      if let last = joined.last, last.upperBound >= place.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
      } else {
        joined.append(place)
      }
    }
  }

  func touch(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low].touches(range)
  }
}
