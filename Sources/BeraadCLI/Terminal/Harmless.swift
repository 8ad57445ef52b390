extension String {
  /// The text as it may go to a terminal: control characters and those that turn the direction of writing
  /// are shown as `\u{…}`, so that a partner's text can neither move the cursor nor dress up as another.
  /// Newlines and tabs stay; a line that ends as on Windows ends in a newline.
  var harmless: String {
    guard !isPlain, unicodeScalars.contains(where: \.isHarmful) else { return self }
    var shown = ""
    let scalars = unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      // What a line ends with is its end, and nothing to name.
      if scalar == "\r", case let next = scalars.index(after: index), next < scalars.endIndex,
        scalars[next] == "\n"
      {
        continue
      }
      if scalar.isHarmful {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// As `harmless`, with the colours of `Style` left in: the last thing that is done to a text before it is written.
  var harmlessInColour: String {
    let codes = Style.codes
    var shown = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "\u{1B}") {
      shown += String(rest[..<start]).harmless
      rest = rest[start...]
      let code = codes.first(where: rest.hasPrefix) ?? ""
      shown += code.isEmpty ? "\\u{1b}" : code
      rest = rest.dropFirst(max(code.count, 1))
    }
    return shown + String(rest).harmless
  }

  /// As `harmless`, on one line.
  var harmlessLine: String {
    isPlain ? self : harmless.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
  }

  /// Whether it is ASCII without a control character, as most cells of a long table are.
  private var isPlain: Bool {
    func isPlain(_ byte: UInt8) -> Bool { 0x20 <= byte && byte < 0x7F }
    return utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) } ?? utf8.allSatisfy(isPlain)
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmful: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    // Bidirectional embeddings, overrides and isolates; line and paragraph separators.
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0x2028, 0x2029: true
    default: false
    }
  }
}
