/// A picture that stands in a paper: PNG or JPEG, as its first bytes say.
package struct PaperPicture: Hashable, Sendable {
  package enum Format: String, Sendable { case png, jpeg }

  package let bytes: [UInt8]
  package let format: Format
  /// In dots.
  let width: Int
  let height: Int

  /// More is no picture for a page.
  package static let mostBytes = 8_000_000
  /// A header may claim any size; more dots than that are none that somebody drew.
  private static let mostDots = 30_000

  /// Nil for anything else, and for a picture that does not say how large it is.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes else { return nil }
    guard let (format, width, height) = Self.png(bytes) ?? Self.jpeg(bytes),
      (1...Self.mostDots).contains(width), (1...Self.mostDots).contains(height)
    else { return nil }
    (self.bytes, self.format, self.width, self.height) = (bytes, format, width, height)
  }

  /// The first chunk of a PNG file has its size (ISO/IEC 15948, 11.2.2).
  private static func png(_ bytes: [UInt8]) -> (Format, Int, Int)? {
    let beginning: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]
    guard bytes.count > 24, bytes.starts(with: beginning) else { return nil }
    return (.png, number(bytes[16..<20]), number(bytes[20..<24]))
  }

  /// A JPEG file is a row of segments, of which that of the frame has its size (ITU-T T.81, B.2.2).
  private static func jpeg(_ bytes: [UInt8]) -> (Format, Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
    var place = 2
    while place + 9 < bytes.count, bytes[place] == 0xFF {
      let kind = bytes[place + 1]
      let isFrame = (0xC0...0xCF).contains(kind) && ![0xC4, 0xC8, 0xCC].contains(kind)
      if isFrame {
        return (.jpeg, number(bytes[(place + 7)..<(place + 9)]), number(bytes[(place + 5)..<(place + 7)]))
      }
      let length = number(bytes[(place + 2)..<(place + 4)])
      guard length >= 2 else { return nil }
      place += 2 + length
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// Its size on the page in 914,400ths of an inch, at 96 dots an inch, and no larger than the page has room for.
  var extent: (width: Int, height: Int) {
    let (mostWidth, mostHeight) = (5_760_000, 7_200_000)
    let (width, height) = (width * 9_525, height * 9_525)
    let wide = width > mostWidth ? (mostWidth, max(1, height * mostWidth / width)) : (width, height)
    return wide.1 > mostHeight ? (max(1, wide.0 * mostHeight / wide.1), mostHeight) : wide
  }
}
