import Transport

extension Context {
  /// Hands a whole mail message to a program that takes mail as sendmail does.
  ///
  /// - Returns: whether it was taken.
  package func post(_ message: [UInt8], by program: String) -> Bool {
    MailProgram(program, environment: environment).take(message)
  }
}
