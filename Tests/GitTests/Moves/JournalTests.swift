import ObjectIDs
import TestSupport
import Testing

@testable import Git

@Suite struct JournalTests {
  @Test(arguments: [false, true]) func `what is written is read, whatever stands in it`(_ isFull: Bool) throws
  {
    let folder = try TemporaryFolder()
    let id = try #require(ObjectID(hex: "0123456789abcdef0123456789abcdef01234567"))
    let name = "p\u{1}\n\"\\/\t\u{7F} é\u{2028}🐟"
    let journal = Journal(
      id: "0123abcd", reference: "refs/heads/\(name)", old: isFull ? id : nil,
      new: id, logLine: name, logs: isFull ? [name, ""] : [],
      paths: isFull ? [name, "a"] : nil,
      trees: isFull
        ? [
          .init(
            gitDirectory: "",
            steps: [
              .init(path: name, kind: .write, before: FileStamp.at("/")),
              .init(path: "b", kind: .delete, before: nil),
              .init(path: "c", kind: .none, before: nil),
            ], folders: [name, "d"], adopted: [name]),
          .init(gitDirectory: name, steps: [], folders: [], adopted: []),
        ] : [],
      placements: isFull ? [.init(path: name, staged: "s", names: [name, "n"], folders: ["f"])] : [])
    let path = "\(folder.path)/journal"
    try journal.write(to: path, isSynced: false)
    let read = try #require(try Journal.read(path))
    #expect(String(describing: read) == String(describing: journal))
  }
}
