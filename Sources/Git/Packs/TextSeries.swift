/// A text and what becomes of it, step by step: each step replaces some pieces more.
///
/// What all steps replace is known before, so no step is compared with another, and no text but the present one is held.
package struct TextSeries: Sendable {
  /// Bytes of the first text, and what comes in their place.
  package struct Piece: Sendable {
    /// In bytes of the first text, before any step.
    package let range: Range<Int>
    package let new: [UInt8]
    /// Of insertions at one place those of a lower rank come first.
    let rank: Int

    package init(_ range: Range<Int>, _ new: [UInt8], rank: Int = 0) {
      self.range = range
      self.new = new
      self.rank = rank
    }

    /// By how many bytes the text grows.
    var growth: Int { new.count - range.count }
  }

  /// The text before the first step.
  let base: [UInt8]
  /// From the start of the text to its end.
  private let pieces: [Piece]
  /// The places in `pieces` of what each step replaces, in their order.
  private let steps: [[Int]]

  /// A text and the pieces that each step replaces.
  ///
  /// Insertions at one place go in by their rank and as they come, and before a change that begins there. Nil where a piece reaches
  /// outside the text or two overlap, whichever step they are of.
  package init?(_ base: [UInt8], steps: [[Piece]]) {
    let all = steps.enumerated().flatMap { step, pieces in pieces.map { (step: step, piece: $0) } }
    let order = all.indices.sorted { one, other in
      let (first, second) = (all[one].piece, all[other].piece)
      return (first.range.lowerBound, first.range.upperBound, first.rank, one)
        < (second.range.lowerBound, second.range.upperBound, second.rank, other)
    }
    var end = 0
    var places = [[Int]](repeating: [], count: steps.count)
    for (place, index) in order.enumerated() {
      let range = all[index].piece.range
      guard range.lowerBound >= end, range.upperBound <= base.count else { return nil }
      end = range.upperBound
      places[all[index].step].append(place)
    }
    self.base = base
    pieces = order.map { all[$0].piece }
    self.steps = places
  }

  /// How many steps there are.
  package var count: Int { steps.count }

  /// The text behind so many steps.
  package func text(after steps: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(base.count)
    var end = 0
    for place in self.steps[..<steps].joined().sorted() {
      text += base[end..<pieces[place].range.lowerBound]
      text += pieces[place].new
      end = pieces[place].range.upperBound
    }
    return text + base[end...]
  }

  /// Runs `body` on the text behind each of some steps, in turn. Step 0 is the first.
  package func forEachText<Failure>(
    of range: Range<Int>, _ body: (_ step: Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text = text(after: range.lowerBound)
    var growth = growth(after: range.lowerBound)
    for step in range {
      for place in steps[step] {
        let start = pieces[place].range.lowerBound + growth.sum(before: place)
        text.replaceSubrange(start..<start + pieces[place].range.count, with: pieces[place].new)
        growth.add(pieces[place].growth, at: place)
      }
      try body(step, text)
    }
  }

  /// By how many bytes each place has grown behind so many steps.
  private func growth(after steps: Int) -> PlaceSums {
    var growth = PlaceSums(count: pieces.count)
    for place in self.steps[..<steps].joined() { growth.add(pieces[place].growth, at: place) }
    return growth
  }
}

extension TextSeries {
  /// The step on whose text the text of a step is kept as a difference; nil for the first.
  ///
  /// The number without its lowest bit that is set: so the way back to the first is as long as the number has such
  /// bits, and each change stands in no more differences than that. Of 1,863 texts none is more than ten steps away.
  static func base(ofStep step: Int) -> Int? { step == 0 ? nil : step & (step - 1) }

  /// Runs `body` on the differences of all texts but the first, those of one base together.
  func forEachDelta(_ body: (_ step: Int, _ delta: [UInt8]) -> Void) {
    var growth = PlaceSums(count: pieces.count)
    for base in steps.indices {
      for place in steps[base] { growth.add(pieces[place].growth, at: place) }
      let length = self.base.count + growth.sum(before: pieces.count)
      var between: [Int] = []
      var distance = 1
      // The steps of which this one is the base.
      while base + distance < count, base == 0 || distance < base & -base {
        between += steps[base + 1 + distance / 2..<base + 1 + distance].joined()
        between.sort()
        body(base + distance, delta(of: between, length: length, growth: growth))
        distance *= 2
      }
    }
  }

  /// The difference that some pieces make to a text of a length, in which others stand already.
  private func delta(of places: [Int], length: Int, growth: PlaceSums) -> [UInt8] {
    var writer = DeltaWriter(from: length, to: length + places.reduce(0) { $0 + pieces[$1].growth })
    var end = 0
    for place in places {
      let start = pieces[place].range.lowerBound + growth.sum(before: place)
      writer.copy(end..<start)
      writer.insert(pieces[place].new)
      end = start + pieces[place].range.count
    }
    writer.copy(end..<length)
    return writer.bytes
  }
}
