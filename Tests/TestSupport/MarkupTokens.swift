/// HTML or XML cut into tags and text, strictly: what is not written as it should be is an error, and nothing is guessed.
package struct MarkupTokens {
  package enum Token: Hashable {
    case open(String, [String: String])
    case close(String)
    case text(String)
  }

  package struct Malformed: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  package private(set) var tokens: [Token] = []
  /// By scalars: a combining mark after a quote or a bracket must not hide it.
  private var rest: Substring.UnicodeScalarView

  /// - Throws: `Malformed` with what was found.
  package init(_ markup: String) throws(Malformed) {
    rest = markup[...].unicodeScalars
    while let next = rest.first {
      if next == "<" {
        try readTag()
      } else {
        let text = rest.prefix { $0 != "<" }
        if text.contains(">") { throw Malformed(description: "a bare > in \(text.prefix(60))") }
        tokens.append(.text(try Self.decoded(text)))
        rest = rest[text.endIndex...]
      }
    }
  }

  private mutating func readTag() throws(Malformed) {
    let beginning = rest.prefix(80)
    rest = rest.dropFirst()
    let isClosing = take("/")
    let name = rest.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_")
    }
    guard name.first?.properties.isAlphabetic == true else {
      throw Malformed(description: "no tag: \(beginning)")
    }
    rest = rest[name.endIndex...]
    var attributes: [String: String] = [:]
    while take(" ") {
      if rest.first == "/" || rest.first == ">" { break }
      let key = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || $0 == ":") }
      guard !key.isEmpty else { throw Malformed(description: "no attribute: \(beginning)") }
      rest = rest[key.endIndex...]
      guard attributes[String(key)] == nil else { throw Malformed(description: "\(key) twice: \(beginning)") }
      attributes[String(key)] = ""
      guard take("=") else { continue }
      guard take("\"") else { throw Malformed(description: "no quotes: \(beginning)") }
      let value = rest.prefix { $0 != "\"" }
      rest = rest[value.endIndex...]
      guard take("\""), !value.contains("<"), !value.contains(">") else {
        throw Malformed(description: "a bad attribute: \(beginning)")
      }
      attributes[String(key)] = try Self.decoded(value)
    }
    let isEmpty = take("/")
    guard take(">"), !isClosing || attributes.isEmpty else {
      throw Malformed(description: "no end: \(beginning)")
    }
    if isClosing {
      tokens.append(.close(String(name)))
    } else {
      tokens.append(.open(String(name), attributes))
      if isEmpty { tokens.append(.close(String(name))) }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private static func decoded(_ text: Substring.UnicodeScalarView) throws(Malformed) -> String {
    var result = ""
    var rest = text
    while let next = rest.popFirst() {
      guard next == "&" else {
        result.unicodeScalars.append(next)
        continue
      }
      guard let end = rest.firstIndex(of: ";") else {
        throw Malformed(description: "a bare & in \(text.prefix(60))")
      }
      switch String(rest[..<end]) {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "#39": result += "'"
      case let name: throw Malformed(description: "&\(name); in \(text.prefix(60))")
      }
      rest = rest[rest.index(after: end)...]
    }
    return result
  }
}
