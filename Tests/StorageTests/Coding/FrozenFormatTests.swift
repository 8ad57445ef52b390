import Deliberation
import TestSupport
import Testing

@testable import Storage

/// The bytes, ids and paths of format 1 as they were on the day that it was fixed. A file here is never edited: records
/// like it stand in repositories, under names that their bytes computed.
///
/// Format 1 was fixed once more before anybody published with it: ids of 32 digits, and references to what a record takes
/// the place of.
@Suite struct FrozenFormatTests {
  static let folder = "Tests/StorageTests/Fixtures/format-1/"
  static let files = Checkout.files(in: String(folder.dropLast()), endingIn: ".json")

  @Test func `there is a frozen record of every kind`() throws {
    let kinds = try Self.files.map { file in
      try RecordCoding.decode(Array(Checkout.text(file).utf8), path: file).kind
    }
    #expect(Set(kinds) == Set(Record.Kind.allCases))
  }

  @Test(arguments: files) func `a frozen record is still right where it lies`(_ file: String) throws {
    let bytes = Array(try Checkout.text(file).utf8)
    let record = try RecordCoding.decodeChecked(bytes, path: String(file.dropFirst(Self.folder.count)))
    #expect(RecordCoding.encode(record) == bytes)
  }

  @Test func `what is written today has the same bytes`() throws {
    for record in try Samples.all {
      let frozen = try Checkout.text(Self.folder + Layout.path(of: record))
      #expect(String(decoding: RecordCoding.encode(record), as: UTF8.self) == frozen)
    }
  }
}
