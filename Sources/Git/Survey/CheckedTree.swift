import ObjectIDs

/// A tree that anybody may have made: its entries in order, each name once, and what was wrong with it.
///
/// git's own programs make no such trees but read them, each in its own way. Here a name that stands twice is nobody's.
struct CheckedTree {
  private(set) var entries: [Entry] = []
  private(set) var faults: [TreeFault] = []

  struct Entry {
    let value: TreeEntry
    /// The name's bytes, which need be no text.
    let name: [UInt8]
    /// The name as trees are sorted by: a folder as if it ended in a slash. Made once: every commit of every branch is compared by it.
    fileprivate let key: [UInt8]

    fileprivate init(value: TreeEntry, name: [UInt8]) {
      (self.value, self.name) = (value, name)
      key = value.kind == .tree ? name + [UInt8(ascii: "/")] : name
    }
  }

  init() {}

  /// - Parameter folder: where the tree stands; "" for the root.
  init(_ bytes: UnsafeRawBufferPointer, under folder: String) {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let tree = RawTree(bytes)
    var offset = 0
    while let raw = tree.next(&offset) {
      entries.append(Entry(value: raw.copied(under: prefix), name: Array(raw.name)))
    }
    if offset != bytes.count { faults.append(TreeFault(path: folder, reason: .broken)) }
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { $0.key.lexicographicallyPrecedes($1.key) }
    // In order, only a file and a folder can have one name.
    let folders = entries.count { $0.value.kind == .tree }
    if !isSorted || 0 < folders && folders < entries.count {
      let counts = Dictionary(entries.map { ($0.name, 1) }, uniquingKeysWith: +)
      if counts.count < entries.count { drop(.doubled) { (counts[$0.name] ?? 0) > 1 } }
    }
    if !isSorted {
      if faults.isEmpty { faults.append(TreeFault(path: folder, reason: .unsorted)) }
      entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
    }
    if entries.contains(where: \.isBadlyNamed) { drop(.badName, \.isBadlyNamed) }
  }

  private mutating func drop(_ reason: TreeFault.Reason, _ fits: (Entry) -> Bool) {
    let paths = Set(entries.filter(fits).map(\.value.path))
    faults += paths.sorted().map { TreeFault(path: $0, reason: reason) }
    entries.removeAll(where: fits)
  }

  /// The entries that stand in one tree only, or differ: a merge of two sorted lists.
  static func differences(
    _ old: CheckedTree, _ new: CheckedTree
  ) -> [(old: TreeEntry?, new: TreeEntry?)] {
    var pairs: [(old: TreeEntry?, new: TreeEntry?)] = []
    var (left, right) = (old.entries[...], new.entries[...])
    while left.first != nil || right.first != nil {
      let (before, after) = (left.first, right.first)
      let takesOld =
        before.map { before in after.map { !$0.key.lexicographicallyPrecedes(before.key) } ?? true } ?? false
      let takesNew =
        after.map { after in before.map { !$0.key.lexicographicallyPrecedes(after.key) } ?? true } ?? false
      let pair = (old: takesOld ? before?.value : nil, new: takesNew ? after?.value : nil)
      if pair.old?.id != pair.new?.id || pair.old?.mode != pair.new?.mode { pairs.append(pair) }
      if takesOld { left = left.dropFirst() }
      if takesNew { right = right.dropFirst() }
    }
    return pairs
  }
}

extension CheckedTree.Entry {
  /// Whether git itself refuses the name, in any spelling that a file system takes for its own folder.
  fileprivate var isBadlyNamed: Bool {
    if name.isEmpty || name.contains(UInt8(ascii: "/")) { return true }
    // Nothing that begins otherwise is one of them.
    guard name[0] == UInt8(ascii: ".") else { return false }
    let text = String(decoding: name, as: UTF8.self)
    return text == "." || text == ".." || text.lowercased() == ".git"
  }
}
