import HTML

/// What a browser is told.
struct Answer: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Parts that may have been compressed long before.
    case parts([CompressedPart])
    /// Pieces of text as they come, until there are no more.
    case events(AsyncStream<String>)
  }

  var status: Int
  var fields: [(name: String, value: String)]
  var body: Body

  static func html(_ page: Markup, status: Int = 200) -> Answer {
    Answer(
      status: status, fields: [("Content-Type", "text/html; charset=utf-8")],
      body: .bytes(Array(page.html.utf8)))
  }

  static func text(_ text: String, type: String, status: Int = 200) -> Answer {
    Answer(status: status, fields: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
  }

  static func json(_ text: String, status: Int = 200) -> Answer {
    .text(text, type: "application/json", status: status)
  }

  /// On to another page, which is asked with GET.
  static func seeOther(_ address: String) -> Answer {
    Answer(status: 303, fields: [("Location", address)], body: .bytes([]))
  }

  func setting(_ name: String, _ value: String) -> Answer {
    var answer = self
    answer.fields.append((name, value))
    return answer
  }

  /// The fields that every answer has: nothing from elsewhere, nothing kept, no address passed on.
  static let always: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    ("Referrer-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
  ]
}
