import BeraadKit
import Deliberation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Deletes what was typed and kept for somebody who did not come back.
private struct Sweeper: Service {
  let site: Site

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .seconds(300))
        site.keptForms.sweep(now: site.now().seconds)
      }
    }
  }
}

/// The server around a site: listens, says where, and ends when it is told to.
struct WebServer {
  let site: Site
  let address: ListenAddress
  /// Where it says in figures what it did; nil for nowhere.
  var metrics: ListenAddress?

  /// Serves until a signal ends it.
  ///
  /// - Throws: where it cannot listen.
  func run() async throws {
    var logger = Logger(label: "beraad-web") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let site = site
    let address = address
    try address.clear()
    let application = Application(
      responder: WebResponder(site: site), server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: .init(address: address.bind),
      onServerRunning: { channel in
        let port = channel.localAddress?.port
        if site.address.isEmpty { site.address = "http://\(address.host):\(port ?? 0)" }
        address.open()
        try? site.state.write(Array(site.address.utf8), to: "address")
        Standard.output.write(
          "listening \(port.map { "http://\(address.host):\($0)" } ?? address.description)\n")
      }, logger: logger)
    var services: [any Service] = [application, Sweeper(site: site)]
    if let metrics {
      services.append(
        Application(
          responder: MetricsResponder(site: site), configuration: .init(address: metrics.bind), logger: logger
        ))
    }
    let group = ServiceGroup(
      configuration: .init(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }
}
