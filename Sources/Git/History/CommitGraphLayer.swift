import ObjectIDs

/// One file of a commit-graph.
struct CommitGraphLayer {
  private static let recordLength = 36
  /// "No parent", and the bit that says "more parents, listed elsewhere" or "the last of the list".
  private static let noParent: UInt32 = 0x7000_0000
  private static let flag: UInt32 = 0x8000_0000

  private let file: MappedFile
  private let ids: SortedIDs
  private let records: Int
  private let edges: Range<Int>

  /// How many commits the file has.
  var count: Int { ids.count }

  /// Opens a file and checks that its tables are as long as they say; nil where it is absent or not of
  /// version 1.
  init?(file path: String) {
    guard let file = MappedFile(path), file.bytes.count > 8,
      file.bytes.prefix(4).elementsEqual("CGPH".utf8), file.bytes[4] == 1, file.bytes[5] == 1
    else { return nil }
    guard let chunks = Self.chunks(in: file), let fanout = chunks["OIDF"], let names = chunks["OIDL"],
      let records = chunks["CDAT"],
      let ids = SortedIDs(file, fanout: fanout.lowerBound, ids: names.lowerBound)
    else { return nil }
    guard records.count == ids.count * Self.recordLength else { return nil }
    self.file = file
    self.ids = ids
    self.records = records.lowerBound
    edges = chunks["EDGE"] ?? 0..<0
  }

  func id(at position: Int) -> ObjectID { ids.id(at: position) }

  func position(of id: ObjectID) -> Int? { ids.place(of: id) }

  func tree(at position: Int) -> ObjectID { file.id(at: records + position * Self.recordLength) }

  /// Parents as positions in the whole chain; nil where the list of further ones runs off its table.
  func parents(at position: Int) -> [Int]? {
    let record = records + position * Self.recordLength + ObjectID.byteCount
    let (first, second) = (file.word(at: record), file.word(at: record + 4))
    if first == Self.noParent { return [] }
    if second == Self.noParent { return [Int(first)] }
    if second & Self.flag == 0 { return [Int(first), Int(second)] }
    var parents = [Int(first)]
    var offset = edges.lowerBound + 4 * Int(second & ~Self.flag)
    while edges.contains(offset), edges.contains(offset + 3) {
      let edge = file.word(at: offset)
      parents.append(Int(edge & ~Self.flag))
      if edge & Self.flag != 0 { return parents }
      offset += 4
    }
    return nil
  }

  /// Where each table begins and ends, by its name.
  private static func chunks(in file: MappedFile) -> [String: Range<Int>]? {
    let count = Int(file.bytes[6])
    guard file.bytes.count >= 8 + 12 * (count + 1) else { return nil }
    var chunks: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = 8 + 12 * index
      let (start, end) = (file.offset(at: entry + 4), file.offset(at: entry + 16))
      guard start <= end, end <= file.bytes.count else { return nil }
      chunks[String(decoding: file.bytes[entry..<entry + 4], as: UTF8.self)] = start..<end
    }
    return chunks
  }
}
