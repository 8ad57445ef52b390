/// Front matter as its lines, each key with the lines that belong to it.
struct FrontMatterLines {
  /// A key with its value, or lines between keys; the fences are items too.
  struct Item {
    let key: String?
    let value: String
    /// Its lines with their ends.
    var bytes: [UInt8]
  }

  let syntax: FrontMatterSyntax
  /// The first and the last are the fences.
  private(set) var items: [Item]
  /// In bytes of the text, a byte order mark included.
  let length: Int
  private let newline: String

  /// Nil where a text begins otherwise. A line of `---` is a rule of the text, and no fence, where what follows it is no key.
  init?(_ text: [UInt8]) {
    var reader = Reader(text)
    guard let syntax = reader.readOpening(), let items = reader.readItems(syntax) else { return nil }
    self.syntax = syntax
    self.items = items
    length = reader.position
    newline = items[0].bytes.suffix(2).elementsEqual("\r\n".utf8) ? "\r\n" : "\n"
  }

  var bytes: [UInt8] { items.flatMap(\.bytes) }

  /// Gives a key a value, where it stands or at the end of the keys at the top.
  mutating func set(_ key: String, to value: String) {
    let item = Item(key: key, value: value, bytes: Array((syntax.line(key, value) + newline).utf8))
    if let index = items.firstIndex(where: { $0.key == key }) {
      items[index] = item
    } else {
      // TOML's keys end where its first table begins.
      let table = items.firstIndex {
        syntax == .toml && $0.key == nil && $0.bytes.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "[")
      }
      let index = table ?? items.count - 1
      items.insert(item, at: index)
      // What cannot be read before it, as a list that nobody closed, would take it in.
      if Self(bytes)?.items.contains(where: { $0.key == key && $0.value == value }) != true {
        items.remove(at: index)
        items.insert(item, at: 1)
      }
    }
  }
}

extension FrontMatterLines {
  /// A walk over the lines at the head of a text.
  private struct Reader {
    private let text: [UInt8]
    private(set) var position = 0

    init(_ text: [UInt8]) { self.text = text }

    mutating func readOpening() -> FrontMatterSyntax? {
      let mark = text.startsWithByteOrderMark ? [UInt8].byteOrderMark.count : 0
      position = mark
      guard let line = next() else { return nil }
      let syntax: FrontMatterSyntax
      switch Self.content(line) {
      case "---": syntax = .yaml
      case "+++": syntax = .toml
      default: return nil
      }
      opening = Item(key: nil, value: "", bytes: Array(text[..<position]))
      return syntax
    }

    private var opening = Item(key: nil, value: "", bytes: [])

    /// The items up to the closing fence; nil where there is none, or where what stands before it is not of the syntax.
    mutating func readItems(_ syntax: FrontMatterSyntax) -> [Item]? {
      var items = [opening]
      var hasKey = false
      var isInTable = false
      while let line = next() {
        let content = Self.content(line)
        if Self.closes(content, syntax) {
          guard hasKey, !Self.isDialogue(items, syntax) else { return nil }
          items.append(Item(key: nil, value: "", bytes: Array(line)))
          return items
        }
        if items.count == 1, content.isEmpty { return nil }
        if let (key, value) = Self.entry(line, syntax, isFirst: !hasKey) {
          // A sentence with a colon may begin like a key of some words: with no other key it is one.
          if !key.contains(where: \.isWhitespace) { hasKey = true }
          let more = readContinuation(of: value, syntax)
          items.append(
            Item(
              key: isInTable ? nil : key,
              value: FrontMatterValue.text(value, more: more.map(Self.string), syntax),
              bytes: Array(line) + more.joined()))
        } else if Self.isBetween(content, syntax, isBehindKey: hasKey),
          hasKey || content.begins(with: "#") || syntax == .toml
        {
          isInTable = isInTable || content.trimmedBlanks.begins(with: "[")
          hasKey = hasKey || isInTable
          items.append(Item(key: nil, value: "", bytes: Array(line)))
        } else {
          return nil
        }
      }
      return nil
    }

    /// The lines after a key that belong to its value; empty lines only where more of it follows.
    private mutating func readContinuation(of value: Substring, _ syntax: FrontMatterSyntax) -> [ArraySlice<
      UInt8
    >] {
      var lines: [ArraySlice<UInt8>] = []
      var kept = (count: 0, position: position)
      var isOpen = syntax == .toml && FrontMatterValue.isOpen(value)
      var depth = syntax == .yaml ? openBrackets(of: value) : 0
      while let line = next() {
        let content = Self.content(line)
        let isMore: Bool
        switch syntax {
        case .yaml:
          isMore =
            line.first == 0x20 || line.first == 0x09 || content.begins(with: "- ") || content == "-"
            || content == "]" || content == "}"
            || depth > 0 && !content.isEmpty && !Self.closes(content, syntax)
          depth = isMore && depth > 0 ? depth + FrontMatterValue.depth(content, isWithin: true) : depth
        case .toml:
          // A list that nobody closed ends where its front matter does.
          isMore = isOpen && !(value.begins(with: "[") && Self.closes(content, syntax))
          isOpen = isOpen && !FrontMatterValue.closes(content, value)
        }
        if !isMore, !(content.isEmpty && syntax == .yaml) { break }
        lines.append(line)
        if isMore, !content.isEmpty { kept = (lines.count, position) }
      }
      position = kept.position
      return Array(lines.prefix(kept.count))
    }

    /// How many brackets of a value are open at its line's end; none where they are not closed before an empty line or the end.
    private func openBrackets(of value: Substring) -> Int {
      let depth = FrontMatterValue.depth(value)
      var (rest, left) = (self, depth)
      while left > 0 {
        guard let line = rest.next(), case let content = Self.content(line), !content.isEmpty,
          !Self.closes(content, .yaml)
        else { return 0 }
        left += FrontMatterValue.depth(content, isWithin: true)
      }
      return depth
    }

    private mutating func next() -> ArraySlice<UInt8>? {
      guard position < text.count else { return nil }
      let end = text[position...].endOfLine
      defer { position = end }
      return text[position..<end]
    }

    private static func string(_ line: ArraySlice<UInt8>) -> Substring {
      var line = line
      while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
      return Substring(decoding: line, as: UTF8.self)
    }

    /// A line without white space at its end.
    private static func content(_ line: ArraySlice<UInt8>) -> Substring {
      var line = line
      while let last = line.last, last.isWhite { line.removeLast() }
      return Substring(decoding: line, as: UTF8.self)
    }

    private static func closes(_ content: Substring, _ syntax: FrontMatterSyntax) -> Bool {
      switch syntax {
      case .yaml: content == "---" || content == "..."
      case .toml: content == "+++"
      }
    }

    /// Whether the keys are people, and their values what they say: two or more names with a capital, and nothing but sentences.
    private static func isDialogue(_ items: [Item], _ syntax: FrontMatterSyntax) -> Bool {
      let turns = items.compactMap { item in item.key.map { (name: $0, words: item.value) } }
      return syntax == .yaml && turns.count > 1
        && turns.allSatisfy { name, words in
          name.first?.isUppercase == true && !ownKeys.contains(name.lowercased())
            && words.reversed().first { !"\"”’»'*_)".contains($0) }.map { ".!?…".contains($0) } == true
        }
    }

    /// What nobody is called.
    private static let ownKeys: Set = [
      "title", "subtitle", "summary", "description", "abstract", "lang", "kind",
    ]

    /// What may stand between keys: also keys of more than a line, which YAML begins with `?` and their values with `:`.
    private static func isBetween(
      _ content: Substring, _ syntax: FrontMatterSyntax, isBehindKey: Bool
    ) -> Bool {
      if content.isEmpty || content.begins(with: "#") { return true }
      switch syntax {
      // Where lines begin means nothing in it.
      case .toml: return ["[", "#"].contains { content.trimmedBlanks.begins(with: $0) }
      case .yaml: return isBehindKey && (content.begins(with: "? ") || content.begins(with: ": "))
      }
    }

    /// Before a key of one word, one has no more words than this: `---` above a sentence with a colon is a rule.
    private static let mostWords = 3

    /// A key and what follows it in its line.
    ///
    /// - Parameter isFirst: whether no key of one word stands before it.
    private static func entry(
      _ line: ArraySlice<UInt8>, _ syntax: FrontMatterSyntax, isFirst: Bool
    ) -> (key: String, value: Substring)? {
      let content = syntax == .toml ? string(line).trimmedBlanks : string(line)
      // By scalars: a colon with an accent behind it is a colon.
      let scalars = content.unicodeScalars
      guard let first = content.first, let mark = scalars.first,
        first.isLetter || first.isNumber || mark == "_" || mark == "\"" || mark == "'"
          // What takes over the keys of another place.
          || content.begins(with: "<<:") && syntax == .yaml
          // Some programs have emoji for keys.
          || !isFirst && first.isSymbol && !first.isASCII
      else { return nil }
      let sign: Unicode.Scalar = syntax == .yaml ? ":" : "="
      guard
        let end = scalars.indices.first(where: { index in
          guard scalars[index] == sign else { return false }
          let after = scalars.index(after: index)
          return syntax == .toml || after == scalars.endIndex || scalars[after].properties.isWhitespace
        })
      else { return nil }
      let key = content[..<end].trimmedBlanks
      let name = mark == "\"" || mark == "'" ? Self.unquoted(key) : key
      let words = name.split(whereSeparator: \.isWhitespace).count
      guard !name.isEmpty, !isFirst || words <= mostWords, name.count <= 64 else {
        return nil
      }
      let value = content[scalars.index(after: end)...].trimmedBlanks
      return (String(name), syntax == .yaml ? FrontMatterValue.withoutProperties(value) : value)
    }

    /// A key without its quotation marks.
    private static func unquoted(_ key: Substring) -> Substring {
      let inner = key.unicodeScalars.dropFirst()
      return Substring(inner.dropLast())
    }
  }
}

extension Substring {
  /// Without the white space at both ends.
  var trimmedBlanks: Substring { withoutSpaceAround }
}

extension ArraySlice<UInt8> {
  /// Behind the end of its first line: `\n`, `\r\n`, or `\r` as old files have it.
  fileprivate var endOfLine: Int {
    guard let end = firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return endIndex }
    return self[end] == 0x0D && end + 1 < endIndex && self[end + 1] == 0x0A ? end + 2 : end + 1
  }
}

extension [UInt8] {
  /// The text with `\n` for each `\r` that ends a line by itself, as old files have it: byte for byte in the same places.
  var withLineFeeds: [UInt8] {
    guard contains(0x0D) else { return self }
    var text = self
    for index in indices where self[index] == 0x0D && (index + 1 == count || self[index + 1] != 0x0A) {
      text[index] = 0x0A
    }
    return text
  }
}
