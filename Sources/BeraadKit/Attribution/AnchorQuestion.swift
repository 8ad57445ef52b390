/// One line of `anchor --batch`: words of a file at one commit, to be found at another.
package struct AnchorQuestion: Decodable, Sendable {
  /// Any name; the answer has it too.
  package let id: String
  /// The file's path at `to` or at `at`; through its renames it is one file.
  package let path: String
  /// The commit that the words are quoted from.
  package let at: String
  /// The commit in which to find them.
  package let to: String
  /// Bytes of the file at `at`.
  package let start: Int
  package let end: Int
  /// The words themselves: they settle it where the bytes do not fit.
  package let quote: String

  package init(id: String, path: String, at: String, to: String, start: Int, end: Int, quote: String) {
    self.id = id
    self.path = path
    self.at = at
    self.to = to
    self.start = start
    self.end = end
    self.quote = quote
  }
}
