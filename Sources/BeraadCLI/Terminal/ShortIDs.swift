import BeraadKit
import Deliberation

/// Whole ids in a text for people, cut to what names the record: 32 digits are for programs.
enum ShortIDs {
  /// The text with each whole id as people type it.
  static func shortened(_ text: String, in context: Context) -> String {
    let places = places(in: text)
    guard !places.isEmpty else { return text }
    let names = context.shortNames(of: Set(places.map { String(text[$0]) }))
    var short = ""
    var end = text.startIndex
    for place in places {
      short += text[end..<place.lowerBound] + (names[String(text[place])] ?? String(text[place]))
      end = place.upperBound
    }
    return short + text[end...]
  }

  /// Where whole ids stand: a letter and the digits, with no letter or digit of ASCII around them.
  static func places(in text: String) -> [Range<String.Index>] {
    let (bytes, length) = (text.utf8, 1 + RecordID.digits)
    var found: [Range<String.Index>] = []
    var start: String.Index?
    var index = bytes.startIndex
    func note(upTo end: String.Index) {
      guard let from = start, bytes.distance(from: from, to: end) == length,
        RecordID(String(text[from..<end])) != nil
      else { return }
      found.append(from..<end)
    }
    while index < bytes.endIndex {
      if bytes[index] == 0x1B {
        // A colour: up to the letter that ends it, which is no part of a word.
        note(upTo: index)
        start = nil
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "m") { index = bytes.index(after: index) }
        guard index < bytes.endIndex else { break }
      } else if isPart(bytes[index]) {
        start = start ?? index
      } else {
        note(upTo: index)
        start = nil
      }
      index = bytes.index(after: index)
    }
    note(upTo: index)
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
