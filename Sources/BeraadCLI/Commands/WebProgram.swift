import BeraadKit
import Deliberation
import Glibc

/// The server's own program, which lies beside this one.
enum WebProgram {
  /// Becomes it.
  ///
  /// - Throws: a `Refusal` where it is not there.
  static func become(_ arguments: [String]) throws -> Never {
    let own = Context.process.program ?? CommandLine.arguments.first ?? ""
    let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? ""
    let server = folder + "beraad-web"
    var words: [UnsafeMutablePointer<CChar>?] = ([server] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    execv(server, &words)
    throw Refusal(
      "The server cannot be started: \(server): \(String(cString: strerror(errno))).",
      hints: ["it is part of the build: make build"])
  }
}
