import Deliberation
import Git
import ObjectIDs
import Storage

/// A file of main that holds a record in a place that is none of that record's: a copy that a program made beside it, or one that
/// somebody moved. The committee put it there, and takes it away.
struct MisplacedRecord {
  let path: String
  /// Where the record belongs.
  let place: String
  /// Nil where it is a copy of what is no record: the roster, or a poll's question.
  let id: RecordID?
  /// Whether main has a record in that place.
  let isCopy: Bool
  /// Whether main had it there.
  let wasThere: Bool

  var sentence: String {
    isCopy
      ? "\(path) is a copy of \(place), and does not belong there."
      : "\(path) holds a record that belongs at \(place)."
  }

  /// What ends it. A record that main had in its place is put back there by what is said of that.
  var remedy: String {
    guard let typed = TypedCommit(of: [path], "Take it away") else {
      return "see what it is called with: git ls-files '\(Layout.papers)'"
    }
    guard !isCopy, !wasThere, let both = TypedCommit(of: [path, place], "Put it in its place"),
      let end = place.lastIndex(of: "/")
    else { return "take it away with: \(typed.git) rm --quiet -- \(typed.words) && \(typed.line)" }
    return
      "put it there with: mkdir -p \(place[..<end]) && \(typed.git) mv -- \(both.words) && \(both.line)"
  }
}

extension Desk {
  /// The files below a paper that hold a record which belongs elsewhere.
  func misplacedRecords(of paper: Slug) throws -> [MisplacedRecord] {
    let files = try repository.files(under: Layout.folder(of: paper), in: snapshot.commit).filter {
      Layout.isRecord($0.path)
    }
    return try zip(files, repository.blobsUnlessLost(files.map(\.id))).compactMap { file, bytes in
      try bytes.flatMap { try misplacedRecord(at: file.path, $0) }
    }
  }

  /// What a file holds that belongs elsewhere; nil where it is in its place, or can be no record.
  func misplacedRecord(at path: String, _ bytes: [UInt8]) throws -> MisplacedRecord? {
    guard let record = try? RecordCoding.decode(bytes, path: path) else {
      return try original(of: bytes, at: path).map {
        MisplacedRecord(path: path, place: $0, id: nil, isCopy: true, wasThere: true)
      }
    }
    let place = Layout.path(of: record)
    guard place != path else { return nil }
    return MisplacedRecord(
      path: path, place: place, id: record.id,
      isCopy: try repository.entry(at: place, in: snapshot.commit) != nil,
      wasThere: try snapshot.history().removals.contains { $0.path == place })
  }

  /// The file of main that another file is a copy of, or of an older state of it: the roster, or a poll's question; nil where it is none.
  private func original(of bytes: [UInt8], at path: String) throws -> String? {
    if (try? RosterCoding.decode(bytes)) != nil { return Layout.roster }
    guard let poll = try? PollCoding.decode(bytes, path: path) else { return nil }
    let place = Layout.definition(ofPoll: poll.id, of: poll.paper)
    return try repository.entry(at: place, in: snapshot.commit) == nil ? nil : place
  }
}
