import CCMarkGFM
import Synchronization

/// cmark-gfm's tree of a text, with the extensions that GitHub has switched on and footnotes.
///
/// A node is cmark-gfm's own and lives as long as the tree: only a method of what holds the tree may use it.
struct SyntaxTree: ~Copyable {
  typealias Node = OpaquePointer

  let root: Node

  /// - Parameter text: UTF-8 without NUL. Beyond two gigabytes, which is what cmark-gfm counts, it is cut off.
  init(parsing text: [UInt8]) {
    root =
      Self.extensions.withLock { extensions in
        // Nil only where memory has run out; as everywhere in Swift, that ends the program.
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else {
          preconditionFailure("no memory")
        }
        defer { cmark_parser_free(parser) }
        for fitting in extensions.list { cmark_parser_attach_syntax_extension(parser, fitting) }
        text.withUnsafeBytes { bytes in
          let characters = bytes.bindMemory(to: CChar.self)
          cmark_parser_feed(parser, characters.baseAddress, min(characters.count, Int(Int32.max) / 2))
        }
        guard let root = cmark_parser_finish(parser) else { preconditionFailure("no memory") }
        return Root(node: root)
      }.node
  }

  deinit { cmark_node_free(root) }

  /// What the text says, where it is one paragraph of plain words; empty where it is anything else.
  var onlyText: [UInt8] {
    guard let paragraph = cmark_node_first_child(root), let text = cmark_node_first_child(paragraph),
      cmark_node_next(text) == nil
    else { return [] }
    return text.literal
  }

  /// A tree on its way out of the lock; nobody else has it.
  private struct Root: @unchecked Sendable {
    let node: Node
  }

  /// Registered once.
  private struct Extensions: @unchecked Sendable {
    let list: [OpaquePointer]

    init() {
      cmark_gfm_core_extensions_ensure_registered()
      let names = ["table", "strikethrough", "autolink", "tasklist"]
      list = names.compactMap { name in cmark_find_syntax_extension(name) }
    }
  }

  /// Locked while a text is parsed: cmark-gfm (0.29.0.gfm.6) notes the characters that its extensions look for in tables that all parsers
  /// of the process share.
  private static let extensions = Mutex(Extensions())
}

extension SyntaxTree.Node {
  /// What sort of node it is: cmark-gfm's own, or one of an extension by its name.
  var type: cmark_node_type { cmark_node_get_type(self) }
  var typeName: String { cmark_node_get_type_string(self).map { String(cString: $0) } ?? "" }

  var parent: SyntaxTree.Node? { cmark_node_parent(self) }

  var children: some Sequence<SyntaxTree.Node> {
    sequence(state: cmark_node_first_child(self)) { next in
      defer { next = next.flatMap { cmark_node_next($0) } }
      return next
    }
  }

  /// Counted from 1; 0 where cmark-gfm does not tell.
  var startLine: Int { Int(cmark_node_get_start_line(self)) }
  /// In bytes, counted from 1; 0 where cmark-gfm does not tell.
  var startColumn: Int { Int(cmark_node_get_start_column(self)) }

  /// What the node says, for those that have no children.
  var literal: [UInt8] { Self.bytes(cmark_node_get_literal(self)) }

  /// The text of a paragraph, a heading or a cell as cmark-gfm read its spans from it: without the marks of the blocks around
  /// it, without white space before its lines, without the definitions of links.
  var content: [UInt8] { Self.bytes(cmark_node_get_string_content(self)) }

  static func string(_ characters: UnsafePointer<CChar>?) -> String {
    String(decoding: bytes(characters), as: UTF8.self)
  }

  private static func bytes(_ characters: UnsafePointer<CChar>?) -> [UInt8] {
    guard let characters else { return [] }
    let count = characters.withMemoryRebound(to: UInt8.self, capacity: 1) { first in
      var end = first
      while end.pointee != 0 { end += 1 }
      return end - first
    }
    return Array(UnsafeRawBufferPointer(start: characters, count: count))
  }
}
