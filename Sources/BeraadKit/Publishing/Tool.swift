/// This program, as editions name it.
package enum Tool {
  package static let version = "0.1.0"
  static let name = "beraad \(version)"
}
