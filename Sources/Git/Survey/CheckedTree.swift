import Glibc
import ObjectIDs

/// A tree that anybody may have made: its entries in order, each name once, and what was wrong with it.
///
/// git's own programs make no such trees but read them, each in its own way. Here a name that stands twice is nobody's.
///
/// Every commit of every branch is compared with the one before it, folder by folder, and nearly all entries are the same. So an
/// entry is a place in the tree's bytes, and becomes a value where somebody asks for it.
struct CheckedTree {
  private(set) var faults: [TreeFault] = []
  private var places: [Place] = []
  private let bytes: [UInt8]
  /// What stands before each name: nothing at the root, else a path that ends in a slash.
  private let prefix: String

  /// Where an entry stands in the tree's bytes.
  private struct Place {
    /// The name's bytes, which need be no text.
    let name: Range<Int>
    let mode: UInt32
    let id: ObjectID

    var isTree: Bool { mode & 0o170000 == 0o040000 }
  }

  /// The empty tree.
  init() { (bytes, prefix) = ([], "") }

  /// - Parameter folder: where the tree stands; "" for the root.
  init(_ tree: UnsafeRawBufferPointer, under folder: String) {
    bytes = Array(tree)
    prefix = folder.isEmpty ? "" : folder + "/"
    var end = 0
    places = bytes.withUnsafeBytes { bytes in
      var places: [Place] = []
      let raw = RawTree(bytes)
      while let entry = raw.next(&end) {
        let last = end - 1 - ObjectID.byteCount
        places.append(Place(name: last - entry.name.count..<last, mode: entry.mode, id: entry.id))
      }
      return places
    }
    if end != bytes.count { faults.append(TreeFault(path: folder, reason: .broken)) }
    let isSorted = zip(places, places.dropFirst()).allSatisfy { precedes($0, $1) }
    // In order, only a file and a folder can have one name.
    let folders = places.count(where: \.isTree)
    if !isSorted || 0 < folders && folders < places.count {
      let counts = Dictionary(places.map { (bytes[$0.name], 1) }, uniquingKeysWith: +)
      if counts.count < places.count { drop(.doubled, places.filter { (counts[bytes[$0.name]] ?? 0) > 1 }) }
    }
    if !isSorted {
      if faults.isEmpty { faults.append(TreeFault(path: folder, reason: .unsorted)) }
      places = places.sorted { precedes($0, $1) }
    }
    let badlyNamed = places.filter(isBadlyNamed)
    if !badlyNamed.isEmpty { drop(.badName, badlyNamed) }
  }

  /// Its entries, in git's order.
  var entries: [TreeEntry] { places.map(value) }

  /// The entry of exactly that name.
  func entry(named name: some StringProtocol) -> TreeEntry? {
    places.first { bytes[$0.name].elementsEqual(name.utf8) }.map(value)
  }

  private func value(_ place: Place) -> TreeEntry {
    let name = String(decoding: bytes[place.name], as: UTF8.self)
    return TreeEntry(name: name, path: prefix + name, id: place.id, mode: place.mode)
  }

  private mutating func drop(_ reason: TreeFault.Reason, _ dropped: [Place]) {
    let paths = Set(dropped.map { value($0).path })
    faults += paths.sorted().map { TreeFault(path: $0, reason: reason) }
    let starts = Set(dropped.map(\.name.lowerBound))
    places.removeAll { starts.contains($0.name.lowerBound) }
  }

  /// Whether git itself refuses the name, in any spelling that a file system takes for its own folder.
  private func isBadlyNamed(_ place: Place) -> Bool {
    let name = bytes[place.name]
    if name.isEmpty || name.contains(UInt8(ascii: "/")) { return true }
    // Nothing that begins otherwise is one of them.
    guard name.first == UInt8(ascii: ".") else { return false }
    let text = String(decoding: name, as: UTF8.self)
    return text == "." || text == ".." || text.lowercased() == ".git"
  }

  private func precedes(_ first: Place, _ second: Place) -> Bool {
    bytes.withUnsafeBytes { Self.order(first, in: $0, second, in: $0) < 0 }
  }
}

extension CheckedTree {
  /// The entries that stand in one tree only, or differ: a merge of two sorted lists.
  static func differences(
    _ old: CheckedTree, _ new: CheckedTree
  ) -> [(old: TreeEntry?, new: TreeEntry?)] {
    var pairs: [(old: TreeEntry?, new: TreeEntry?)] = []
    var (left, right) = (0, 0)
    old.bytes.withUnsafeBytes { oldBytes in
      new.bytes.withUnsafeBytes { newBytes in
        while left < old.places.count, right < new.places.count {
          let (before, after) = (old.places[left], new.places[right])
          let order = order(before, in: oldBytes, after, in: newBytes)
          if order != 0 {
            pairs.append(order < 0 ? (old.value(before), nil) : (nil, new.value(after)))
          } else if before.id != after.id || before.mode != after.mode {
            pairs.append((old.value(before), new.value(after)))
          }
          if order <= 0 { left += 1 }
          if order >= 0 { right += 1 }
        }
      }
    }
    pairs += old.places[left...].map { (old.value($0), nil) }
    pairs += new.places[right...].map { (nil, new.value($0)) }
    return pairs
  }

  /// How two names stand to each other as trees are sorted, a folder as if its name ended in a slash: negative, zero or positive.
  private static func order(
    _ first: Place, in firstBytes: UnsafeRawBufferPointer, _ second: Place,
    in secondBytes: UnsafeRawBufferPointer
  ) -> Int {
    let shared = min(first.name.count, second.name.count)
    if shared > 0, let left = firstBytes.baseAddress, let right = secondBytes.baseAddress {
      let order = memcmp(left + first.name.lowerBound, right + second.name.lowerBound, shared)
      if order != 0 { return Int(order) }
    }
    // What follows what both have, each with the slash of a folder: one of the two has nothing else.
    func rest(_ place: Place, _ bytes: UnsafeRawBufferPointer) -> (byte: Int, count: Int) {
      let count = place.name.count - shared + (place.isTree ? 1 : 0)
      let next = place.name.lowerBound + shared
      return (next < place.name.upperBound ? Int(bytes[next]) : Int(UInt8(ascii: "/")), count)
    }
    let (left, right) = (rest(first, firstBytes), rest(second, secondBytes))
    guard left.count > 0, right.count > 0, left.byte != right.byte else { return left.count - right.count }
    return left.byte - right.byte
  }
}
