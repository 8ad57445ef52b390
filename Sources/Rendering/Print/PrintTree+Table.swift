extension PrintTree {
  /// A table, with what `paper.typ` has to know of its columns to choose a form in which no word runs into its neighbour.
  mutating func table(_ nodes: [PrintNode], _ members: [String: JSONValue]) -> JSONValue {
    var members = members
    for node in nodes where !node.has(class: "h") {
      if case .element("caption", _, _) = node { members["caption"] = .string(node.words) }
    }
    let (head, body) = (Self.rows(of: "thead", in: nodes), Self.rows(of: "tbody", in: nodes))
    let rows = head + body
    let columns = max(1, rows.map(\.count).max() ?? 1)
    members["columns"] = .number(columns)
    members["widths"] = .array(
      (0..<columns).map { column in
        Self.width(of: rows.compactMap { column < $0.count ? $0[column].words : nil })
      })
    // Where the rows are listed, each cell is told by the head of its column.
    members["heads"] = .array((head.last ?? []).map { .string($0.words) })
    members["depth"] = .number(depth - 1)
    members["head"] = .array(head.map { row in .array(row.map { cell($0) }) })
    members["body"] = .array(body.map { row in .array(row.map { cell($0) }) })
    return node("table", [], members)
  }

  private static func rows(of part: String, in nodes: [PrintNode]) -> [[PrintNode]] {
    var rows: [[PrintNode]] = []
    for case .element(part, _, let lines) in nodes {
      for case .element("tr", _, let cells) in lines {
        rows.append(cells.filter { $0.element == "th" || $0.element == "td" })
      }
    }
    return rows
  }

  private mutating func cell(_ node: PrintNode) -> JSONValue {
    guard case .element(let name, let attributes, let children) = node else { return self.node("cell", []) }
    var members: [String: JSONValue] = name == "th" ? ["h": .bool(true)] : [:]
    if let kind = attributes["class"] { members["k"] = .string(kind) }
    return self.node("cell", withText { $0.blocks(children) }, members)
  }

  /// So many of the longest pieces of a column are measured: the widest is not always that with the most letters.
  private static let mostPieces = 8
  /// No line is wider, so more of a cell need not be measured.
  private static let mostScalars = 200

  /// What a column needs, its longest pieces, and what it would like, its longest cell.
  private static func width(of cells: [String]) -> JSONValue {
    var pieces: Set<String> = []
    for cell in cells {
      pieces.formUnion(LongWords.broken(cell).split(whereSeparator: LongWords.breaksLine).map(String.init))
    }
    let longest = pieces.sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
    let cell = cells.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? ""
    return .object([
      "pieces": .array(longest.prefix(mostPieces).map { .string($0) }),
      "longest": .string(String(String.UnicodeScalarView(cell.unicodeScalars.prefix(mostScalars)))),
    ])
  }
}
