import CExpat

/// Builds the tree of a part from expat's events.
///
/// A document type is refused, as the only way in which XML can name other files or grow while it is read; so is what
/// lies deeper than `deepest`.
final class XMLBuilder {
  /// How deep elements lie in each other at most. Word's own files stay below 40.
  static let deepest = 256
  /// How many elements a part has at most: a text of 450 kB with 10,000 comments has 300,000.
  static let most = 3_000_000

  private struct Open {
    let node: Int
    var lastChild = -1
    /// Where its text begins that is not that of an element within it.
    var textStart: Int
  }

  private enum Stop { case documentType, depth, size }

  private let tree = XMLTree()
  private var open: [Open] = []
  private var vocabulary = XMLVocabulary()
  private var stop: Stop?
  private var parser: XML_Parser?

  /// The tree of a part.
  ///
  /// - Parameter name: the part's, for errors.
  static func tree(of bytes: [UInt8], part name: String) throws(WordError) -> XMLTree {
    guard let parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: XMLVocabulary.separator)) else {
      throw .tooLarge(part: name, bytes: bytes.count)
    }
    defer { XML_ParserFree(parser) }
    let builder = XMLBuilder()
    builder.parser = parser
    builder.listen()
    let status = bytes.withUnsafeBytes { buffer in
      XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
    }
    switch builder.stop {
    case .documentType: throw .documentType(part: name)
    case .depth: throw .tooDeep(part: name)
    case .size: throw .tooLarge(part: name, bytes: bytes.count)
    case nil: break
    }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
      throw .notXML(part: name, line: Int(XML_GetCurrentLineNumber(parser)), reason: reason)
    }
    return builder.tree
  }

  private func listen() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        XMLBuilder.at(data).start(name, attributes)
      },
      { data, _ in XMLBuilder.at(data).end() })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      XMLBuilder.at(data).add(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLBuilder.at(data).end(for: .documentType) }
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> XMLBuilder {
    guard let data else { preconditionFailure("expat calls back with the data it was given") }
    return Unmanaged<XMLBuilder>.fromOpaque(data).takeUnretainedValue()
  }

  private func end(for reason: Stop) {
    stop = reason
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>)
  {
    guard open.count < Self.deepest else { return end(for: .depth) }
    guard tree.nodes.count < Self.most else { return end(for: .size) }
    let node = tree.nodes.count
    let firstAttribute = Int32(tree.attributes.count)
    var pair = attributes
    while let name = pair[0], let value = pair[1] {
      if let known = vocabulary.attribute(name) { tree.attributes.append((known, String(cString: value))) }
      pair += 2
    }
    tree.nodes.append(
      XMLTree.Node(tag: vocabulary.tag(name), attributes: firstAttribute..<Int32(tree.attributes.count)))
    if let parent = open.indices.last { link(node, to: parent) }
    open.append(Open(node: node, textStart: tree.text.count))
  }

  private func link(_ node: Int, to parent: Int) {
    if open[parent].lastChild < 0 {
      tree.nodes[open[parent].node].firstChild = Int32(node)
    } else {
      tree.nodes[open[parent].lastChild].next = Int32(node)
    }
    open[parent].lastChild = node
    // What stood before it was white space between elements.
    tree.text.removeSubrange(open[parent].textStart...)
  }

  private func add(_ text: UnsafeBufferPointer<CChar>) {
    tree.text.append(contentsOf: UnsafeRawBufferPointer(text))
  }

  private func end() {
    guard let element = open.popLast() else { return }
    if element.lastChild < 0 {
      tree.nodes[element.node].text = Int32(element.textStart)..<Int32(tree.text.count)
    } else {
      tree.text.removeSubrange(element.textStart...)
    }
    if let parent = open.indices.last { open[parent].textStart = tree.text.count }
  }
}
