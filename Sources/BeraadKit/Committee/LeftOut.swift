/// Why something of a partner's branch is left out, as far as a front tells it in its own words.
package enum LeftOut: Hashable, Sendable, CaseIterable {
  /// What main has was changed or deleted there: a partner's branch only adds.
  case changed
  /// It is no record, or another one than main has at its place.
  case noRecord
  /// It cannot be read, or is not what its name says.
  case damaged
  /// It is a record that does not pass the gate.
  case refused
  /// It rests on what main of this clone lacks and a newer one has.
  case ahead
  /// It rests on a commit that is on no main, as far as the host was asked.
  case onNoMain
  /// It is not one file that is wrong, but the branch or its history.
  case branch
}
