/// Text as any mail program passes it on: ASCII in short lines (RFC 2045, 6.7).
enum QuotedPrintable {
  private static let longest = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// - Parameter text: its lines end with line feeds, and so do those of what comes of it.
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    var column = 0
    var isAfterSpace = false
    func add(_ piece: some Collection<UInt8>) {
      // Room for the sign that the line goes on.
      if column + piece.count > longest - 1 {
        bytes += [UInt8(ascii: "="), 0x0A]
        column = 0
      }
      bytes += piece
      column += piece.count
    }
    for byte in text.utf8 {
      if byte == 0x0A {
        // A space at the end of a line would be lost: the line goes on behind it, and ends there.
        if isAfterSpace { bytes += [UInt8(ascii: "="), 0x0A] }
        bytes.append(0x0A)
        (column, isAfterSpace) = (0, false)
        continue
      }
      isAfterSpace = byte == 0x20 || byte == 0x09
      let isPlain = isAfterSpace || (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      // A dot alone on a line ends a message, and "From " begins another, for programs that do not look at -i.
      let isMisread = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      if isPlain, !isMisread {
        add(CollectionOfOne(byte))
      } else {
        add([UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    if isAfterSpace { bytes += [UInt8(ascii: "="), 0x0A] }
    return bytes
  }
}
