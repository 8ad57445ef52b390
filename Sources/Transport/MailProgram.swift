/// The program that takes mail on this machine, as sendmail does: `PROGRAM -t -i`, with a whole message on its standard input.
package struct MailProgram: Sendable {
  /// A path, or a name to be looked for on the path.
  private let name: String
  private let environment: [String: String]

  /// In seconds; a program that hangs is ended.
  private static let patience = 60

  package init(_ name: String, environment: [String: String]) {
    (self.name, self.environment) = (name, environment)
  }

  /// Hands a message over.
  ///
  /// - Parameter message: with its header, whose `To` says who gets it.
  /// - Returns: whether the program took it.
  package func take(_ message: [UInt8]) -> Bool {
    let words = ["timeout", "--kill-after=5", "\(Self.patience)", name, "-t", "-i"]
    let child = try? ChildProcess(words, environment: environment, input: message, limit: 4_096)
    return child?.status == 0
  }
}
