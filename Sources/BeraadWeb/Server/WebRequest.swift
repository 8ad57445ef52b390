/// What a browser asks, read and within its bounds.
struct WebRequest: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  var method: Method
  /// The parts of the path between its slashes, without escapes.
  var path: [String]
  var query = Form.empty
  /// What was posted.
  var form = Form.empty
  var origin: String?
  var referer: String?
  var cookies: [String: String] = [:]

  /// The path with its query, as `next` takes it; nil where the path has parts that need escapes.
  var address: String {
    let path = "/" + path.map(Form.encode).joined(separator: "/")
    let query = query.fields.filter { $0.name != "lang" }
      .map { "\(Form.encode($0.name))=\(Form.encode($0.value))" }.joined(separator: "&")
    return query.isEmpty ? path : path + "?" + query
  }

  /// The path alone, as a form is sent to it.
  var action: String { "/" + path.map(Form.encode).joined(separator: "/") }

  /// The cookies of a request's field.
  static func cookies(in field: String) -> [String: String] {
    var cookies: [String: String] = [:]
    for pair in field.split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " } }
      guard parts.count == 2 else { continue }
      cookies[String(parts[0])] = String(parts[1])
    }
    return cookies
  }
}
