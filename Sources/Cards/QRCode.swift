import CQREncode

/// A QR code (ISO/IEC 18004) of a text, made by libqrencode: bytes, error correction level M.
struct QRCode {
  /// How many modules a side has.
  let size: Int
  /// Whether a module is dark, row by row.
  private let modules: [Bool]

  /// Nil where the text is too long for one: more than some 2,300 bytes.
  init?(_ text: String) {
    // Version 0: the smallest that has room.
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark.
  subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }
}
