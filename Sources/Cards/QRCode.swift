import CQREncode
import Glibc

/// A QR code (ISO/IEC 18004) of a text, made by libqrencode: bytes, error correction level M.
struct QRCode {
  /// How many modules a side has.
  let size: Int
  /// Whether a module is dark, row by row.
  private let modules: [Bool]

  /// Nil where the text is too long for one: more than some 2,300 bytes; and on a machine without libqrencode.
  init?(_ text: String) {
    // Version 0: the smallest that has room.
    guard let library = Library.loaded, let code = library.encode(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { library.free(code) }
    size = Int(code.pointee.width)
    modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark.
  subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }
}

/// libqrencode, loaded when the first code is drawn: every command would wait for it otherwise, and one draws codes.
private struct Library {
  let encode: @convention(c) (UnsafePointer<CChar>, CInt, QRecLevel) -> UnsafeMutablePointer<QRcode>?
  let free: @convention(c) (UnsafeMutablePointer<QRcode>) -> Void

  static let loaded = Library()

  private init?() {
    guard let library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL),
      let encode = dlsym(library, "QRcode_encodeString8bit"), let free = dlsym(library, "QRcode_free")
    else { return nil }
    self.encode = unsafeBitCast(encode, to: type(of: self.encode))
    self.free = unsafeBitCast(free, to: type(of: self.free))
  }
}
