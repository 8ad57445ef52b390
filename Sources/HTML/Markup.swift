/// HTML that is safe to write: what is interpolated as text is escaped, and only `Markup` itself goes in as it is.
///
/// So a partner's words cannot become mark-up by an oversight: the way from a `String` to `Markup` goes through
/// `Harmless` and escaping, and the one exception says that it is.
package struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// As it is written.
  package private(set) var html: String

  package init() { html = "" }

  package init(stringLiteral literal: StaticString) { html = literal.description }

  package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// HTML that a module brings along, never a partner's.
  package init(trusted html: String) { self.html = html }

  /// Text as it is to be read.
  package init(text: String) { html = Self.escaped(text) }

  package var isEmpty: Bool { html.isEmpty }
  /// In bytes.
  package var count: Int { html.utf8.count }

  package static func += (left: inout Markup, right: Markup) { left.html += right.html }

  package static func + (left: Markup, right: Markup) -> Markup {
    var sum = left
    sum += right
    return sum
  }

  /// What a literal with text in it becomes.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: StaticString) { html += literal.description }
    package mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    /// What stands in a field and is sent again: as it is, whatever it does there. Its line ends are those that a page has.
    package mutating func appendInterpolation(field text: String) {
      html += Markup.escaped(text.replacing("\r\n", with: "\n")) {
        $0 == "\r" ? "\n" : $0 == "\0" ? "\u{FFFD}" : nil
      }
    }
    package mutating func appendInterpolation(_ number: Int) { html += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    package mutating func appendInterpolation(_ list: [Markup]) { for markup in list { html += markup.html } }
  }

  /// Scalar by scalar: a mark with an accent is a mark for a browser.
  ///
  /// - Parameter substitute: what stands in place of a scalar that is no mark; nil for itself.
  private static func escaped(
    _ text: String, substitute: (Unicode.Scalar) -> String? = Harmless.substitute
  ) -> String {
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
        if let shown = substitute(scalar) {
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
  package func joined(by separator: Markup = Markup()) -> Markup {
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

extension DefaultStringInterpolation {
  /// A text with mark-up in it would show its marks: whoever makes such a thing says that it is `Markup`.
  @available(*, deprecated, message: "Say that the whole is Markup, or take .html.")
  package mutating func appendInterpolation(_ markup: Markup) { appendInterpolation(markup.html) }
}
