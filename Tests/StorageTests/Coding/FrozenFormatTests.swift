import Deliberation
import Git
import TestSupport
import Testing

@testable import Storage

/// The bytes, ids and paths of format 1 as they were on the day that it was fixed. A file here is never edited: records
/// like it stand in repositories, under names that their bytes computed.
///
/// Format 1 was fixed twice more before anybody published with it: ids of 32 digits, and references to what a record takes
/// the place of; and ballots on a sheet beside their record (`docs/design/0012-ballots.md`).
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

  @Test func `a frozen sheet of ballots is still what its record names, and what is written today`() throws {
    for file in Checkout.files(in: String(Self.folder.dropLast()), endingIn: ".csv") {
      let text = try Checkout.text(file)
      let path = String(file.dropLast(3)) + "json"
      let record = try RecordCoding.decode(Array(Checkout.text(path).utf8), path: path)
      #expect(Layout.sheet(of: record) == file.dropFirst(Self.folder.count))
      guard case .ballots(let cast) = record.body else {
        Issue.record("\(path) names no sheet")
        continue
      }
      #expect(try Repository.id(ofBlob: Array(text.utf8)) == cast.sheet)
      #expect(try BallotSheet.text(of: Samples.ballots, form: Samples.form) == Array(text.utf8))
      #expect(try cast.people == Samples.ballots.count)
    }
  }

  @Test func `what is written today has the same bytes`() throws {
    for record in try Samples.all {
      let frozen = try Checkout.text(Self.folder + Layout.path(of: record))
      #expect(String(decoding: RecordCoding.encode(record), as: UTF8.self) == frozen)
    }
  }
}
