import Deliberation
import Git
import ObjectIDs

/// What the sheets of one definition add up to, kept beside the repository: never needed, and deleted without loss.
///
/// Two files that grow by a block for each sheet, each block with its checksum: what they add up to, and the hashes of their
/// tokens. A block is a function of definition and sheet, so none is ever out of date.
struct SheetCache {
  /// A sheet as it was read.
  struct Sheet {
    let reading: SheetReading
    /// The hashes of its tokens, in the order of the sheet.
    let tokens: [UInt64]
  }

  private let path: String
  private let items: Int
  private let boards: Int
  private let form: StickerForm

  init(of definition: ObjectID, _ form: StickerForm, in repository: Repository) {
    path = Layout.sheets(of: definition, in: repository.commonDirectory)
    items = form.itemCount
    boards = form.boards.count
    self.form = form
  }

  /// What is remembered of sheets.
  func counts(of sheets: Set<ObjectID>) -> [ObjectID: SheetReading] {
    var found: [ObjectID: SheetReading] = [:]
    Self.blocks(.counts, of: path) { id, numbers in
      // Each file has a checksum of its own; a number that is none all the same is no reason to end.
      let size = 3 + boards + 2 * items
      let sums = numbers.prefix(size).compactMap { Int(exactly: $0) }
      let rest = numbers.dropFirst(size)
      guard sheets.contains(id), sums.count == size, rest.count.isMultiple(of: 2) else {
        return
      }
      var count = SheetCount(items: items, boards: boards)
      count.people = sums[0]
      (count.blank, count.placedFewer) = (sums[1], sums[2])
      count.placedFewerOn = Array(sums[3..<3 + boards])
      count.stickers = Array(sums[3 + boards..<3 + boards + items])
      count.voters = Array(sums[(3 + boards + items)...])
      for at in stride(from: rest.startIndex, to: rest.endIndex, by: 2) {
        count.combinations[Combination(code: rest[at])] = Int(exactly: rest[at + 1])
      }
      found[id] = .right(count)
    }
    return found
  }

  /// The hashes of the tokens of sheets; those that are not remembered are read.
  func tokens(of sheets: [ObjectID], reading text: (ObjectID) throws -> [UInt8]) throws -> [[UInt64]] {
    let wanted = Set(sheets)
    var found: [ObjectID: [UInt64]] = [:]
    Self.blocks(.tokens, of: path) { id, values in if wanted.contains(id) { found[id] = values.array } }
    return try sheets.map { id in try found[id] ?? hashes(of: text(id)) }
  }

  /// The sheets that have a token of a table; those that are not remembered are read. Every earlier ballot of a poll is looked at, so
  /// nothing of them is kept.
  func sheets(
    of sheets: Set<ObjectID>, withAnyOf table: TokenTable, reading text: (ObjectID) throws -> [UInt8]
  ) throws -> Set<ObjectID> {
    var known: Set<ObjectID> = []
    var found: Set<ObjectID> = []
    Self.blocks(.tokens, of: path) { id, values in
      guard sheets.contains(id), known.insert(id).inserted, table.hasAny(of: values) else { return }
      found.insert(id)
    }
    for id in sheets.subtracting(known) where table.hasAny(of: hashes(of: try text(id))) {
      found.insert(id)
    }
    return found
  }

  private func hashes(of text: [UInt8]) -> [UInt64] {
    var hashes: [UInt64] = []
    text.withUnsafeBytes { bytes in
      _ = SheetReader(form).read(bytes) { hash, _ in
        hashes.append(hash)
        return false
      }
    }
    return hashes
  }

  /// Remembers a sheet that is right.
  func add(_ id: ObjectID, _ sheet: Sheet) {
    guard case .right(let count) = sheet.reading else { return }
    let sums =
      [count.people, count.blank, count.placedFewer] + count.placedFewerOn + count.stickers + count.voters
    let values = sums.map { UInt64($0) } + count.combinations.flatMap { [$0.key.code, UInt64($0.value)] }
    DerivedFile.append(Self.block(.counts, id, values), to: Kind.counts.file(path))
    DerivedFile.append(Self.block(.tokens, id, sheet.tokens), to: Kind.tokens.file(path))
  }

  /// What a file holds. It is part of the checksums: the bytes of one kind are none of the other's.
  private enum Kind: String {
    case counts = "counts-5"
    /// Of cards' codes the hashes of their letters, however they are written.
    case tokens = "tokens-2"

    func file(_ path: String) -> String { "\(path).\(rawValue)" }
  }

  private static func block(_ kind: Kind, _ id: ObjectID, _ values: [UInt64]) -> [UInt8] {
    var block = ByteWriter(capacity: values.count * 8 + 48)
    block.add(id.bytes)
    block.add(values: values)
    block.add(values: [values.withUnsafeBytes { sum(kind, id, Numbers($0)) }])
    return block.bytes
  }

  /// FNV-1a by whole numbers.
  private static func sum(_ kind: Kind, _ id: ObjectID, _ values: Numbers) -> UInt64 {
    let start = (Array(kind.rawValue.utf8) + id.bytes).withUnsafeBytes(DerivedFile.sum)
    return values.reduce(start) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }

  /// The numbers of a block where they stand in the file; they live no longer than its bytes.
  private struct Numbers: RandomAccessCollection {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count / MemoryLayout<UInt64>.size }

    subscript(index: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<UInt64>.size, as: UInt64.self)
    }

    /// A copy that can be kept.
    var array: [UInt64] {
      [UInt64](unsafeUninitializedCapacity: count) { values, initialized in
        UnsafeMutableRawBufferPointer(values).copyBytes(from: bytes)
        initialized = count
      }
    }
  }

  /// Goes through a file as far as it is whole. What is left of one that was cut off is taken away: nothing behind it could be
  /// read.
  private static func blocks(_ kind: Kind, of path: String, _ body: (ObjectID, Numbers) -> Void) {
    let path = kind.file(path)
    let size = MemoryLayout<UInt64>.size
    let read = DerivedFile.parts(of: path) { bytes in
      var whole = 0
      var reader = ByteReader(bytes)
      while let name = try? reader.content(), let id = ObjectID(bytes: name),
        let values = (try? reader.content(ofSize: size)).map(Numbers.init),
        let sums = (try? reader.content(ofSize: size)).map(Numbers.init)
      {
        guard sums.elementsEqual([sum(kind, id, values)]) else { break }
        body(id, values)
        whole = bytes.count - reader.left
      }
      return whole
    }
    guard let read, read.taken < read.size, let bytes = DerivedFile.contents(of: path) else { return }
    DerivedFile.put(Array(bytes.prefix(read.taken)), at: path)
  }
}
