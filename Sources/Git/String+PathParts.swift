extension StringProtocol {
  /// The names in a path. By bytes, as git has them: a slash is one also where a reader sees it as one letter with an accent behind it.
  package var pathParts: [Substring] {
    utf8.split(separator: UInt8(ascii: "/")).map { Substring(decoding: $0, as: UTF8.self) }
  }
}
