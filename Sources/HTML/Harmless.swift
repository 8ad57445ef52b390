/// Characters that act instead of being read: shown, so that nobody is misled by what cannot be seen.
enum Harmless {
  /// What to show in place of a character that does something to a terminal or to the order of the text around it; nil
  /// for all others. Tab and line feed are white space and stay.
  static func substitute(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A: nil
    case 0x0D: " "
    // C0 and C1 controls; line and paragraph separator; embeddings, overrides and isolates (Boucher and Anderson, "Trojan
    // Source", 2021); the byte order mark within a text; deprecated format characters.
    case 0x00..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB: named(scalar)
    // What Unicode will never make a character: XML has no place for two of them.
    case 0xFDD0...0xFDEF: named(scalar)
    case let value where value & 0xFFFE == 0xFFFE: named(scalar)
    default: nil
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }
}
