import HTML

/// A piece of our own HTML as a tree, for what is printed of it.
enum PrintNode: Sendable, Hashable {
  case text(String)
  case element(name: String, attributes: [String: String], children: [PrintNode])

  /// Reads what `Markup` wrote: it has nothing but elements that are closed, attributes in quotation marks and the five references.
  static func read(_ markup: Markup) -> [PrintNode] {
    var reader = PrintNodeReader(Array(markup.html.utf8))
    return reader.read()
  }

  /// Whether it is an element of a class.
  func has(class name: String) -> Bool {
    guard case .element(_, let attributes, _) = self else { return false }
    return attributes["class"]?.split(separator: " ").contains { $0 == name } == true
  }

  /// The name of an element; none of a text.
  var element: String? {
    guard case .element(let name, _, _) = self else { return nil }
    return name
  }

  /// Its words, without those of what only a screen reader is told.
  var words: String {
    switch self {
    case .text(let text): text
    case .element(_, _, let children):
      has(class: "h") ? "" : children.map(\.words).joined()
    }
  }
}

/// Reads HTML of `Markup`.
private struct PrintNodeReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The open elements, from the outermost; the first is none.
  private var open: [(name: String, attributes: [String: String], children: [PrintNode])] = [("", [:], [])]

  private static let empty: Set<String> = ["br", "hr", "input", "meta", "link", "rect", "circle"]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> [PrintNode] {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") { readTag() } else { readText() }
    }
    while open.count > 1 { close() }
    return open[0].children
  }

  private mutating func readText() {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    add(.text(Self.text(bytes[position..<end])))
    position = end
  }

  private mutating func readTag() {
    let start = position + 1
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    position = min(end + 1, bytes.count)
    var inside = bytes[start..<end]
    guard let first = inside.first, first != UInt8(ascii: "!") else { return }
    if first == UInt8(ascii: "/") {
      let name = String(decoding: inside.dropFirst(), as: UTF8.self)
      guard open.dropFirst().contains(where: { $0.name == name }) else { return }
      while open.count > 1, open[open.count - 1].name != name { close() }
      return close()
    }
    let closesItself = inside.last == UInt8(ascii: "/")
    if closesItself { inside = inside.dropLast() }
    let name = inside.prefix { $0 != UInt8(ascii: " ") }
    let attributes = Self.attributes(inside.dropFirst(name.count))
    open.append((String(decoding: name, as: UTF8.self), attributes, []))
    if closesItself || Self.empty.contains(open[open.count - 1].name) { close() }
  }

  private mutating func close() {
    let last = open.removeLast()
    add(.element(name: last.name, attributes: last.attributes, children: last.children))
  }

  private mutating func add(_ node: PrintNode) { open[open.count - 1].children.append(node) }

  private static func attributes(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = bytes
    while true {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
      guard !name.isEmpty else { return attributes }
      rest = rest.dropFirst(name.count)
      var value: ArraySlice<UInt8> = []
      if rest.starts(with: Array("=\"".utf8)) {
        value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
        rest = rest.dropFirst(value.count + 3)
      }
      attributes[String(decoding: name, as: UTF8.self)] = text(value)
    }
  }

  private static let references: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
  ]

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = bytes
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<mark]
      rest = rest[(mark + 1)...]
      let name = rest.prefix(6).prefix { $0 != UInt8(ascii: ";") }
      if let character = references[String(decoding: name, as: UTF8.self)] {
        text += Array(character.utf8)
        rest = rest.dropFirst(name.count + 1)
      } else {
        text.append(UInt8(ascii: "&"))
      }
    }
    return String(decoding: text + rest, as: UTF8.self)
  }
}
