/// The objects of a pack that others may rest on, up to a limit; the ones kept longest go first.
struct BaseCache {
  /// How many bytes are kept: a chain of fifty revisions of a long text.
  private static let limit = 32 << 20

  private var objects: [Int: Pack.Object] = [:]
  private var order: [Int] = []
  private var oldest = 0
  private var byteCount = 0

  /// The object that begins at an offset of the pack, if it is kept.
  subscript(offset: Int) -> Pack.Object? { objects[offset] }

  /// Keeps an object.
  mutating func insert(_ object: Pack.Object, at offset: Int) {
    guard objects.updateValue(object, forKey: offset) == nil else { return }
    order.append(offset)
    byteCount += object.bytes.count + 100
    while byteCount > Self.limit, oldest < order.count {
      if let gone = objects.removeValue(forKey: order[oldest]) { byteCount -= gone.bytes.count + 100 }
      oldest += 1
    }
    if oldest > 10_000 {
      order.removeFirst(oldest)
      oldest = 0
    }
  }
}
