/// What is printed, as the values that `paper.typ` reads: our own HTML without what needs a screen.
///
/// A text is a string; anything else is an object whose `t` says what it is and whose `c` holds what is in it.
struct PrintTree {
  /// How deep things may stand in each other; typst follows no call beyond 80. What is deeper comes up, so that no word is lost.
  private static let mostDepth = 14

  /// The letters that a line of code holds.
  private static let mostInCode = 80

  /// What can be led to: each once, however often it is written.
  private(set) var ids: Set<String> = []
  /// The level of the last heading: a reader of headings may not miss one.
  private var lastLevel = 0
  /// How many levels a heading comes up.
  private var shift = 0
  private var notes: [String: [PrintNode]] = [:]
  private var notesWritten: Set<String> = []
  private var isInNote = false
  private var isAfterSpace = true
  /// Whether words stand in the line already, of what is too deep to have lines of its own.
  private var hasWordsInLine = false
  private var isPreformatted = false
  private var isInLegend = false
  private(set) var depth = 0

  /// The values of some HTML.
  ///
  /// - Parameter shift: how many levels its headings come up.
  mutating func values(of nodes: [PrintNode], shift: Int) -> [JSONValue] {
    self.shift = shift
    notes = Self.notes(in: nodes)
    notesWritten = []
    isAfterSpace = true
    var values = Self.withHeadings(blocks(nodes))
    let left = notes.keys.filter { !notesWritten.contains($0) }.sorted { ($0.count, $0) < ($1.count, $1) }
    isInNote = true
    for id in left { values.append(node("div", blocks(notes[id] ?? []), ["k": .string("leftnote")])) }
    isInNote = false
    return values
  }

  /// A heading goes with the table behind it, which may lie on a page of its own.
  private static func withHeadings(_ values: [JSONValue]) -> [JSONValue] {
    var shown: [JSONValue] = []
    for value in values {
      guard case .object(var table) = value, table["t"] == .string("table") else {
        shown.append(value)
        continue
      }
      var headings: [JSONValue] = []
      while case .object(let members) = shown.last, members["t"] == .string("h") {
        headings.insert(shown.removeLast(), at: 0)
      }
      table["headings"] = .array(headings)
      shown.append(.object(table))
    }
    return shown
  }

  /// A heading that is none of the HTML's.
  mutating func heading(_ title: [PrintNode], level: Int, id: String = "") -> JSONValue {
    lastLevel = min(level, lastLevel + 1)
    isAfterSpace = true
    return node("h", inline(title), anchor(id).merging(["l": .number(lastLevel)]) { $1 })
  }

  // MARK: Notes

  private static func notes(in nodes: [PrintNode]) -> [String: [PrintNode]] {
    var notes: [String: [PrintNode]] = [:]
    for case .element("section", let attributes, let lists) in nodes where attributes["class"] == "notes" {
      for case .element("ol", _, let items) in lists {
        for case .element("li", let attributes, let children) in items {
          notes[attributes["id"] ?? ""] = children.filter { !$0.has(class: "back") }
        }
      }
    }
    return notes
  }

  private mutating func note(_ goal: String) -> JSONValue? {
    guard !isInNote, let body = notes[goal] else { return nil }
    let isFirst = notesWritten.insert(goal).inserted
    var members: [String: JSONValue] = ["id": .string(goal)]
    var content: [JSONValue] = []
    if isFirst {
      isInNote = true
      let wasAfterSpace = isAfterSpace
      isAfterSpace = true
      content = blocks(body)
      (isInNote, isAfterSpace) = (false, wasAfterSpace)
    } else {
      members["again"] = .bool(true)
    }
    return node("note", content, members)
  }

  // MARK: Elements

  mutating func blocks(_ nodes: [PrintNode]) -> [JSONValue] { nodes.flatMap { values(of: $0) } }

  private mutating func inline(_ nodes: [PrintNode]) -> [JSONValue] { nodes.flatMap { values(of: $0) } }

  private static let dropped: Set<String> = [
    "svg", "fieldset", "label", "nav", "style", "summary", "caption",
  ]
  private static let parts: Set<String> = [
    "p", "div", "section", "article", "details", "blockquote", "ul", "ol", "li", "dl", "table", "pre",
  ]
  private static let spans: Set<String> = ["em", "strong", "b", "code", "del", "ins", "q", "sup", "sub"]

  private mutating func values(of node: PrintNode) -> [JSONValue] {
    guard case .element(let name, let attributes, let children) = node else { return text(node.words) }
    if Self.dropped.contains(name) || node.has(class: "h") || node.has(class: "back")
      || node.has(class: "again") || attributes["class"] == "notes" || attributes["class"] == "views"
    {
      return []
    }
    if Self.parts.contains(name) { return part(name, attributes, children) }
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = max(1, (Int(name.dropFirst()) ?? 1) - shift)
      return [withText { $0.heading(children, level: level, id: attributes["id"] ?? "") }]
    case "br": return [self.node("br", [])]
    case "hr": return [self.node("hr", [])]
    case "input":
      return attributes["type"] == "checkbox" ? [.string(attributes["checked"] == nil ? "☐ " : "☑ ")] : []
    case "a": return link(node, attributes, children)
    case "sup" where node.has(class: "ref"): return reference(children)
    // The number of an organisation, which is the mark of no note.
    case "sup" where isInLegend: return [self.node("sup", inline(children), ["k": .string("nr")])]
    case _ where Self.spans.contains(name):
      return [self.node(name, inline(children), anchor(attributes["id"]))]
    case "span": return span(node, attributes, children)
    default: return blocks(children)
    }
  }

  /// A block, which begins and ends a line.
  private mutating func part(
    _ name: String, _ attributes: [String: String], _ children: [PrintNode]
  ) -> [JSONValue] {
    guard depth < Self.mostDepth else { return tooDeep(name, children) }
    // A table by itself may lie on a page of its own, so nothing stands around it.
    if name == "div", attributes["class"] == "scroll" { return scrolling(attributes, children) }
    depth += 1
    defer { depth -= 1 }
    var members = anchor(attributes["id"])
    if let kind = attributes["class"] { members["k"] = .string(kind) }
    if let number = attributes["data-n"].flatMap({ Int($0) }) { members["n"] = .number(number) }
    if let tongue = attributes["lang"] { members["lang"] = PrintLanguage(tongue).value }
    if let direction = attributes["dir"], direction != "auto" { members["dir"] = .string(direction) }
    switch name {
    case "table": return [withText { $0.table(children, members) }]
    case "div" where attributes["class"] == "legend":
      isInLegend = true
      defer { isInLegend = false }
      return [withText { $0.node(name, $0.blocks(children), members) }]
    case "dl": return [withText { $0.node("dl", $0.terms(children), members) }]
    case "ul" where attributes["class"] == "figures":
      return [withText { $0.node("figures", $0.figures(children), members) }]
    case "ol":
      members["start"] = .number(attributes["start"].flatMap { Int($0) } ?? 1)
    case "pre":
      isPreformatted = true
      defer { isPreformatted = false }
      let code = LongWords.broken(children.map(\.words).joined(), most: Self.mostInCode)
      return [withText { $0.node("pre", [.string(code)], members) }]
    default: break
    }
    return [withText { $0.node(name, $0.blocks(children), members) }]
  }

  /// What scrolls on a screen: the table in it, with the number of both.
  private mutating func scrolling(_ attributes: [String: String], _ children: [PrintNode]) -> [JSONValue] {
    blocks(children).map { value in
      guard case .object(var members) = value, let number = attributes["data-n"].flatMap({ Int($0) }) else {
        return value
      }
      members["n"] = .number(number)
      return .object(members)
    }
  }

  /// What stands deeper than typst goes: each part on a line of its own, an item behind a dash.
  private mutating func tooDeep(_ name: String, _ children: [PrintNode]) -> [JSONValue] {
    var values: [JSONValue] = hasWordsInLine ? [node("br", [])] : []
    if name == "li" { values.append(.string("– ")) }
    (isAfterSpace, hasWordsInLine) = (true, false)
    values += blocks(children)
    isAfterSpace = false
    return values
  }

  private mutating func terms(_ nodes: [PrintNode]) -> [JSONValue] {
    var values: [JSONValue] = []
    for case .element("div", _, let pair) in nodes {
      var members: [String: [JSONValue]] = ["dt": [], "dd": []]
      for case .element(let name, _, let children) in pair where members[name] != nil {
        members[name]? += withText { $0.blocks(children) }
      }
      values.append(.object(members.mapValues { .array($0) }))
    }
    return values
  }

  private mutating func figures(_ items: [PrintNode]) -> [JSONValue] {
    items.compactMap { item in
      guard case .element("li", _, let children) = item else { return nil }
      return node("figure", withText { $0.inline(children) })
    }
  }

  // MARK: Within a line

  private mutating func span(
    _ node: PrintNode, _ attributes: [String: String], _ children: [PrintNode]
  ) -> [JSONValue] {
    var members = anchor(attributes["id"])
    if node.has(class: "outcome") {
      members["k"] = .string(attributes["class"] ?? "")
      return [self.node("badge", inline(children), members)]
    }
    if node.has(class: "heat") {
      members["level"] = .number((0...9).first { node.has(class: "h\($0)") } ?? 0)
      return [self.node("heat", inline(children), members)]
    }
    for kind in ["ko", "ka", "kr"] where node.has(class: kind) && node.has(class: "w") {
      members["k"] = .string(kind)
      return [self.node("mark", inline(children), members)]
    }
    let inside = inline(children)
    return members.isEmpty ? inside : [self.node("span", inside, members)]
  }

  /// What leads on: to a place in the document, to another one, or, for the name behind a passage, by its number alone.
  private mutating func link(
    _ node: PrintNode, _ attributes: [String: String], _ children: [PrintNode]
  ) -> [JSONValue] {
    var members = anchor(attributes["id"])
    let address = attributes["href"] ?? ""
    members[address.hasPrefix("#") ? "goal" : "url"] = .string(
      address.hasPrefix("#") ? String(address.dropFirst()) : address)
    guard node.has(class: "chip") else { return [self.node("a", inline(children), members)] }
    let numbers = children.first { $0.has(class: "nr") }?.words ?? ""
    members["k"] = .string("chip")
    return [self.node("a", [.string(numbers)], members)]
  }

  private mutating func reference(_ children: [PrintNode]) -> [JSONValue] {
    let words = children.map(\.words).joined()
    for case .element("a", let attributes, _) in children {
      if let note = note(String((attributes["href"] ?? "").dropFirst())) { return [note] }
    }
    // One within a link is none by itself.
    if let note = note("fn\(words)") { return [note] }
    return [node("sup", [.string(words)])]
  }

  private mutating func text(_ words: String) -> [JSONValue] {
    if isPreformatted { return [.string(words)] }
    var shown = ""
    for character in words.unicodeScalars {
      let isSpace = character == " " || character == "\n" || character == "\t" || character == "\r"
      if isSpace, isAfterSpace { continue }
      shown.unicodeScalars.append(isSpace ? " " : character)
      isAfterSpace = isSpace
      if !isSpace { hasWordsInLine = true }
    }
    return shown.isEmpty ? [] : [.string(LongWords.broken(shown))]
  }

  /// Does something between two ends of lines.
  mutating func withText<Value>(_ body: (inout PrintTree) -> Value) -> Value {
    (isAfterSpace, hasWordsInLine) = (true, false)
    defer { (isAfterSpace, hasWordsInLine) = (true, false) }
    return body(&self)
  }

  private mutating func anchor(_ id: String?) -> [String: JSONValue] {
    guard let id, !id.isEmpty, !isInNote, ids.insert(id).inserted else { return [:] }
    return ["id": .string(id)]
  }

  func node(
    _ kind: String, _ content: [JSONValue], _ members: [String: JSONValue] = [:]
  ) -> JSONValue {
    var members = members
    members["t"] = .string(kind)
    members["c"] = .array(content)
    return .object(members)
  }
}
