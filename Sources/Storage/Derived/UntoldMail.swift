import Git
package import ObjectIDs

/// What was said to be mailed to the partners before the host had it: a commit of main, and the record that the mail is about. A later
/// rebase by plain git leaves such a commit behind, and the line for the mail with it.
package struct UntoldMail: Hashable, Sendable {
  package let commit: ObjectID
  /// Where the record lies.
  package let path: String

  package init(commit: ObjectID, path: String) { (self.commit, self.path) = (commit, path) }

  fileprivate init?(line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let commit = ObjectID(hex: String(words[0])) else { return nil }
    self.init(commit: commit, path: String(words[1]))
  }

  fileprivate var line: String { "\(commit.hex) \(path)\n" }
}

extension Workspace {
  /// What the partners were not told yet, as far as this clone noted it: without the note nothing is lost but the line.
  package var untold: [UntoldMail] {
    guard let bytes = DerivedFile.contents(of: Layout.untold(in: repository.commonDirectory)) else {
      return []
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap(UntoldMail.init(line:))
  }

  /// Notes a line for a mail that holds once the host has the commit.
  package func noteUntold(_ mail: UntoldMail) { keepUntold(untold + [mail]) }

  /// Notes which lines still wait for the host.
  package func keepUntold(_ mails: [UntoldMail]) {
    let path = Layout.untold(in: repository.commonDirectory)
    guard !mails.isEmpty else { return DerivedFile.remove(path) }
    DerivedFile.put(Array(mails.suffix(Self.mostUntold).map(\.line).joined(separator: "").utf8), at: path)
  }

  private static let mostUntold = 200
}
