/// A program that ended with a code other than 0.
package struct CommandFailure: Error, CustomStringConvertible {
  package let command: [String]
  package let code: Int32
  package let output: String
  package let complaint: String

  package var description: String {
    "`\(command.joined(separator: " "))` ended with \(code)\n\(output)\(complaint)"
  }
}
