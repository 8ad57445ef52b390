/// HTML that is safe to write: what is interpolated as text is escaped, and only `Markup` itself goes in as it is.
///
/// So a partner's words cannot become mark-up by an oversight: the way from a `String` to `Markup` goes through
/// `Harmless` and escaping, and the one exception says that it is.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  private(set) var html: String

  init() { html = "" }

  init(stringLiteral literal: StaticString) { html = literal.description }

  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// HTML that this module brings along, never a partner's.
  init(trusted html: String) { self.html = html }

  /// Text as it is to be read.
  init(text: String) { html = Self.escaped(text) }

  var isEmpty: Bool { html.isEmpty }
  /// In bytes.
  var count: Int { html.utf8.count }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum += right
    return sum
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) { html += literal.description }
    mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ list: [Markup]) { for markup in list { html += markup.html } }
  }

  private static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var html = ""
    html.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default:
        if let shown = Harmless.substitute(for: scalar) {
          html += shown
        } else {
          html.unicodeScalars.append(scalar)
        }
      }
    }
    return html
  }
}

/// Whether a byte stands for itself: ASCII without marks of HTML and without controls.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
  default: (0x20..<0x7F).contains(byte) || byte == 0x0A
  }
}

extension Sequence<Markup> {
  /// The pieces one after another, with something between them.
  func joined(by separator: Markup = Markup()) -> Markup {
    var result = Markup()
    var isFirst = true
    for piece in self {
      if !isFirst { result += separator }
      isFirst = false
      result += piece
    }
    return result
  }
}
