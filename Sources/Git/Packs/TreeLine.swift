import ObjectIDs

/// One entry of a tree that is being made, apart from the tree's bytes.
struct TreeLine {
  let mode: UInt32
  let name: [UInt8]
  let id: ObjectID

  var isTree: Bool { mode & 0o170000 == 0o040000 }

  /// The entry's path, where its folder has this one.
  func path(under folder: String) -> String {
    let name = String(decoding: name, as: UTF8.self)
    return folder.isEmpty ? name : folder + "/" + name
  }

  /// The entries of a tree, in its order.
  static func lines(of tree: [UInt8]) -> [TreeLine] {
    tree.withUnsafeBytes { bytes in
      let raw = RawTree(bytes)
      var (lines, offset) = ([TreeLine](), 0)
      while let entry = raw.next(&offset) {
        lines.append(TreeLine(mode: entry.mode, name: Array(entry.name), id: entry.id))
      }
      return lines
    }
  }

  /// The bytes of a tree of these entries, whatever their order.
  static func tree(of lines: [TreeLine]) -> [UInt8] {
    var tree: [UInt8] = []
    for line in lines.sorted(by: { $0.sortedName.lexicographicallyPrecedes($1.sortedName) }) {
      tree += String(line.mode, radix: 8).utf8
      tree.append(UInt8(ascii: " "))
      tree += line.name
      tree.append(0)
      withUnsafeBytes(of: line.id.libgit2) { tree += $0 }
    }
    return tree
  }

  /// A folder sorts as if its name ended in a slash.
  private var sortedName: [UInt8] { isTree ? name + [UInt8(ascii: "/")] : name }
}
