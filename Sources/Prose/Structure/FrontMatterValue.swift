/// The text that a value of front matter stands for (YAML 1.2, chapters 7 and 8, for the scalars that a person writes; TOML 1.0 for its
/// strings). A list, or keys within a key, is no text.
enum FrontMatterValue {
  /// - Parameters:
  ///   - value: what follows the key in its line.
  ///   - more: the lines after it that belong to it.
  static func text(_ value: Substring, more: [Substring], _ syntax: FrontMatterSyntax) -> String {
    // By scalars: a mark with an accent is a mark here.
    switch value.unicodeScalars.first {
    case "\"" where value.begins(with: "\"\"\"") && syntax == .toml,
      "'" where value.begins(with: "'''") && syntax == .toml:
      let all = ([value.droppingScalars(3)] + more).joined(separator: "\n")
      let fence = String(Substring(value.unicodeScalars.prefix(3)))
      let inner = all.ends(with: fence) ? Substring(all.unicodeScalars.dropLast(3)) : all[...]
      return folded(inner.split(scalar: "\n"))
    case "\"": return escaped(within: joined(value, more).unicodeScalars.dropFirst())
    case "'":
      return syntax == .yaml
        ? doubled(within: joined(value, more).unicodeScalars.dropFirst())
        : upToQuote(value.unicodeScalars.dropFirst())
    case "|" where syntax == .yaml: return block(more).joined(separator: "\n").trimmed
    case ">" where syntax == .yaml: return folded(block(more))
    case "#": return ""
    case nil: return syntax == .yaml && isPlain(more) ? withoutRemark(folded(more)) : ""
    default: return withoutRemark(syntax == .yaml && isText(value) ? folded([value] + more) : String(value))
    }
  }

  /// A value of YAML without the name that is given to it and the type that is told of it: `&name`, `!!str`.
  static func withoutProperties(_ value: Substring) -> Substring {
    var rest = value
    while rest.begins(with: "&") || rest.begins(with: "!!") {
      let word = rest.unicodeScalars.prefix { !$0.properties.isWhitespace }
      // A bare `&` is a sign.
      if word.count == 1 { break }
      rest = Substring(rest.unicodeScalars.dropFirst(word.count)).trimmedBlanks
    }
    return rest
  }

  /// Whether a value of TOML goes on in the lines after it.
  static func isOpen(_ value: Substring) -> Bool {
    for fence in ["\"\"\"", "'''"] where value.begins(with: fence) {
      return !value.droppingScalars(3).holds(fence)
    }
    return value.begins(with: "[") && !withoutRemark(value).ends(with: "]")
  }

  /// How many brackets of a list or of keys in one line of YAML are open at its end.
  ///
  /// - Parameter isWithin: whether the line is one within such a list.
  static func depth(_ line: Substring, isWithin: Bool = false) -> Int {
    guard isWithin || line.hasPrefix("[") || line.hasPrefix("{") else { return 0 }
    return withoutQuotes(withoutRemark(line)).reduce(0) { depth, byte in
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
      default: depth
      }
    }
  }

  /// A line without what is in quotes. An apostrophe within a word opens none.
  private static func withoutQuotes(_ line: Substring) -> [UInt8] {
    var quote: UInt8?
    var isFirst = true
    return line.utf8.filter { byte in
      if let open = quote {
        if byte == open { quote = nil }
        return false
      }
      if isFirst, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        return false
      }
      isFirst = byte.isWhite || "[{,:".utf8.contains(byte)
      return true
    }
  }

  /// Whether a line of TOML ends a value that is open.
  static func closes(_ line: Substring, _ value: Substring) -> Bool {
    value.begins(with: "[")
      ? withoutRemark(line).ends(with: "]")
      : line.holds(String(Substring(value.unicodeScalars.prefix(3))))
  }

  /// A line of TOML without the remark behind it: a `#` in quotes begins none.
  private static func withoutRemark(_ line: Substring) -> Substring {
    var quote: Unicode.Scalar?
    var isEscaped = false
    let scalars = line.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open, !isEscaped { quote = nil }
        isEscaped = scalar == "\\" && open == "\"" && !isEscaped
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == "#" {
        return line[..<index].trimmedBlanks
      }
    }
    return line
  }

  /// Whether a plain value is a text: a list in brackets, an alias, a tag are not.
  private static func isText(_ value: Substring) -> Bool {
    value.unicodeScalars.first.map { !"[{&*!".unicodeScalars.contains($0) } == true
  }

  /// Whether lines under a key are its text, and not a list or keys.
  private static func isPlain(_ lines: [Substring]) -> Bool {
    guard let first = lines.map(\.trimmedBlanks).first(where: { !$0.isEmpty }) else { return false }
    return !first.begins(with: "- ") && first != "-" && !first.begins(with: "#") && !first.holds(": ")
      && !first.ends(with: ":") && isText(first)
  }

  private static func joined(_ value: Substring, _ more: [Substring]) -> Substring {
    folded([value] + more)[...]
  }

  /// Lines as one: each line's end is a space, an empty line a line's end.
  private static func folded(_ lines: [Substring]) -> String {
    var text = ""
    for line in lines.map(\.trimmedBlanks) {
      if line.isEmpty {
        text += "\n"
      } else {
        text += (text.isEmpty || text.hasSuffix("\n") ? "" : " ") + line
      }
    }
    return text.trimmed
  }

  /// The lines of a block without the indentation of its first.
  private static func block(_ lines: [Substring]) -> [Substring] {
    func spaces(_ line: Substring) -> Int { line.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
    let indentation = lines.first { !$0.trimmedBlanks.isEmpty }.map(spaces) ?? 0
    return lines.map { $0.droppingScalars(min(indentation, spaces($0))) }
  }

  /// Without a remark: `#` after white space.
  private static func withoutRemark(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "#")),
      let sign = zip(value.utf8.indices, value.utf8.indices.dropFirst()).first(where: {
        (value.utf8[$0] == UInt8(ascii: " ") || value.utf8[$0] == UInt8(ascii: "\t"))
          && value.utf8[$1] == UInt8(ascii: "#")
      })?.0
    else { return value }
    return value[..<sign].trimmedBlanks.description
  }

  private static func escaped(within text: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "\"" { break }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "x": result.append(number(&scalars, digits: 2))
      case "u": result.append(number(&scalars, digits: 4))
      case "U": result.append(number(&scalars, digits: 8))
      case let other?: result.append(other)
      case nil: break
      }
    }
    return String(result)
  }

  private static func number(_ scalars: inout Substring.UnicodeScalarView.Iterator, digits: Int)
    -> Unicode.Scalar
  {
    var text = String.UnicodeScalarView()
    for _ in 0..<digits { if let digit = scalars.next() { text.append(digit) } }
    return UInt32(String(text), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
  }

  /// A text in single quotes, where two stand for one.
  private static func doubled(within text: Substring.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var rest = text
    while let quote = rest.firstIndex(of: "'") {
      result += rest[..<quote]
      rest = rest[rest.index(after: quote)...]
      guard rest.first == "'" else { return String(result) }
      result.append("'")
      rest = rest.dropFirst()
    }
    return String(result + rest)
  }

  private static func upToQuote(_ text: Substring.UnicodeScalarView) -> String {
    String(String.UnicodeScalarView(text.prefix { $0 != "'" }))
  }
}

extension String {
  /// Without the white space at both ends.
  fileprivate var trimmed: String { String(self[...].trimmedBlanks) }
}

extension Substring {
  /// Whether some bytes stand in it.
  fileprivate func holds(_ text: String) -> Bool {
    let (own, looked) = (Array(utf8), Array(text.utf8))
    return own.indices.contains { own[$0...].starts(with: looked) }
  }
}
