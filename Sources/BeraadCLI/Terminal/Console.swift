/// The three streams of a process, as functions, so that tests capture them.
package struct Console: Sendable {
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  /// Columns of the terminal; 80 where there is none.
  package var columns: Int
  /// Its rows; nil where there is no terminal, or it does not say.
  package var rows: Int?
  /// Shows bytes with a program that people page through; false where it cannot be started. Nil where nobody pages.
  var page: (@Sendable ([UInt8], _ pager: String, _ environment: [String: String]) -> Bool)?
  /// False where the bytes could not be written; a reader that went away wants no more, and is no failure.
  package var writeOutput: @Sendable ([UInt8]) -> Bool
  package var writeError: @Sendable (String) -> Void
  /// One line typed by the user, without its newline; nil at the end of the input.
  package var readLine: @Sendable () -> String?
  /// All of standard input, within `InputBytes.most`; nil where it cannot be read.
  package var readInput: @Sendable () -> [UInt8]?

  package init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool, columns: Int,
    writeOutput: @escaping @Sendable ([UInt8]) -> Bool, writeError: @escaping @Sendable (String) -> Void,
    readLine: @escaping @Sendable () -> String?, readInput: @escaping @Sendable () -> [UInt8]?
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.columns = columns
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readLine = readLine
    self.readInput = readInput
  }
}
