import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Between Hummingbird and the site: reads a request within its bounds, and writes the answer.
struct WebResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let site: Site

  /// In bytes.
  private static let mostInBody = 256 << 10
  private static let bodyDeadline = Duration.seconds(30)
  /// In bytes: below it a packet carries as much.
  private static let leastToCompress = 1_024

  func respond(to request: Request, context: Context) async throws -> Response {
    let start = ContinuousClock.now
    let (answer, route) = await answer(to: request)
    let method =
      ["GET", "HEAD", "POST"].contains(request.method.rawValue) ? request.method.rawValue : "OTHER"
    let time = start.duration(to: .now).components
    let milliseconds = Int(time.seconds) * 1_000 + Int(time.attoseconds / 1_000_000_000_000_000)
    AccessLog.write(method: method, route: route, status: answer.status, milliseconds: milliseconds)
    site.metrics.count(route: route, method: method, status: answer.status, milliseconds: milliseconds)
    return response(answer, to: request)
  }

  private func answer(to request: Request) async -> (Answer, String) {
    var read = WebRequest(method: .get, path: [])
    guard let method = WebRequest.Method(rawValue: request.method.rawValue) else {
      return (await site.failure(WebFault.notAllowed, read).setting("Allow", "GET, HEAD, POST"), "-")
    }
    read.method = method
    read.origin = request.headers[.origin]
    read.referer = request.headers[.referer]
    read.cookies = WebRequest.cookies(in: request.headers[values: .cookie].joined(separator: ";"))
    let parts = request.uri.path.split(separator: "/").map { Form.decode($0.utf8) }
    guard !parts.contains(nil), request.uri.path.utf8.count < 4_096,
      let query = Form(urlEncoded: (request.uri.query ?? "").utf8)
    else { return (await site.failure(WebFault.badRequest, read), "-") }
    read.path = parts.compactMap(\.self)
    read.query = query
    do {
      // A mail program that takes an address off says the same in any type of body (RFC 8058), and the address is all that counts.
      let isRead = read.path.first != "unsubscribe"
      if method == .post { read.form = try await form(of: request, isRead: isRead) }
    } catch {
      let pattern = Route.of(read.path, isPost: true)?.pattern ?? "-"
      return (await site.failure(error, read), pattern)
    }
    return await site.answer(read)
  }

  /// The fields of a form, if they come in time and are not too many.
  ///
  /// - Parameter isRead: whether anything in it matters.
  private func form(of request: Request, isRead: Bool) async throws -> Form {
    let type = request.headers[.contentType]?.lowercased() ?? ""
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.mostInBody {
      throw WebFault.tooLarge
    }
    let body = request.body
    let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        do {
          return Array(buffer: try await body.collect(upTo: Self.mostInBody))
        } catch is NIOTooManyBytesError {
          throw WebFault.tooLarge
        } catch let error as HTTPError where error.status == .contentTooLarge {
          throw WebFault.tooLarge
        } catch  where !(error is CancellationError) {
          // Whoever sent it went away in the middle, which is no fault of this server.
          throw WebFault.badRequest
        }
      }
      group.addTask {
        try await Task.sleep(for: Self.bodyDeadline)
        throw WebFault.tooSlow
      }
      guard let first = try await group.next() else { throw WebFault.badRequest }
      group.cancelAll()
      return first
    }
    if bytes.isEmpty || !isRead { return .empty }
    // What a page of ours posts has no other type.
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw WebFault.forbidden(.foreignForm)
    }
    guard let form = Form(urlEncoded: bytes) else { throw WebFault.badRequest }
    return form
  }

  /// What is sent of an answer: compressed where the browser reads that and it is worth it.
  private func body(_ answer: Answer, to request: Request, _ headers: inout HTTPFields) -> [UInt8] {
    let isTaken = Gzip.isTaken(request.headers[.acceptEncoding])
    let parts: [CompressedPart]
    switch answer.body {
    case .events: return []
    case .bytes(let bytes):
      let type = headers[.contentType] ?? ""
      guard bytes.count >= Self.leastToCompress, type.hasPrefix("text/") || type == "application/json" else {
        return bytes
      }
      headers[.vary] = "Accept-Encoding"
      guard isTaken else { return bytes }
      parts = [CompressedPart(bytes)]
    case .parts(let made):
      headers[.vary] = "Accept-Encoding"
      guard isTaken else { return made.flatMap(\.bytes) }
      parts = made
    }
    headers[.contentEncoding] = "gzip"
    return Gzip.file(parts)
  }

  private func response(_ answer: Answer, to request: Request) -> Response {
    var headers = HTTPFields()
    // Some pages have a policy of their own.
    let own = Set(answer.fields.map(\.name))
    for (name, value) in Answer.always.filter({ !own.contains($0.name) }) + answer.fields {
      guard let name = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: name, value: value))
    }
    let status = HTTPResponse.Status(code: answer.status)
    switch answer.body {
    case .bytes, .parts:
      let bytes = body(answer, to: request, &headers)
      headers[.contentLength] = "\(bytes.count)"
      let isHead = request.method == .head
      return Response(
        status: status, headers: headers,
        body: isHead
          ? ResponseBody(contentLength: bytes.count) { try await $0.finish(nil) }
          : .init(byteBuffer: ByteBuffer(bytes: bytes)))
    case .events(let events):
      if request.method == .head { return Response(status: status, headers: headers) }
      return Response(
        status: status, headers: headers,
        body: ResponseBody { writer in
          // A listener who went away is noticed at once, and not at the next event.
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            for try await event in events.cancelOnGracefulShutdown() {
              try await writer.write(ByteBuffer(string: event))
            }
          }
          try await writer.finish(nil)
        })
    }
  }
}
