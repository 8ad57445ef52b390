/// A derived file that grows by blocks, each held against its checksum. From the first that does not fit, the rest is made anew.
/// Nothing is flushed to the disk.
struct BlockFile {
  let path: String
  /// What the file begins with: what it is, and the version of its form.
  let head: [UInt8]

  /// Goes through the blocks as far as they are whole.
  ///
  /// - Parameter body: takes a block; throws where it does not hold what it ought to.
  /// - Returns: whether all of the file could be read.
  func read(_ body: (UnsafeRawBufferPointer) throws -> Void) -> Bool {
    guard let bytes = DerivedFile.contents(of: path), bytes.starts(with: head) else { return false }
    return bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[head.count...]))
      while (try? reader.end()) == nil {
        guard let block = try? reader.content(), let sum = try? reader.values(of: UInt64.self).first,
          sum == DerivedFile.sum(block), (try? body(block)) != nil
        else { return false }
      }
      return true
    }
  }

  /// Adds a block.
  ///
  /// - Parameter isNew: whether nothing of what is there can be used.
  func add(_ block: [UInt8], isNew: Bool) {
    var framed = ByteWriter(capacity: block.count + 16)
    framed.add(block)
    framed.add(values: [block.withUnsafeBytes(DerivedFile.sum)])
    if isNew {
      DerivedFile.put(head + framed.bytes, at: path)
    } else {
      DerivedFile.append(framed.bytes, to: path)
    }
  }
}
