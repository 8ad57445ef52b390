import BeraadKit
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The server around a site: listens, says where, and ends when it is told to.
struct WebServer {
  let site: Site
  let address: ListenAddress

  /// Serves until a signal ends it.
  ///
  /// - Throws: where it cannot listen.
  func run() async throws {
    var logger = Logger(label: "beraad-web") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let site = site
    let address = address
    let application = Application(
      responder: WebResponder(site: site), server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: .init(address: address.bind),
      onServerRunning: { channel in
        let port = channel.localAddress?.port
        if site.address.isEmpty { site.address = "http://\(address.host):\(port ?? 0)" }
        try? site.state.write(Array(site.address.utf8), to: "address")
        Standard.output.write(
          "listening \(port.map { "http://\(address.host):\($0)" } ?? address.description)\n")
      }, logger: logger)
    try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
  }
}

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

  var isSocket: Bool { description.hasPrefix("unix:") }
}

extension String {
  fileprivate func trimming(_ letters: String) -> String {
    String(drop { letters.contains($0) }.reversed().drop { letters.contains($0) }.reversed())
  }
}
