import HTML

/// A chart of horizontal bars as SVG, each with its label above and its figure behind it; or, where there are few enough, of dots as
/// people stuck them to the wall.
///
/// Lengths across are percentages and those down are pixels, so that the text keeps its size on a narrow page.
struct BarChart {
  let id: String
  let title: String
  let description: String
  let bars: [Bar]
  /// Whether each of what is counted is a dot by itself.
  var isOfDots = false

  struct Bar {
    let label: String
    /// The length of the bar; nil draws none.
    let value: Int?
    let figure: String
    /// What stands behind the figure, less strongly.
    let remark: String
  }

  /// How many characters of a label go on a line: what fits on a page of 360 pixels.
  private static let labelWidth = 40
  private static let lineHeight = 19
  private static let barHeight = 16
  /// The longest bar as a percentage: beside it there is room for the longest figure and remark, on a page of 360 pixels too.
  private var longest: Int {
    let room = bars.filter { $0.value != nil }.map(Self.room(behind:)).max() ?? 0
    return max(25, min(64, 100 - (100 * room + Self.narrowest - 1) / Self.narrowest))
  }
  /// The pixels that its figure and remark take at the most.
  private static func room(behind bar: Bar) -> Int {
    let figure = 8 + 9 * bar.figure.count
    return bar.remark.isEmpty ? figure : figure + 8 + 8 * bar.remark.count
  }
  /// The width of the chart on such a page, in pixels.
  private static let narrowest = 320

  /// In pixels.
  var height: Int {
    bars.reduce(0) { $0 + height(of: $1, lines: Self.lines(of: $1.label, width: Self.labelWidth)) }
  }

  var markup: Markup {
    var rows = Markup()
    var y = 0
    for bar in bars {
      let lines = Self.lines(of: bar.label, width: Self.labelWidth)
      rows += isOfDots ? dots(bar, lines: lines, at: y) : row(bar, lines: lines, at: y)
      y += height(of: bar, lines: lines)
    }
    return """
      <svg class="chart" role="img" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(y)">
      <title id="\(id)-t">\(title)</title>
      <desc id="\(id)-d">\(description)</desc>
      \(rows)</svg>

      """
  }

  private func row(_ bar: Bar, lines: [String], at y: Int) -> Markup {
    let label = Self.label(lines, at: y)
    let top = y + lines.count * Self.lineHeight + 3
    let length = tenths(bar.value ?? 0, of: bars.compactMap(\.value).max() ?? 0)
    let remark: Markup = bar.remark.isEmpty ? "" : "<tspan class=\"remark\" dx=\"8\">\(bar.remark)</tspan>"
    let rectangle: Markup =
      bar.value == nil
      ? "" : "<rect class=\"bar\" x=\"0\" y=\"\(top)\" width=\"\(length)%\" height=\"\(Self.barHeight)\"/>\n"
    return """
      \(label)\(rectangle)<text class="value" x="\(length)%" dx="8" y="\(top + 13)">\(bar.figure)\(remark)</text>

      """
  }

  private static func label(_ lines: [String], at y: Int) -> Markup {
    lines.enumerated().map { index, line -> Markup in
      "<text class=\"label\" x=\"0\" y=\"\(y + 15 + index * lineHeight)\">\(line)</text>\n"
    }.joined()
  }

  // MARK: Dots

  /// More on a chart are no longer seen one by one.
  static let mostDots = 300
  /// On one line, in fives: what fits on a page of 360 pixels.
  private static let dotsByLine = 25
  private static let dotHeight = 12

  private func dots(_ bar: Bar, lines: [String], at y: Int) -> Markup {
    let top = y + lines.count * Self.lineHeight
    let remark: Markup = bar.remark.isEmpty ? "" : "<tspan class=\"remark\" dx=\"8\">\(bar.remark)</tspan>"
    let placed = (0..<(bar.value ?? 0)).map { number -> Markup in
      let (line, column) = number.quotientAndRemainder(dividingBy: Self.dotsByLine)
      // In tenths of a percent, in whole numbers: the same text on every machine.
      let x = 15 + column * 34 + column / 5 * 10
      return
        "<circle class=\"dot\" cx=\"\(x / 10).\(x % 10)%\" cy=\"\(top + 27 + line * Self.dotHeight)\" r=\"4.5\"/>\n"
    }
    return """
      \(Self.label(lines, at: y))<text class="value" x="0" y="\(top + 15)">\(bar.figure)\(remark)</text>
      \(placed.joined())
      """
  }

  /// A share of the longest bar as a percentage with one decimal, in whole numbers: the same text on every machine.
  private func tenths(_ value: Int, of most: Int) -> String {
    let tenths = most > 0 ? value * longest * 10 / most : 0
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func height(of bar: Bar, lines: [String]) -> Int {
    let text = lines.count * Self.lineHeight
    guard isOfDots else { return text + Self.barHeight + 16 }
    let rows = ((bar.value ?? 0) + Self.dotsByLine - 1) / Self.dotsByLine
    return text + Self.lineHeight + rows * Self.dotHeight + 16
  }

  /// A text on as many lines of so many characters as it needs; a word that is longer than a line is broken.
  static func lines(of label: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in label.split(whereSeparator: \.isWhitespace).flatMap({ parts(of: $0, width: width) }) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }

  /// A word in parts that fit on a line, each but the last with a hyphen behind it: where it has one, there it is broken.
  private static func parts(of word: Substring, width: Int) -> [String] {
    var (rest, parts) = (word, [String]())
    while rest.count > width, width > 2 {
      let most = rest.prefix(width)
      if let hyphen = most.dropFirst().lastIndex(where: { "-–/".contains($0) }) {
        parts.append(String(rest[...hyphen]))
        rest = rest[rest.index(after: hyphen)...]
      } else {
        // Two parts never fit on a line together.
        let place = WordBreaks.last(in: rest, atLeast: width / 2, atMost: width - 1) ?? width - 1
        parts.append(rest.prefix(place) + "-")
        rest = rest.dropFirst(place)
      }
    }
    return rest.isEmpty ? parts : parts + [String(rest)]
  }
}
