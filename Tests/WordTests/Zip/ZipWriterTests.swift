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
}
