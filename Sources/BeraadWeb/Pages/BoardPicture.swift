import Deliberation
import HTML

/// The boards of a poll as a picture of dots, with the figures in a table beside it.
struct BoardPicture {
  let words: Words
  let form: StickerForm
  let figures: BoardFigures
  /// The attribute of texts in another language than the page.
  let language: Markup

  private static let (rowHeight, labelWidth, dotsWidth, countWidth) = (40, 420, 264, 70)
  /// Of a label, in letters and in lines: what is longer than that is whole in the table only.
  private static let (lettersInLine, mostLines, lineHeight) = (31, 5, 22)

  /// How far dots stand from each other, both ways: as far as leaves the longest item three rows of them, so that all of it is on one
  /// screen.
  private var step: Int {
    let most = figures.boards?.values.flatMap(\.values).max() ?? 0
    return [22, 16, 11, 8].first { most <= 3 * (dotsWidth / $0) } ?? 6
  }

  /// Less where boards stand beside each other.
  private var dotsWidth: Int { form.boards.count > 1 ? Self.dotsWidth : 2 * Self.dotsWidth }

  /// Whether there are figures that are not shown.
  private var isHidden: Bool { figures.hidden == .tooFewPeople }

  var html: Markup {
    let hint = later.map { "<p class=\"hint\">\($0)</p>\n" as Markup } ?? ""
    return hint + form.boards.map(board).joined()
  }

  /// What comes into view later, so that nobody looks in vain for their own stickers; nil where all is there.
  private var later: String? {
    guard figures.state == .open else { return nil }
    guard figures.boards != nil else {
      return words(
        "De stickers komen in beeld na het sluiten.", "The stickers come into view after the closing.")
    }
    let together = figures.together ?? form.hideBelow
    guard together > 1 else { return nil }
    return words(
      "Stickers komen in beeld met die van minstens \(together) mensen tegelijk; de laatste na het sluiten.",
      "Stickers come into view with those of at least \(together) people at once; the last after the closing."
    )
  }

  private func board(_ board: Board) -> Markup {
    let counts = figures.boards?[board.id]
    let rows = board.items.map { item -> Markup in
      let count: Markup =
        counts.map { "\($0[item.id] ?? 0)" } ?? (isHidden ? "\(words("verborgen", "hidden"))" : "–")
      return
        "<tr><th scope=\"row\"\(language)>\(item.text)</th><td class=\"number\" data-board=\"\(board.id.description)\" data-item=\"\(item.id.description)\">\(count)</td></tr>\n"
    }
    return """
      <div class="sheet"><h2\(language)>\(board.title)</h2>
      \(svg(board, counts ?? [:]))
      <table class="figures"><thead><tr><th scope="col">\(words("Onderdeel", "Item"))</th><th scope="col">\(words("Stickers", "Stickers"))</th></tr></thead><tbody>
      \(rows)</tbody></table></div>

      """
  }

  /// A dot for each sticker, in rows; the same as the table says in figures.
  private func svg(_ board: Board, _ counts: [Slug: Int]) -> Markup {
    var body = Markup()
    var y = 0
    let (step, perRow) = (step, dotsWidth / step)
    let width = Self.labelWidth + dotsWidth + Self.countWidth
    for item in board.items {
      let count = counts[item.id] ?? 0
      let lines = max(1, (count + perRow - 1) / perRow)
      let label = Self.lines(of: item.text)
      let height = max(Self.rowHeight, lines * step + 14, label.count * Self.lineHeight + 12)
      body +=
        "<rect class=\"lane\" x=\"0\" y=\"\(y)\" width=\"\(width)\" height=\"\(height - 4)\" rx=\"4\"/>"
      body += Self.text(label, y: y, height: height)
      let first = y + (height - 4 - (lines - 1) * step) / 2
      for dot in 0..<min(count, 5_000) {
        let x = Self.labelWidth + (dot % perRow) * step + step / 2 + 1
        body +=
          "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(first + dot / perRow * step)\" r=\"\(max(2, step * 2 / 5))\"/>"
      }
      if figures.boards != nil {
        body +=
          "<text class=\"count\" text-anchor=\"end\" x=\"\(width - 12)\" y=\"\(y + height / 2 + 5)\">\(count)</text>"
      }
      y += height
    }
    let name = words("Stickers op \(board.title)", "Stickers on \(board.title)")
    return
      "<svg role=\"img\" aria-label=\"\(name)\" viewBox=\"0 0 \(width) \(max(y, 1))\" data-board=\"\(board.id.description)\"\(language)>\(body)</svg>"
  }

  /// A label on as many lines as it needs; a word that is longer than a line goes on in the next.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = [""]
    var width = 0
    for word in text.split(separator: " ") {
      let needed = word.reduce(0) { $0 + self.width(of: $1) }
      if width > 0 {
        if width + 10 + needed > lettersInLine * 10 {
          lines.append("")
          width = 0
        } else {
          lines[lines.count - 1] += " "
          width += 10
        }
      }
      for letter in word {
        let next = self.width(of: letter)
        if width + next > lettersInLine * 10 {
          lines.append("")
          width = 0
        }
        lines[lines.count - 1].append(letter)
        width += next
      }
    }
    return lines.count > mostLines ? lines[..<(mostLines - 1)] + [lines[mostLines - 1] + " …"] : lines
  }

  /// About, in tenths of a usual letter: ideographs and pictures take two, and capitals and the widest letters more than one.
  private static func width(of letter: Character) -> Int {
    guard let first = letter.unicodeScalars.first, first.value < 0x1100 else { return 21 }
    return "mwMW@%—".contains(letter) ? 16 : letter.isUppercase ? 13 : 10
  }

  private static func text(_ lines: [String], y: Int, height: Int) -> Markup {
    let first = y + (height - 4) / 2 + 7 - (lines.count - 1) * (lineHeight + 1) / 2
    return lines.enumerated().map { index, line -> Markup in
      "<text x=\"12\" y=\"\(first + index * lineHeight)\">\(line)</text>"
    }.joined()
  }
}
