import Glibc

/// The log on standard error: a line a request, with nothing in it that leads to anybody.
enum AccessLog {
  static func write(method: String, route: String, status: Int, milliseconds: Int) {
    Standard.error.write(
      "{\"method\":\"\(method)\",\"route\":\"\(route)\",\"status\":\(status),\"ms\":\(milliseconds)}\n")
  }
}

/// What else happens that whoever runs the server wants to know: a name, with nothing in it that leads to anybody.
enum EventLog {
  static func write(_ event: String) { Standard.error.write("{\"event\":\"\(event)\"}\n") }
}

/// The streams of this process.
enum Standard: Int32 {
  case output = 1
  case error = 2

  /// Writes all of a text at once; what cannot be written is let go: nobody reads it.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
