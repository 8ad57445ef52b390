package import ObjectIDs

/// In a test an id may be written as its first digits: `"a1"` is a1 and 38 zeros.
extension ObjectID: ExpressibleByStringLiteral {
  package init(stringLiteral digits: String) { self.init(digits) }

  /// The id with these first digits, and zeros behind them.
  package init(_ digits: String) {
    guard let id = ObjectID(hex: digits + String(repeating: "0", count: max(0, 40 - digits.utf8.count)))
    else {
      preconditionFailure("'\(digits)' are no digits of an object id")
    }
    self = id
  }
}
