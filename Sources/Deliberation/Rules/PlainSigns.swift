/// A text as somebody reads it who looks for addresses and numbers: with one kind of space, hyphen and digit, entities read, and without what
/// nobody sees, as the backslash before a mark. Each sign knows where it stands in the text.
struct PlainSigns {
  private(set) var signs: [UInt8] = []
  /// Where each begins in the text, in bytes, and where the last one ends.
  private var places: [Int] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    signs.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count + 1)
    var place = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      // What an entity was read as goes on to its end.
      if place >= entityEnd {
        if scalar == "\\", place + 1 < bytes.count, bytes[place + 1].isEscapable {
          // The mark behind it is read as itself.
        } else if scalar == "&" || scalar == "%",
          let entity = Self.entities.first(where: { bytes[place...].starts(with: $0.name) })
        {
          add(entity.sign, at: place)
          entityEnd = place + entity.name.count
        } else if length == 1 {
          add(bytes[place], at: place)
        } else {
          add(scalar, bytes[place..<place + length])
        }
      }
      place += length
    }
    places.append(bytes.count)
  }

  private var entityEnd = 0

  /// Where some of the signs stand in the text.
  func range(_ range: Range<Int>) -> Range<Int> { places[range.lowerBound]..<places[range.upperBound] }

  private mutating func add(_ sign: UInt8, at place: Int) {
    signs.append(sign)
    places.append(place)
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ bytes: ArraySlice<UInt8>) {
    switch scalar.value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: add(UInt8(ascii: " "), at: bytes.startIndex)
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: add(UInt8(ascii: "-"), at: bytes.startIndex)
    case 0xFF01...0xFF5E: add(UInt8(scalar.value - 0xFEE0), at: bytes.startIndex)
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
    default: for place in bytes.indices { add(bytes[place], at: place) }
    }
  }

  private static let entities: [(name: [UInt8], sign: UInt8)] = [
    ("&nbsp;", " "), ("&#160;", " "), ("&#xa0;", " "), ("&#xA0;", " "), ("&ensp;", " "), ("&thinsp;", " "),
    ("&#64;", "@"), ("%40", "@"), ("&#x40;", "@"), ("&commat;", "@"), ("&ndash;", "-"), ("&#45;", "-"),
    ("&#8209;", "-"),
    ("&period;", "."), ("&#46;", "."),
  ].map { (Array($0.0.utf8), ($0.1 as Unicode.Scalar).asSign) }
}

extension Unicode.Scalar {
  fileprivate var asSign: UInt8 { UInt8(truncatingIfNeeded: value) }
}

extension UInt8 {
  /// Whether Markdown reads it as itself behind a backslash.
  fileprivate var isEscapable: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}
