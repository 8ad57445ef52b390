import HTTPTypes
import Hummingbird
import NIOCore

/// Answers every request with what the server did: on a port of its own, which only this machine can reach.
struct MetricsResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let site: Site

  func respond(to request: Request, context: Context) async throws -> Response {
    let text = await site.metricsText()
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
