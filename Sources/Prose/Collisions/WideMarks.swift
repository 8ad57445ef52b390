/// What a hunk changes of the marks that mean something for all that comes behind them.
struct WideMarks {
  private let place: Int
  /// How many more remarks it opens than it closes.
  private let openRemarks: Int
  /// How many lines of fences it has, of the old words and the new.
  private let fences: (old: Int, new: Int)

  init(of hunk: Hunk) {
    place = hunk.range.lowerBound
    guard [hunk.old, hunk.new].contains(where: { $0.utf8.contains(where: "`~-".utf8.contains) }) else {
      (openRemarks, fences) = (0, (0, 0))
      return
    }
    let (old, new) = (Array(hunk.old.utf8), Array(hunk.new.utf8))
    func open(_ text: [UInt8]) -> Int {
      text.ranges(of: "<!--".utf8).count - text.ranges(of: "-->".utf8).count
    }
    openRemarks = open(new) - open(old)
    fences = (Self.fences(in: old), Self.fences(in: new))
  }

  var isNothing: Bool { openRemarks == 0 && fences == (0, 0) }

  /// Whether something of it has no other half.
  var isLone: Bool { openRemarks != 0 || isLoneFence }

  /// Whether both together open a remark and close it, or have fences of which one stands alone.
  func meet(_ other: WideMarks) -> Bool {
    let (first, second) = place <= other.place ? (self, other) : (other, self)
    return first.openRemarks > 0 && second.openRemarks < 0
      || first.isLoneFence && (second.fences.old > 0 || second.fences.new > 0)
  }

  private var isLoneFence: Bool { (fences.new - fences.old) % 2 != 0 }

  private static func fences(in text: [UInt8]) -> Int {
    let starts = Lines.starts(of: text)
    return zip(starts, starts.dropFirst()).count { MarkdownLine(text, $0..<$1).fence != nil }
  }
}
