import CLibgit2
import ObjectIDs

/// One pack: objects compressed, most of them as differences from others.
final class Pack {
  /// An object as its type and bytes.
  struct Object {
    let type: git_object_t
    let bytes: [UInt8]
  }

  /// How an object stands in the pack.
  private enum Header {
    case whole(git_object_t, size: Int, data: Int)
    case delta(base: Int, size: Int, data: Int)
  }

  private let index: PackIndex
  private let file: MappedFile
  private let inflater: Inflater
  private var bases = BaseCache()
  /// Whether a long chain was followed before: who asks for one text only needs nothing of what it rests on again.
  private var hasFollowedLongChain = false

  /// Opens a pack by its index; nil where one of the two is absent or damaged.
  init?(index path: String) {
    guard path.hasSuffix(".idx"), let index = PackIndex(file: path),
      let file = MappedFile(path.dropLast(4) + ".pack"), file.bytes.count > 12,
      file.word(at: 0) == 0x5041_434B,
      let inflater = Inflater()
    else { return nil }
    self.index = index
    self.file = file
    self.inflater = inflater
  }

  /// Where an object begins; nil where the pack does not have it.
  func offset(of id: ObjectID) -> Int? { index.offset(of: id) }

  /// The object that begins at an offset; nil where it is damaged, or rests on another pack.
  ///
  /// What it rests on is kept for a while: the next revision of a text mostly rests on the same. The first long chain is
  /// followed without, since to keep fifty revisions of a long text takes longer than to make one of them.
  func object(at start: Int) -> Object? {
    var deltas: [(offset: Int, size: Int, data: Int)] = []
    var offset = start
    var object = bases[offset]
    while object == nil {
      switch header(at: offset) {
      case .whole(let type, let size, let data):
        guard let bytes = inflate(at: data, size: size) else { return nil }
        object = Object(type: type, bytes: bytes)
        if let object { bases.insert(object, at: offset) }
      case .delta(let base, let size, let data):
        // A chain that is longer than the pack is a circle.
        guard deltas.count < file.bytes.count / 20 else { return nil }
        deltas.append((offset, size, data))
        offset = base
        object = bases[offset]
      case nil: return nil
      }
    }
    let isLong = (object?.bytes.count ?? 0) * deltas.count > 1 << 20
    let keepsAll = !isLong || hasFollowedLongChain
    if isLong { hasFollowedLongChain = true }
    for delta in deltas.reversed() {
      guard let base = object, let bytes = inflate(at: delta.data, size: delta.size),
        let result = bytes.withUnsafeBytes({ delta in
          base.bytes.withUnsafeBytes { Delta(delta).apply(to: $0) }
        })
      else { return nil }
      object = Object(type: base.type, bytes: result)
      if let object, keepsAll || delta.offset == start { bases.insert(object, at: delta.offset) }
    }
    return object
  }

  /// The type and size of the object that begins at an offset, and the most bytes that have to be in memory to make it;
  /// nil where that cannot be told.
  func weight(at start: Int) -> (type: git_object_t, size: Int, bytes: Int)? {
    var offset = start
    var own: Int?
    var most = 0
    // git itself makes no chains of more than 4,095.
    for _ in 0..<8_192 {
      switch header(at: offset) {
      case .whole(let type, let size, _): return (type, own ?? size, max(most, size))
      case .delta(let base, let size, let data):
        let beginning = inflater.beginning(
          of: UnsafeRawBufferPointer(rebasing: file.bytes[data...]), count: 20
        ).bytes
        guard let length = Delta.lengthOfResult(beginning) else { return nil }
        own = own ?? length
        most = max(most, size, length)
        offset = base
      case nil: return nil
      }
    }
    return nil
  }

  private func inflate(at data: Int, size: Int) -> [UInt8]? {
    inflater.inflate(UnsafeRawBufferPointer(rebasing: file.bytes[data...]), count: size)
  }

  private func header(at start: Int) -> Header? {
    var position = start
    guard let first = byte(at: &position) else { return nil }
    var size = Int(first & 0x0F)
    var shift = 4
    var more = first & 0x80 != 0
    while more, shift < 56 {
      guard let byte = byte(at: &position) else { return nil }
      size |= Int(byte & 0x7F) << shift
      shift += 7
      more = byte & 0x80 != 0
    }
    switch first >> 4 & 7 {
    case 1...4: return .whole(git_object_t(Int32(first >> 4 & 7)), size: size, data: position)
    case 6: return nearDelta(at: start, size: size, position: position)
    case 7: return namedDelta(size: size, position: position)
    default: return nil
    }
  }

  /// A difference from an object that begins a distance before.
  private func nearDelta(at start: Int, size: Int, position: Int) -> Header? {
    var position = position
    guard var byte = byte(at: &position) else { return nil }
    var distance = Int(byte & 0x7F)
    while byte & 0x80 != 0 {
      guard distance < 1 << 48, let next = self.byte(at: &position) else { return nil }
      byte = next
      distance = (distance + 1) << 7 | Int(byte & 0x7F)
    }
    guard distance > 0, distance < start else { return nil }
    return .delta(base: start - distance, size: size, data: position)
  }

  /// A difference from an object that is named.
  private func namedDelta(size: Int, position: Int) -> Header? {
    guard position + ObjectID.byteCount < file.bytes.count,
      let base = index.offset(of: file.id(at: position))
    else { return nil }
    return .delta(base: base, size: size, data: position + ObjectID.byteCount)
  }

  private func byte(at position: inout Int) -> UInt8? {
    guard position >= 0, position < file.bytes.count else { return nil }
    defer { position += 1 }
    return file.bytes[position]
  }
}
