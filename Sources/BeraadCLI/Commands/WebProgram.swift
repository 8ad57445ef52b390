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
    let why = String(cString: strerror(errno))
    throw Refusal(
      Localized(
        en: "The server cannot be started: \(server): \(why).",
        nl: "De server is niet te starten: \(server): \(why)."),
      hints: [Localized(en: "it is part of the build: make build", nl: "hij hoort bij de bouw: make build")])
  }
}
