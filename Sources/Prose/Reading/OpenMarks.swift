/// The marks of a block that wait for those that close them. Whatever is asked of them takes the same time, however many wait: a text of
/// brackets that nothing closes is read once.
struct OpenMarks {
  struct Mark {
    /// What closes it.
    let mark: ArraySlice<UInt8>
    let units: Range<Int>
    /// Whether it is what is left of a run of which another part is closed.
    let isPart: Bool

    init(_ mark: some Collection<UInt8>, _ units: Range<Int>, isPart: Bool = false) {
      (self.mark, self.units, self.isPart) = (ArraySlice(mark), units, isPart)
    }
  }

  /// Runs of stars, or of low lines, that the standard's rule of three treats alike.
  private struct Runs: Hashable {
    let sign: UInt8
    let remainder: Int

    init?(_ mark: ArraySlice<UInt8>) {
      guard let sign = mark.first, "*_".utf8.contains(sign) else { return nil }
      (self.sign, remainder) = (sign, mark.count % 3)
    }

    init(_ sign: UInt8, _ remainder: Int) { (self.sign, self.remainder) = (sign, remainder) }
  }

  private var marks: [Mark] = []
  /// The places of those that one mark closes, and of runs, in their order.
  private var byMark: [ArraySlice<UInt8>: [Int]] = [:]
  private var byRun: [Runs: [Int]] = [:]

  subscript(place: Int) -> Mark { marks[place] }

  mutating func append(_ mark: Mark) {
    byMark[mark.mark, default: []].append(marks.count)
    if let runs = Runs(mark.mark) { byRun[runs, default: []].append(marks.count) }
    marks.append(mark)
  }

  /// Takes away a mark and those that were opened behind it.
  mutating func remove(from place: Int) {
    while marks.count > place, let mark = marks.popLast() {
      byMark[mark.mark]?.removeLast()
      if let runs = Runs(mark.mark) { byRun[runs]?.removeLast() }
    }
  }

  /// The last that a mark closes.
  func last(closedBy mark: [UInt8]) -> Int? { byMark[mark[...]]?.last }

  /// The last that a run of other length closes in part: of stars, or of low lines, by the standard's rule of three.
  func last(closedInPartBy run: [UInt8], canOpen: Bool) -> Int? {
    guard let runs = Runs(run[...]) else { return nil }
    return (0..<3).filter { remainder in
      !canOpen || (runs.remainder + remainder) % 3 != 0 || runs.remainder == 0 && remainder == 0
    }.compactMap { byRun[Runs(runs.sign, $0)]?.last }.max()
  }
}

/// The `[` that each `]` of some units closes.
struct Openings {
  private var opening: [Int: Int] = [:]

  init(of units: Range<Int>, in text: ReadingText) {
    var open: [Int] = []
    for index in units {
      switch text.sign(of: index) {
      case UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: "]"): opening[index] = open.popLast()
      default: break
      }
    }
  }

  subscript(close: Int) -> Int? { opening[close] }
}
