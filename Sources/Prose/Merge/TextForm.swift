/// How a text is written down, apart from what it says: with a byte order mark or without, and how its lines end.
struct TextForm: Equatable {
  private var hasByteOrderMark: Bool
  /// Whether every line ends in a carriage return and a newline, or none does; nil where both occur, or no line ends.
  private var hasCarriageReturns: Bool?

  private init(of side: SideText) {
    hasByteOrderMark = side.text.startsWithByteOrderMark
    hasCarriageReturns = nil
    let ends = side.lines.starts.dropFirst().filter { side.text[$0 - 1] == UInt8(ascii: "\n") }
    let returns = ends.count { $0 > 1 && side.text[$0 - 2] == 0x0D }
    if !ends.isEmpty, returns == 0 || returns == ends.count { hasCarriageReturns = returns > 0 }
  }

  /// The form that a merge of two edits has; nil where both have one form, so that nothing needs doing.
  static func merged(base: SideText, left: SideText, right: SideText) -> TextForm? {
    let (base, left, right) = (TextForm(of: base), TextForm(of: left), TextForm(of: right))
    guard left != right else { return nil }
    var form = base
    if left.hasByteOrderMark != right.hasByteOrderMark { form.hasByteOrderMark.toggle() }
    form.hasCarriageReturns = merged(
      base.hasCarriageReturns, left.hasCarriageReturns, right.hasCarriageReturns)
    return form
  }

  /// What one side changed it to; nil where both did.
  private static func merged(_ base: Bool?, _ left: Bool?, _ right: Bool?) -> Bool? {
    if left == base { return right }
    return right == base || left == right ? left : nil
  }

  /// A part of a merged text in this form; a mixture of line ends is left as it is where the sides have one.
  func applied(to part: [UInt8], isStart: Bool) -> [UInt8] {
    var result: [UInt8] = isStart && hasByteOrderMark ? .byteOrderMark : []
    for byte in isStart && part.startsWithByteOrderMark ? part.dropFirst(3) : part[...] {
      if let hasCarriageReturns, byte == UInt8(ascii: "\n") {
        if result.last == 0x0D { result.removeLast() }
        if hasCarriageReturns { result.append(0x0D) }
      }
      result.append(byte)
    }
    return result
  }
}

extension [UInt8] {
  /// U+FEFF in UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  var startsWithByteOrderMark: Bool { starts(with: Self.byteOrderMark) }
}
