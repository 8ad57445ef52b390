/// Writes whose change something is; numbers the changes through all parts of a file.
struct ChangeMarks {
  /// Author and date of each hunk, escaped.
  private let hunks: [(author: String, date: String)]
  private var next = 1

  init(_ hunks: [(author: String, date: String)]) {
    self.hunks = hunks.map { ($0.author.xmlEscaped, $0.date.xmlEscaped) }
  }

  /// The attributes of a change by a hunk.
  mutating func attributes(_ hunk: Int) -> String {
    defer { next += 1 }
    return #"w:id="\#(next)" w:author="\#(hunks[hunk].author)" w:date="\#(hunks[hunk].date)""#
  }

  /// The element around what comes or goes; nil where it stays.
  mutating func element(_ fate: Fate) -> (name: String, start: String)? {
    switch fate {
    case .kept: nil
    case .inserted(let hunk): ("w:ins", "<w:ins \(attributes(hunk))")
    case .deleted(let hunk): ("w:del", "<w:del \(attributes(hunk))")
    }
  }
}
