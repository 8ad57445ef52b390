/// How much a file may ask of its reader. A text of 450 kB with 10,000 comments stays below a quarter of each.
package enum ZipLimits {
  /// The bytes of a part as it is unpacked.
  static let part = 48 << 20
  /// The bytes of all parts that are unpacked.
  static let total = 128 << 20
  /// How many bytes one packed byte may stand for in a part of more than `small` bytes. Real parts have 32 at most.
  static let ratio = 250
  /// The bytes of a part up to which any ratio will do.
  static let small = 1 << 20
  /// The entries of a file.
  static let entries = 10_000
}
