package import Prose

/// A text with its edits marked in place, in CriticMarkup: `{++added++}`, `{--gone--}`, `{~~old~>new~~}`.
package struct EditedText {
  /// The text before the edits.
  package let base: String
  /// The edits, in order.
  package let hunks: [Hunk]
  /// The bytes of `base`.
  package var bytes: [UInt8] { Array(base.utf8) }
  /// The text after the edits.
  package var edited: String

  package init(_ marked: String) {
    var base = ""
    var edited = ""
    var hunks: [Hunk] = []
    var rest = marked[...]
    func take(until end: String) -> String {
      var taken = ""
      while let character = rest.first, !rest.hasPrefix(end) {
        taken.append(character)
        rest.removeFirst()
      }
      rest = rest.dropFirst(end.count)
      return taken
    }
    while let character = rest.first {
      let kind = rest.prefix(3)
      guard ["{++", "{--", "{~~"].contains(kind) else {
        base.append(character)
        edited.append(character)
        rest.removeFirst()
        continue
      }
      rest = rest.dropFirst(3)
      let old = kind == "{--" ? take(until: "--}") : kind == "{~~" ? take(until: "~>") : ""
      let new = kind == "{++" ? take(until: "++}") : kind == "{~~" ? take(until: "~~}") : ""
      let start = base.utf8.count
      base += old
      edited += new
      hunks.append(Hunk(range: start..<base.utf8.count, old: old, new: new))
    }
    self.base = base
    self.edited = edited
    self.hunks = hunks
  }
}
