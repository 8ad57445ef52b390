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

  var sentence: Localized {
    isCopy
      ? Localized(
        en: "\(path) is a copy of \(place), and does not belong there.",
        nl: "\(path) is een kopie van \(place), en hoort daar niet.")
      : Localized(
        en: "\(path) holds a record that belongs at \(place).",
        nl: "In \(path) zit een bijdrage die bij \(place) hoort.")
  }

  /// What ends it. A record that main had in its place is put back there by what is said of that.
  var remedy: Localized {
    guard let typed = TypedCommit(of: [path], "Take it away") else {
      return Localized(
        en: "see what it is called with: git ls-files '\(Layout.papers)'",
        nl: "zien hoe het heet met: git ls-files '\(Layout.papers)'")
    }
    guard !isCopy, !wasThere, let both = TypedCommit(of: [path, place], "Put it in its place"),
      let end = place.lastIndex(of: "/")
    else {
      let line = "\(typed.git) rm --quiet -- \(typed.words) && \(typed.line)"
      return Localized(en: "take it away with: \(line)", nl: "het weghalen met: \(line)")
    }
    let line = "mkdir -p \(place[..<end]) && \(typed.git) mv -- \(both.words) && \(both.line)"
    return Localized(en: "put it there with: \(line)", nl: "het daar neerzetten met: \(line)")
  }
}

extension Localized {
  /// What somebody can do, as the committee's to do: in Dutch these words are what stands behind *kan*.
  var byCommittee: Localized {
    Localized(en: "the committee can \(english)", nl: "de commissie kan \(dutch)")
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

extension Localized {
  /// The same, and behind it what the committee can do about it.
  func andByCommittee(_ remedy: Localized) -> Localized {
    [self, remedy.byCommittee.map(\.capitalizedFirst)].joined(separator: " ")
  }

  /// The same, and behind it the command that puts back what was there.
  func andBack(_ command: String) -> Localized {
    Localized(en: "\(english) Put it back with: \(command)", nl: "\(dutch) Zet het terug met: \(command)")
  }
}
