import Deliberation
import Glibc
import Hummingbird

/// Where a server listens: a port of one address, or a socket in the file system.
struct ListenAddress: CustomStringConvertible, Sendable {
  let description: String
  /// As it stands in an address: with brackets where it is of IPv6.
  let host: String
  let bind: BindAddress

  /// Reads `HOST:PORT` or `unix:PATH`; nil where it is neither.
  init?(_ text: String) {
    description = text
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst("unix:".count))
      guard !path.isEmpty, path.utf8.count < 100 else { return nil }
      (host, bind) = ("localhost", .unixDomainSocket(path: path))
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]),
      colon > text.startIndex
    else { return nil }
    host = String(text[..<colon])
    bind = .hostname(host.trimming("[]"), port: Int(port))
  }

  var isSocket: Bool { path != nil }

  /// Whether nothing but this machine reaches it.
  var isOfThisMachine: Bool { !isSocket && ["127.0.0.1", "[::1]", "::1", "localhost"].contains(host) }

  /// The socket's place in the file system; nil where it is a port.
  private var path: String? {
    description.hasPrefix("unix:") ? String(description.dropFirst("unix:".count)) : nil
  }

  /// Takes away the socket of a server that was killed, so that the next can listen there.
  ///
  /// - Throws: a `Refusal` where somebody listens at it, or something else lies there.
  func clear() throws(Refusal) {
    var info = stat()
    guard let path, lstat(path, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFSOCK else {
      throw Refusal(
        Localized(
          en: "\(path) is there already, and is no socket.", nl: "\(path) bestaat al, en is geen socket."))
    }
    guard !Self.isAnswered(path) else {
      throw Refusal(
        Localized(
          en: "Another program listens at \(path).", nl: "Een ander programma luistert al op \(path)."))
    }
    unlink(path)
  }

  /// Lets the proxy in, which is another user: who may look there is a matter of the folder.
  func open() {
    if let path { chmod(path, 0o666) }
  }

  private static func isAnswered(_ path: String) -> Bool {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}

extension String {
  fileprivate func trimming(_ letters: String) -> String {
    String(drop { letters.contains($0) }.reversed().drop { letters.contains($0) }.reversed())
  }
}
