/// A QR code (ISO/IEC 18004) for an address: bytes, error correction level M, versions 1 to 10.
struct QRCode {
  /// How many modules a side has.
  let size: Int
  /// Whether a module is dark, row by row.
  private(set) var modules: [Bool]
  /// Modules that are the pattern's own and hold no data.
  private var isFixed: [Bool]

  private let version: Int

  /// Of each version at level M: blocks with their number of data bytes, and the bytes of error correction of each block.
  private static let blocks: [(data: [Int], correction: Int)] = [
    ([16], 10), ([28], 16), ([44], 26), ([32, 32], 18), ([43, 43], 24), ([27, 27, 27, 27], 16),
    ([31, 31, 31, 31], 18), ([38, 38, 39, 39], 22), ([36, 36, 36, 37, 37], 22),
    ([43, 43, 43, 43, 44], 26),
  ]

  /// Where the centres of the alignment patterns stand.
  private static let alignment: [[Int]] = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ]

  /// Nil where the text is too long: more than 213 bytes.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let version = (1...10).first { version in
      let room = Self.blocks[version - 1].data.reduce(0, +)
      return bytes.count + (version < 10 ? 2 : 3) <= room
    }
    guard let version else { return nil }
    self.version = version
    size = 17 + 4 * version
    modules = Array(repeating: false, count: size * size)
    isFixed = modules
    drawPatterns()
    draw(Self.codewords(of: bytes, version: version))
    applyBestMask()
  }

  subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

  // MARK: Data

  private static func codewords(of bytes: [UInt8], version: Int) -> [UInt8] {
    let (lengths, correction) = blocks[version - 1]
    let data = padded(bytes, version: version, to: lengths.reduce(0, +))
    var parts: [[UInt8]] = []
    var start = 0
    for length in lengths {
      parts.append(Array(data[start..<start + length]))
      start += length
    }
    let checks = parts.map { GaloisField.remainder(of: $0, length: correction) }
    var words: [UInt8] = []
    for index in 0..<(lengths.max() ?? 0) {
      for part in parts where index < part.count { words.append(part[index]) }
    }
    for index in 0..<correction { for check in checks { words.append(check[index]) } }
    return words
  }

  private static func padded(_ bytes: [UInt8], version: Int, to length: Int) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
    }
    append(0b0100, 4)
    append(bytes.count, version < 10 ? 8 : 16)
    for byte in bytes { append(Int(byte), 8) }
    append(0, min(4, length * 8 - bits.count))
    while bits.count % 8 != 0 { bits.append(false) }
    var words = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var pad: UInt8 = 0xEC
    while words.count < length {
      words.append(pad)
      pad ^= 0xEC ^ 0x11
    }
    return words
  }

  // MARK: Patterns

  private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return }
    modules[row * size + column] = isDark
    isFixed[row * size + column] = true
  }

  private mutating func drawPatterns() {
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] {
      for down in -4...4 {
        for across in -4...4 {
          let distance = max(abs(down), abs(across))
          fix(row + down, column + across, distance != 2 && distance != 4)
        }
      }
    }
    let centres = Self.alignment[version - 1]
    for row in centres {
      for column in centres where !isFixed[row * size + column] {
        for down in -2...2 {
          for across in -2...2 { fix(row + down, column + across, max(abs(down), abs(across)) != 1) }
        }
      }
    }
    for index in 8..<size - 8 {
      fix(6, index, index % 2 == 0)
      fix(index, 6, index % 2 == 0)
    }
    drawFormat(mask: 0)
    if version >= 7 { drawVersion() }
  }

  private mutating func drawVersion() {
    var rest = version
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = version << 12 | rest
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      fix(index / 3, size - 11 + index % 3, isDark)
      fix(size - 11 + index % 3, index / 3, isDark)
    }
  }

  /// Level M is 0.
  private mutating func drawFormat(mask: Int) {
    var rest = mask
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (mask << 10 | rest) ^ 0x5412
    func isDark(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { fix(index, 8, isDark(index)) }
    fix(7, 8, isDark(6))
    fix(8, 8, isDark(7))
    fix(8, 7, isDark(8))
    for index in 9..<15 { fix(8, 14 - index, isDark(index)) }
    for index in 0..<8 { fix(8, size - 1 - index, isDark(index)) }
    for index in 8..<15 { fix(size - 15 + index, 8, isDark(index)) }
    fix(size - 8, 8, true)
  }

  private mutating func draw(_ words: [UInt8]) {
    var bit = 0
    var isUpward = true
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFixed[row * size + column] && bit < words.count * 8 {
          modules[row * size + column] = words[bit / 8] >> (7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
      isUpward.toggle()
      right -= 2
    }
  }

  // MARK: Masks

  private static func isMasked(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  private mutating func apply(_ mask: Int) {
    for row in 0..<size {
      for column in 0..<size where !isFixed[row * size + column] && Self.isMasked(mask, row, column) {
        modules[row * size + column].toggle()
      }
    }
    drawFormat(mask: mask)
  }

  private mutating func applyBestMask() {
    let candidates = (0..<8).map { mask in
      var code = self
      code.apply(mask)
      return code
    }
    self = candidates.min { $0.penalty < $1.penalty } ?? self
  }

  /// The standard's measure of what a camera may take for something else.
  private var penalty: Int {
    let rows = (0..<size).map { row in (0..<size).map { self[row, $0] } }
    let columns = (0..<size).map { column in (0..<size).map { self[$0, column] } }
    var sum = (rows + columns).reduce(0) { $0 + Self.penalty(ofLine: $1) }
    for row in 0..<size - 1 {
      for column in 0..<size - 1 {
        let first = self[row, column]
        if self[row, column + 1] == first, self[row + 1, column] == first, self[row + 1, column + 1] == first
        {
          sum += 3
        }
      }
    }
    let dark = modules.count { $0 } * 100 / modules.count
    return sum + abs(dark - 50) / 5 * 10
  }

  private static let finder = [true, false, true, true, true, false, true]

  private static func penalty(ofLine line: [Bool]) -> Int {
    var sum = 0
    var run = 0
    for index in line.indices {
      run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
      if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
    }
    for start in 0...line.count - 11 {
      let part = Array(line[start..<start + 11])
      let light = [false, false, false, false]
      if part == finder + light || part == light + finder { sum += 40 }
    }
    return sum
  }
}

/// The field of 256 elements that QR codes correct errors in (polynomial 0x11D).
private enum GaloisField {
  static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product = 0
    for bit in (0..<8).reversed() {
      product = product << 1 ^ (product >> 7) * 0x11D
      product ^= Int(b >> bit & 1) * Int(a)
    }
    return UInt8(truncatingIfNeeded: product)
  }

  /// The bytes of error correction of a block (Reed and Solomon).
  static func remainder(of data: [UInt8], length: Int) -> [UInt8] {
    var divisor = [UInt8](repeating: 0, count: length)
    divisor[length - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<length {
      for index in 0..<length {
        divisor[index] = multiply(divisor[index], root)
        if index + 1 < length { divisor[index] ^= divisor[index + 1] }
      }
      root = multiply(root, 2)
    }
    var rest = [UInt8](repeating: 0, count: length)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for index in 0..<length { rest[index] ^= multiply(divisor[index], factor) }
    }
    return rest
  }
}
