/// Whether a text becomes another by given replacements and by nothing else, wherever their words stand by now and in
/// whatever order.
///
/// Asks no merge engine, so that the answer outlives every version of it. The texts are followed from their start: where they
/// part, one of the replacements must begin there or a little before. What fits nowhere is taken back, and another place is
/// tried; how much is tried is bounded.
package struct ReplacementCheck {
  /// Words that give way to others.
  package struct Wish: Hashable, Sendable {
    package let old: [UInt8]
    package let new: [UInt8]

    package init(_ hunk: Hunk) { (old, new) = (Array(hunk.old.utf8), Array(hunk.new.utf8)) }
  }

  package enum Answer: Sendable {
    case yes, no
    /// The words repeat so often that it would take too long to tell.
    case unknown
  }

  private let wishes: [Wish]
  private let patience: Int
  private let least: [Int]
  private let most: [Int]

  /// What is to be replaced.
  ///
  /// - Parameters:
  ///   - wishes: for each who asks for it, the replacements of one: all of them are to be made, and what several ask
  ///     for alike may be made once for all.
  ///   - patience: how many bytes are compared before the answer is unknown: as it stands, some tenths of a second.
  package init(_ wishes: [[Wish]], patience: Int = 50_000_000) {
    self.patience = patience
    var counts: [Wish: (least: Int, most: Int)] = [:]
    var order: [Wish] = []
    for one in wishes {
      var own: [Wish: Int] = [:]
      for wish in one where wish.old != wish.new { own[wish, default: 0] += 1 }
      for wish in one {
        guard let count = own.removeValue(forKey: wish) else { continue }
        if counts[wish] == nil { order.append(wish) }
        let known = counts[wish] ?? (0, 0)
        counts[wish] = (max(known.least, count), known.most + count)
      }
    }
    self.wishes = order
    least = order.map { counts[$0]?.least ?? 0 }
    most = order.map { counts[$0]?.most ?? 0 }
  }

  /// Whether they lead from one text to the other.
  package func leads(from old: [UInt8], to new: [UInt8]) -> Answer {
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        // Mostly a replacement covers the first byte that differs. One that ends before it only fits where words repeat.
        let near = search(old, new, everywhere: false)
        return near == .yes ? near : search(old, new, everywhere: true)
      }
    }
  }

  /// How far both texts were followed, and what is tried next from there.
  private struct Point {
    /// Where the texts go on behind the last replacement.
    let old: Int
    let new: Int
    /// How many bytes they have in common from there on.
    let common: Int
    /// The replacement that led here; nil for the start.
    let made: Int?
    /// The replacement to be tried, and how many bytes before the first difference.
    var wish = 0
    var back = 0
  }

  private func search(
    _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>, everywhere: Bool
  ) -> Answer {
    func point(_ oldStart: Int, _ newStart: Int, by wish: Int?) -> Point {
      let common = CommonEnds.prefix(
        UnsafeBufferPointer(rebasing: old[oldStart...]), UnsafeBufferPointer(rebasing: new[newStart...]))
      return Point(old: oldStart, new: newStart, common: common, made: wish)
    }
    var made = [Int](repeating: 0, count: wishes.count)
    var path = [point(0, 0, by: nil)]
    var patience = patience
    while var last = path.popLast() {
      if last.old + last.common == old.count, last.new + last.common == new.count,
        zip(made, least).allSatisfy({ $0 >= $1 })
      {
        return .yes
      }
      guard let found = next(from: &last, old, new, made, everywhere: everywhere, &patience) else {
        if let wish = last.made { made[wish] -= 1 }
        continue
      }
      path.append(last)
      made[found.wish] += 1
      let wish = wishes[found.wish]
      path.append(
        point(
          last.old + found.offset + wish.old.count, last.new + found.offset + wish.new.count, by: found.wish))
    }
    return patience > 0 ? .no : .unknown
  }

  /// The next replacement that fits at or before the first difference, and where; nil where none is left.
  private func next(
    from point: inout Point, _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>,
    _ made: [Int], everywhere: Bool, _ patience: inout Int
  ) -> (wish: Int, offset: Int)? {
    while point.wish < wishes.count, patience > 0 {
      let wish = wishes[point.wish]
      let reach = everywhere ? point.common : min(point.common, max(wish.old.count, wish.new.count))
      if made[point.wish] < most[point.wish] {
        while point.back <= reach, patience > 0 {
          let offset = point.common - point.back
          point.back += 1
          if Self.reads(wish.old, old, at: point.old + offset, &patience),
            Self.reads(wish.new, new, at: point.new + offset, &patience)
          {
            return (point.wish, offset)
          }
        }
      }
      point.wish += 1
      point.back = 0
    }
    return nil
  }

  private static func reads(
    _ words: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ patience: inout Int
  ) -> Bool {
    guard start + words.count <= text.count else { return false }
    var length = 0
    while length < words.count, words[length] == text[start + length] { length += 1 }
    patience -= length + 1
    return length == words.count
  }
}
