import HTML

/// A table of a page: its first column names the rows, the others may be figures.
struct Table {
  let caption: String
  let header: [String]
  let rows: [[Markup]]
  /// Which columns are set as figures: all after the first, if nothing else is said.
  var figures = 1..<Int.max
  /// Whether the caption is only said, where the heading above says the same.
  var hidesCaption = false

  /// The table in a box that scrolls by itself where the page is narrow.
  var markup: Markup {
    let heads = header.enumerated().map { "<th scope=\"col\"\(figure($0))>\($1.breakable)</th>" as Markup }
    let body = rows.map { row -> Markup in
      let cells = row.enumerated().map { index, cell -> Markup in
        index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td\(figure(index))>\(cell)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    let captionClass: Markup = hidesCaption ? " class=\"h\"" : ""
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="\(caption)"><table>
      <caption\(captionClass)>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table></div>

      """
  }

  private func figure(_ column: Int) -> Markup { figures.contains(column) ? " class=\"figure\"" : "" }
}
