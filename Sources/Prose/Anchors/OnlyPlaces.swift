extension AttributedRevision {
  /// Where each of some stretches of tokens stands as it is, if it does so just once, in bytes; nil where it does not, or has no words.
  func onlyPlaces(of quotes: [[Token]]) -> [Range<Int>?] {
    let symbols = paragraphs.flatMap(\.symbols)
    var found: [Int: (first: Int, count: Int)] = [:]
    var byFirst: [UInt32: [Int]] = [:]
    for (number, quote) in quotes.enumerated() {
      guard let first = quote.first, quote.contains(where: \.isWord) else { continue }
      byFirst[first.symbol, default: []].append(number)
    }
    // Most tokens begin none: that must be told fast, for there may be very many.
    var begins = [Bool](repeating: false, count: (byFirst.keys.max().map(Int.init) ?? -1) + 1)
    for symbol in byFirst.keys { begins[Int(symbol)] = true }
    for (index, symbol) in symbols.enumerated() where symbol < begins.count && begins[Int(symbol)] {
      for number in byFirst[symbol] ?? [] {
        let quote = quotes[number]
        guard index + quote.count <= symbols.count,
          quote.indices.allSatisfy({ quote[$0].symbol == symbols[index + $0] })
        else { continue }
        found[number, default: (index, 0)].count += 1
      }
    }
    return quotes.enumerated().map { number, quote in
      guard let (first, count) = found[number], count == 1 else { return nil }
      let here = tokens(at: first..<first + quote.count)
      return here.first.flatMap { start in here.last.map { start.range.covering($0.range) } }
    }
  }
}
