/// The name of a record: a letter for its kind and the first 32 hex digits of the SHA-256 of its content.
///
/// 128 bits, so that nobody finds two records of one name: two people who wanted to would have to try 2⁶⁴ of them.
package struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  /// How many hex digits of the hash stand behind the letter.
  package static let digits = 32

  /// Reads a whole id; nil when the text is none.
  package init?(_ text: String) {
    guard text.utf8.count == 1 + Self.digits, text.utf8.dropFirst().allSatisfy(Self.isHex),
      let letter = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
    else { return nil }
    description = text
  }

  /// The first two hex digits: the folder it lies in.
  package var fan: String { String(description.dropFirst().prefix(2)) }

  package static func < (a: RecordID, b: RecordID) -> Bool { a.description < b.description }

  static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
}

/// What a decision is about: a comment, a whole amendment, or one numbered hunk of an amendment (`a4f7…/2`).
package struct Target: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let record: RecordID
  /// Counted from 1; nil for the whole record.
  package let hunk: Int?

  package init(_ record: RecordID, hunk: Int? = nil) {
    self.record = record
    self.hunk = hunk
  }

  /// Reads `ID` or `ID/N`; nil when the text is neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let record = RecordID(String(parts[0])) else { return nil }
    self.record = record
    guard parts.count == 2 else {
      hunk = nil
      return
    }
    guard let number = Int(parts[1]), number >= 1, String(number) == parts[1] else { return nil }
    hunk = number
  }

  /// Whether one of two is part of the other, or the other itself.
  package func overlaps(_ other: Target) -> Bool {
    record == other.record && (hunk == nil || other.hunk == nil || hunk == other.hunk)
  }

  package var description: String { hunk.map { "\(record)/\($0)" } ?? record.description }

  package static func < (a: Target, b: Target) -> Bool { (a.record, a.hunk ?? 0) < (b.record, b.hunk ?? 0) }
}

extension Target: Encodable {
  /// As it is typed: `a4f7/2`.
  package func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}
