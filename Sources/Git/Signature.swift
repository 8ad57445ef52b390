/// Who did something and when, as a commit has it.
package struct Signature: Hashable, Sendable {
  /// The name; may be empty in foreign histories.
  package let name: String
  /// The address between the angle brackets; may be empty in foreign histories.
  package let email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  /// The clock's distance from UTC, in minutes east of it.
  package let offsetMinutes: Int32

  package init(name: String, email: String, seconds: Int64, offsetMinutes: Int32 = 0) {
    self.name = name
    self.email = email
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }
}
