import Testing

@testable import Word

@Suite struct ZipWriterTests {
  @Test func `what is written is read again`() throws {
    let parts: [(String, [UInt8])] = [
      ("empty", []), ("short", Array("ab".utf8)), ("märz/long.xml", [UInt8](repeating: 7, count: 10_000)),
    ]
    var zip = ZipWriter()
    for (name, bytes) in parts { zip.add(name, bytes) }
    var archive = try ZipArchive(zip.finish())
    #expect(archive.names == parts.map(\.0))
    for (name, bytes) in parts { #expect(try archive.contents(of: name) == bytes) }
  }

  @Test func `the same parts give the same bytes`() {
    func file() -> [UInt8] {
      var zip = ZipWriter()
      zip.add("a", Array("words words words words words".utf8))
      return zip.finish()
    }
    #expect(file() == file())
  }

  @Test func `an archive with nothing in it is read`() throws {
    #expect(try ZipArchive(ZipWriter().finish()).names.isEmpty)
  }

  /// An archive with one entry whose numbers stand in the wide records of zip64 alone.
  private func wide(_ change: (inout [UInt8], _ record: Int) -> Void = { _, _ in }) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    let contents = Array("words".utf8)
    let checksum = number(Int(Deflate.checksum(contents)), 4)
    let none = [UInt8](repeating: 0xFF, count: 4)
    // Version, flags, method, time, date, checksum, sizes, lengths of name and of what stands besides.
    let head = number(45, 2) + number(0, 8) + checksum + none + none + number(1, 2)
    var bytes = number(0x0403_4B50, 4) + head + number(20, 2) + [0x61]
    bytes += number(1, 2) + number(16, 2) + number(5, 8) + number(5, 8) + contents
    let start = bytes.count
    bytes += number(0x0201_4B50, 4) + number(45, 2) + head + number(36, 2) + number(0, 10) + none + [0x61]
    // Something of another program stands before them.
    bytes += number(0x5455, 2) + number(4, 2) + none + number(1, 2) + number(24, 2)
    bytes += number(5, 8) + number(5, 8) + number(0, 8)
    let record = bytes.count
    bytes += number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
    bytes += number(1, 8) + number(1, 8) + number(record - start, 8) + number(start, 8)
    bytes += number(0x0706_4B50, 4) + number(0, 4) + number(record, 8) + number(1, 4)
    bytes += number(0x0605_4B50, 4) + number(0, 4) + none + none + none + number(0, 2)
    change(&bytes, record)
    return bytes
  }

  @Test func `an archive with the wide numbers of zip64 is read`() throws {
    var archive = try ZipArchive(wide())
    let contents = try archive.contents(of: "a")
    #expect(archive.names == ["a"] && contents == Array("words".utf8))
  }

  @Test func `wide numbers that do not fit the file are refused`() {
    for seed in 0..<256 {
      for byte in [UInt8(0x7F), 0x80, 0xFF] {
        let bytes = wide { bytes, record in bytes[record + seed % (bytes.count - record)] ^= byte }
        // Whatever it claims, it is read as it is or not at all.
        if var archive = try? ZipArchive(bytes), let contents = try? archive.contents(of: "a") {
          #expect(contents == Array("words".utf8))
        }
      }
    }
    #expect(throws: WordError.damaged(detail: .misplacedDirectory)) {
      // Two readers would find two directories.
      _ = try ZipArchive(
        wide { bytes, record in
          bytes[bytes.count - 6] = 7; bytes[bytes.count - 5] = 0; bytes[bytes.count - 4] = 0;
          bytes[bytes.count - 3] = 0
        })
    }
  }
}
