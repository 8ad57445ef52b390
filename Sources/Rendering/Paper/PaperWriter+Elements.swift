import HTML
import Markdown

// MARK: - Elements

extension PaperWriter {
  func openTag(_ element: Element, block: Int?, direction: TextDirections.Direction?) -> Markup {
    let dir: Markup = direction.map { " dir=\"\($0.rawValue)\"" } ?? ""
    if isExcerpt, let tag = openTagOfExcerpt(element) { return tag }
    let number = block.map(number(ofBlock:)) ?? Markup()
    let anchor: Markup = (block.map { " id=\"\(outline.blocks[$0].id)\"" } ?? "") + dir
    let id = anchor + number
    return switch element {
    case .quote: "<blockquote\(dir)>\n"
    case .bulletList: "<ul\(dir)>\n"
    case .orderedList(let start): start == 1 ? "<ol\(dir)>\n" : "<ol start=\"\(start)\"\(dir)>\n"
    case .item(nil): "<li\(id)>"
    case .item(let task?):
      "<li\(id) class=\"task\"><input\(phrases.attribute) type=\"checkbox\" disabled\(task ? " checked" : "" as Markup) aria-label=\"\(phrases.task(done: task))\"> "
    case .rule: "<hr>\n"
    case .heading(let level):
      "<h\(levels[level] ?? 6)\(id)\(repeatsTitle && block == 0 ? " class=\"again\"" : "" as Markup)>"
    case .codeBlock: "<pre\(id) tabindex=\"0\"><code>"
    case .paragraph: "<p\(id)>"
    case .table:
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(phrases.table)\"\(number)><table\(anchor)>\n"
    case .tableHead: "<thead>\n"
    case .tableBody: "<tbody>\n"
    case .row: "<tr>\n"
    case .headerCell(let alignment): "<th scope=\"col\"\(alignment.attribute)\(dir)>"
    case .cell(let alignment): "<td\(alignment.attribute)\(dir)>"
    case .emphasis: "<em>"
    case .strong: "<strong>"
    case .code: "<code>"
    case .strikethrough: "<del>"
    case .link(let destination, let title): open(link: destination, title: title)
    case .image: "<span class=\"picture\"><span class=\"h\"\(phrases.attribute)>\(phrases.picture) </span>"
    }
  }

  /// The number by which people cite a block, for the margin.
  private func number(ofBlock index: Int) -> Markup {
    guard case .paragraph(let number) = outline.blocks[index].kind else { return "" }
    return " data-n=\"\(number)\""
  }

  /// What is otherwise in a quoted piece; nil for what is as it is in the text.
  private func openTagOfExcerpt(_ element: Element) -> Markup? {
    switch element {
    case .heading: "<p class=\"head\">"
    case .paragraph: "<p>"
    case .item(nil): "<li>"
    case .item(let task?): "<li class=\"task\">\(task ? "☑" : "☐") "
    case .codeBlock: "<pre><code>"
    case .table: "<table>\n"
    case .headerCell(let alignment): "<th\(alignment.attribute)>"
    default: nil
    }
  }

  private func open(link destination: LinkDestination, title: String) -> Markup {
    guard destination.isAllowed else { return "<span class=\"nolink\">" }
    let titled: Markup = title.isEmpty ? "" : " title=\"\(title)\""
    let rel: Markup = destination.isExternal ? " rel=\"noopener noreferrer\"" : ""
    // A name that a text has for a heading could be that of another place on the page.
    let address = outline.heading(of: destination).map { "#\($0)" } ?? destination.encoded
    return "<a href=\"\(address)\"\(titled)\(rel)>"
  }

  func closeTag(_ element: Element) -> Markup {
    if isExcerpt {
      if case .heading = element { return "</p>\n" }
      if case .table = element { return "</table>\n" }
    }
    return switch element {
    case .quote: "</blockquote>\n"
    case .bulletList: "</ul>\n"
    case .orderedList: "</ol>\n"
    case .item: "</li>\n"
    case .rule: ""
    case .heading(let level): "</h\(levels[level] ?? 6)>\n"
    case .codeBlock: "</code></pre>\n"
    case .paragraph: "</p>\n"
    case .table: "</table></div>\n"
    case .tableHead: "</thead>\n"
    case .tableBody: "</tbody>\n"
    case .row: "</tr>\n"
    case .headerCell: "</th>\n"
    case .cell: "</td>\n"
    case .emphasis: "</em>"
    case .strong: "</strong>"
    case .code: "</code>"
    case .strikethrough: "</del>"
    case .link(let destination, _): destination.isAllowed ? "</a>" : "</span>"
    case .image: "</span>"
    }
  }
}

extension Element.Alignment {
  fileprivate var attribute: Markup {
    switch self {
    case .natural: ""
    case .left: " class=\"left\""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }
}
