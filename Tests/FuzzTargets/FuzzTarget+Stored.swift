import BeraadKit
import Deliberation
import Git
import Glibc
import ObjectIDs
import Prose
import Storage

/// What lies in a repository. What is taken is written again, and has to be read as the same.
extension FuzzTarget {
  static func readRecord(_ bytes: [UInt8]) {
    guard let record = try? RecordCoding.decode(bytes, path: "fuzzed") else { return }
    let written = RecordCoding.encode(record)
    precondition((try? RecordCoding.decode(written, path: "fuzzed")) == record, "a record is read otherwise")
    _ = try? RecordCoding.decodeChecked(bytes, path: Layout.path(of: record))
  }

  static func readRoster(_ bytes: [UInt8]) {
    guard let roster = try? RosterCoding.decode(bytes) else { return }
    precondition(
      (try? RosterCoding.decode(RosterCoding.encode(roster))) == roster, "a roster is read otherwise")
  }

  static func readPoll(_ bytes: [UInt8]) {
    guard let poll = try? PollCoding.decode(bytes, path: "fuzzed") else { return }
    let written = PollCoding.encode(poll)
    precondition((try? PollCoding.decode(written, path: "fuzzed")) == poll, "a poll is read otherwise")
    _ = poll.warnings(electorate: [:])
  }

  static func readSignature(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = PublicKey(signing: text)
    _ = try? PublicKey(given: text)
  }

  static func readSnapshot(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      for revisions in [1, 3] {
        var reader = ByteReader(bytes)
        guard let snapshot = try? AttributionSnapshot(&reader, revisions: revisions) else { continue }
        let ids = (0..<revisions).map { "\($0)" }
        let parents = (0..<revisions).map { $0 == 0 ? [] : [$0 - 1] }
        guard
          var attributor = Attributor(
            RevisionGraph(ids: ids + ["new"], parents: parents + [[revisions - 1]]), resuming: snapshot)
        else { continue }
        attributor.add(Array("One word more.".utf8))
      }
    }
  }

  /// The bytes as the file of an object of its own.
  static func readLoose(_ bytes: [UInt8]) {
    Scratch.shared.write(bytes, to: "objects/12/\(String(repeating: "34", count: 19))")
    Scratch.shared.read(id: "12" + String(repeating: "34", count: 19))
  }

  /// The bytes as a pack and its index: the number of the first's bytes, then these, then the other.
  static func readPack(_ bytes: [UInt8]) {
    guard bytes.count > 4 else { return }
    let count = Int(bytes[0]) << 8 | Int(bytes[1])
    let rest = bytes.dropFirst(2)
    Scratch.shared.write(Array(rest.prefix(count)), to: "objects/pack/pack-1.pack")
    let index = Array(rest.dropFirst(count))
    Scratch.shared.write(index, to: "objects/pack/pack-1.idx")
    // The ids that the index says it has: behind the head and the 256 counts, twenty bytes each.
    for at in stride(from: 8 + 1024, to: min(index.count - 20, 8 + 1024 + 20 * 8), by: 20) {
      let id = index[at..<at + 20].map { String(Int($0) + 256, radix: 16).dropFirst() }
      Scratch.shared.read(id: id.joined())
    }
  }
}

/// A bare repository in which the files of objects are replaced.
private final class Scratch: @unchecked Sendable {
  // One input is read at a time.
  static let shared = Scratch()

  private let path: String

  private init() {
    var name = Array("/tmp/beraad-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { fatalError("no temporary folder") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard (try? Repository.create(at: path, initialBranch: "main")) != nil else {
      fatalError("no repository")
    }
    mkdir(path + "/.git/objects/12", 0o700)
  }

  func write(_ bytes: [UInt8], to name: String) {
    let file = fopen(path + "/.git/" + name, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read(id hex: String) {
    // Another handle each time: what one has read it keeps.
    guard let id = ObjectID(hex: hex), let repository = try? Repository.open(at: path) else { return }
    _ = try? repository.blob(id)
    _ = try? repository.commit(id)
    _ = try? repository.blobSize(id)
  }
}
