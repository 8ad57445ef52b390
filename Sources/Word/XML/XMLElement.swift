/// An element of a part.
struct XMLElement {
  fileprivate let tree: XMLTree
  fileprivate let index: Int32

  init(tree: XMLTree, index: Int32) {
    self.tree = tree
    self.index = index
  }

  /// Which element of its part it is.
  var number: Int32 { index }

  var tag: XMLTag { tree.nodes[Int(index)].tag }

  /// Its text; an element that has others within it has none of its own.
  var text: String {
    let range = tree.nodes[Int(index)].text
    return String(decoding: tree.text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  subscript(_ name: XMLAttribute) -> String? {
    let range = tree.nodes[Int(index)].attributes
    return tree.attributes[Int(range.lowerBound)..<Int(range.upperBound)].first { $0.name == name }?.value
  }

  /// The elements directly within it.
  var children: XMLChildren { XMLChildren(tree: tree, index: tree.nodes[Int(index)].firstChild) }

  /// The first element of a tag directly within it.
  func first(_ tag: XMLTag) -> XMLElement? { children.first { $0.tag == tag } }

  /// The value of the first element of a tag directly within it.
  func value(of tag: XMLTag) -> String? { first(tag)?[.value] }

  /// Whether a property is switched on: it is there, and does not say `false` (ECMA-376, 17.17.4).
  func has(_ property: XMLTag) -> Bool { says(property) ?? false }

  /// Whether a property is switched on or off; nil where nothing is said of it.
  func says(_ property: XMLTag) -> Bool? {
    first(property).map { !["0", "false", "off"].contains($0[.value]) }
  }
}

/// The elements directly within one.
struct XMLChildren: Sequence, IteratorProtocol {
  let tree: XMLTree
  /// Of the next one; -1 at the end.
  var index: Int32

  mutating func next() -> XMLElement? {
    guard index >= 0 else { return nil }
    let element = XMLElement(tree: tree, index: index)
    index = tree.nodes[Int(index)].next
    return element
  }
}
