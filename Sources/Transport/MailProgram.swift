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

  /// What became of a message that was handed over.
  package enum Taking: Hashable, Sendable {
    case taken
    /// The program said no, and why as an exit code (`sysexits.h`); 127 where there is none to run.
    case refused(code: Int32)
    /// The program was ended, by itself or for its silence: it may have passed the message on before that.
    case unsure
  }

  /// Hands a message over. Ctrl-C ends whoever waits for it, and not the program.
  ///
  /// - Parameter message: with its header, whose `To` says who gets it.
  package func hand(_ message: [UInt8]) -> Taking {
    guard
      let child = try? ChildProcess(
        [name, "-t", "-i"], environment: environment, input: message, limit: 4_096, patience: Self.patience)
    else { return .refused(code: 127) }
    if child.wasKilled || child.wasEnded || child.status >= 128 { return .unsure }
    return child.status == 0 ? .taken : .refused(code: child.status)
  }

  /// Hands a message over.
  ///
  /// - Returns: whether the program took it.
  package func take(_ message: [UInt8]) -> Bool { hand(message) == .taken }
}
