/// The elements of a part, with what the reader needs of them: flat, in the order of the part.
final class XMLTree {
  struct Node {
    let tag: XMLTag
    /// The first element within it, and the next beside it; -1 where there is none.
    var firstChild: Int32 = -1
    var next: Int32 = -1
    /// Into `attributes`.
    var attributes: Range<Int32>
    /// Into `text`; empty where it has elements within it.
    var text: Range<Int32> = 0..<0
  }

  var nodes: [Node] = []
  var attributes: [(name: XMLAttribute, value: String)] = []
  /// UTF-8.
  var text: [UInt8] = []

  /// The outermost element.
  var root: XMLElement { XMLElement(tree: self, index: 0) }
}
