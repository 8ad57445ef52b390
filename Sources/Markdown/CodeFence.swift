/// The line of backticks or tildes that opens a block of code.
struct CodeFence {
  private let mark: UInt8
  private let length: Int

  /// The fence that a line opens, if it opens one (CommonMark 0.30, section 4.5).
  init?(opening line: ArraySlice<UInt8>) {
    let text = line.drop { $0 == 0x20 }
    guard line.count - text.count < 4, let mark = text.first else { return nil }
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), text.dropFirst(length).contains(mark) { return nil }
    self.mark = mark
    self.length = length
  }

  /// Whether a line ends the block.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    guard line.count - text.count < 4, text.prefix(while: { $0 == mark }).count >= length else {
      return false
    }
    return text.drop { $0 == mark }.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
