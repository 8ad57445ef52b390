package import HTML

/// A card for one person: the meeting, a code as a picture and in letters, and what it is for. The halls' phones and the ballots on paper
/// have the same ones.
package struct Card {
  private let title: String
  private let code: Code
  private let address: String?
  private let hints: [String]

  /// - Parameters:
  ///   - title: the meeting.
  ///   - address: what the picture leads to; nil where it is the code alone.
  ///   - hints: what stands below the code, a line each.
  package init(title: String, code: Code, address: String?, hints: [String]) {
    (self.title, self.code, self.address, self.hints) = (title, code, address, hints)
  }

  package var markup: Markup {
    let lines = hints.map { "<p class=\"hint\">\($0)</p>" as Markup }
    return
      "<li class=\"card\"><p dir=\"auto\">\(title)</p>\(QRImage.svg(of: address ?? code.text, label: address ?? code.spaced))<p class=\"code\">\(code.spaced)</p>\(lines)</li>\n"
  }
}
