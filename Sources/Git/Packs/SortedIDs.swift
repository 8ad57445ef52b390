import ObjectIDs

/// A table of ids in a file of git, sorted, with the fan-out that says how many begin with each byte or a
/// smaller one.
struct SortedIDs {
  private let file: MappedFile
  private let fanout: Int
  private let ids: Int

  /// How many ids there are.
  let count: Int

  /// The length of a fan-out in bytes.
  static let fanoutLength = 1_024

  /// The table whose fan-out begins at one offset and whose ids begin at another; nil where the file is too
  /// short.
  init?(_ file: MappedFile, fanout: Int, ids: Int) {
    guard fanout + Self.fanoutLength <= file.bytes.count else { return nil }
    count = Int(file.word(at: fanout + Self.fanoutLength - 4))
    guard ids + count * ObjectID.byteCount <= file.bytes.count else { return nil }
    self.file = file
    self.fanout = fanout
    self.ids = ids
  }

  /// The id at a place.
  func id(at place: Int) -> ObjectID { file.id(at: ids + place * ObjectID.byteCount) }

  /// The place of an id: a binary search among those that begin with the same byte.
  func place(of id: ObjectID) -> Int? {
    let byte = Int(id.firstByte)
    var low = byte == 0 ? 0 : Int(file.word(at: fanout + 4 * (byte - 1)))
    var high = min(Int(file.word(at: fanout + 4 * byte)), count)
    while low < high {
      let middle = (low + high) / 2
      let found = self.id(at: middle)
      if found == id { return middle }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
