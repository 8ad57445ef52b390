import FoundationEssentials

/// Answers as JSON: sorted keys, no escaped slashes, one line.
enum JSONText {
  static func encode(_ value: any Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(value)) + [UInt8(ascii: "\n")]
  }
}
