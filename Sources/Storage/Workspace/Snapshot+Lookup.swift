package import Deliberation
import Git
import ObjectIDs

/// A record found by the beginning of its id.
package struct FoundRecord {
  package let record: Record
  package let path: String
  package let isCollected: Bool
}

extension Snapshot {
  /// The record whose id begins with `prefix`, in any paper, on main or on a partner's branch at hand.
  ///
  /// Reads only the folders that such an id can lie in, so that its time does not grow with the workspace.
  ///
  /// - Throws: a `Refusal` where there is none, or several, naming them.
  package func record(withPrefix prefix: String, kinds: [Record.Kind]) throws -> FoundRecord {
    let wanted = prefix.lowercased()
    guard wanted.count >= 3, let letter = wanted.first, wanted.utf8.count <= 1 + RecordID.digits else {
      throw Refusal(
        Localized(
          en:
            "'\(prefix)' is too short or too long for an id: a letter and two to \(RecordID.digits) digits of hex.",
          nl:
            "'\(prefix)' is te kort of te lang voor een nummer: een letter en twee tot \(RecordID.digits) hexadecimale cijfers."
        ),
        by: .noRecord(prefix))
    }
    let isOfThese = kinds.contains { $0.letter == letter }
    let (found, passedOver) = isOfThese ? try records(withPrefix: wanted) : ([:], [])
    guard let first = found.values.first else {
      let names = kinds.map(\.name)
      let message = Localized(
        en:
          "There is no \(names.map(\.english).joined(separator: " or ")) with an id that begins with '\(prefix)'.",
        nl:
          "Er is geen \(names.map(\.dutch).joined(separator: " of ")) met een nummer dat begint met '\(prefix)'."
      )
      guard passedOver.isEmpty else {
        throw Refusal(message, causes: passedOver, by: .noRecord(prefix))
      }
      let near = NearNames.of(wanted, among: try ids(of: kinds)).joined(separator: ", ")
      throw Refusal(
        message,
        hints: [
          near.isEmpty
            ? Localized(
              en: "see the ids with: beraad list PAPER comments, or: beraad list PAPER amendments",
              nl: "bekijk de nummers met: beraad list STUK comments, of: beraad list STUK amendments")
            : Localized(en: "did you mean \(near)?", nl: "is \(near) bedoeld?")
        ], by: .noRecord(prefix))
    }
    guard found.count == 1 else {
      throw Refusal(
        Localized(
          en: "'\(prefix)' is the beginning of \(found.count) ids.",
          nl: "Met '\(prefix)' beginnen \(found.count) nummers."),
        hints: found.values.map(\.record).sorted { $0.id < $1.id }.map {
          Localized(
            en: "\($0.id), a \($0.kind.rawValue) of \($0.header.partner)",
            nl: "\($0.id), \($0.kind.indefiniteDutch) van \($0.header.partner)")
        })
    }
    return first
  }

  /// What has such an id, by path; and what stands on partners' branches under such an id and is read by nobody, one sentence each.
  private func records(
    withPrefix wanted: String
  ) throws -> (found: [String: FoundRecord], passedOver: [Localized]) {
    var passedOver: [Localized] = []
    let fan = String(wanted.dropFirst().prefix(2))
    let isOfReport = Record.Kind.allCases.contains { $0.isOfReport && $0.letter == wanted.first }
    var found: [String: FoundRecord] = [:]
    let branches = try workspace.partnerBranches()
    let gate = branches.isEmpty ? nil : try RecordGate(self)
    for paper in try papers() + Set(strayRecords().map(\.paper)).sorted() {
      for folder in Layout.partnersFolders.map({ "\(Layout.folder(of: paper))/\($0)" }) {
        try search(folder, fan: fan, prefix: wanted, into: &found)
        guard let gate else { continue }
        for branch in branches {
          passedOver += try search(
            folder, of: branch, through: gate, fan: fan, prefix: wanted, into: &found)
        }
      }
      if isOfReport {
        for entry in try repository.entries(of: Layout.points(of: paper), in: commit)
        where entry.kind == .blob {
          try add(entry.path, entry.id, prefix: wanted, into: &found)
        }
      }
    }
    // Nothing else has a whole id. Main may have lost it: what was recorded stays what it was.
    if found.isEmpty || wanted.utf8.count <= RecordID.digits {
      for removal in try history().removals
      where removal.path.hasName(beginningWith: wanted) && found[removal.path] == nil {
        guard let bytes = try repository.blobUnlessLost(removal.blob),
          let record = try? RecordCoding.decodeChecked(bytes, path: removal.path)
        else { continue }
        found[removal.path] = FoundRecord(record: record, path: removal.path, isCollected: true)
      }
    }
    passedOver += try dropThoseOfNobody(from: &found)
    return (found, passedOver.shortened)
  }

  /// Leaves out what plain git put on main in the name of nobody.
  ///
  /// - Returns: what is passed over, one sentence each.
  private func dropThoseOfNobody(from found: inout [String: FoundRecord]) throws -> [Localized] {
    var nobody = Nobody(self)
    return try found.values.filter(\.isCollected).compactMap { record in
      guard let sentence = try nobody.sentence(about: record.record.header, at: record.path) else {
        return nil
      }
      found[record.path] = nil
      return FoundFiles.passedOver(sentence, of: nil)
    }.sorted { $0.english < $1.english }
  }

  /// Every id of these kinds, for somebody who mistyped one: the names of all files, so only where none was found.
  private func ids(of kinds: [Record.Kind]) throws -> [String] {
    let letters = Set(kinds.map(\.letter))
    let branches = try workspace.partnerBranches()
    var files: [TreeEntry] = []
    for paper in try papers() {
      if kinds.contains(where: \.isOfReport) {
        files += try repository.files(under: Layout.points(of: paper), in: commit)
      }
      for folder in Layout.partnersFolders.map({ "\(Layout.folder(of: paper))/\($0)" }) {
        files += try repository.files(under: folder, in: commit)
        for branch in branches {
          for tip in branch.tips {
            files += try repository.survey(under: "\(folder)/\(branch.partner)", from: nil, to: tip).changes
              .compactMap(\.new)
          }
        }
      }
    }
    let ids = Set(files.map { $0.name.prefix { $0 != "." } })
    return ids.filter { $0.first.map(letters.contains) ?? false }.map(String.init)
  }

  private func search(
    _ folder: String, fan: String, prefix: String, into found: inout [String: FoundRecord]
  ) throws {
    for partner in try repository.entries(of: folder, in: commit) where partner.kind == .tree {
      for entry in try repository.entries(of: "\(folder)/\(partner.name)/\(fan)", in: commit)
      where entry.kind == .blob {
        try add(entry.path, entry.id, prefix: prefix, into: &found)
      }
    }
  }

  /// - Returns: what is passed over, one sentence each.
  private func search(
    _ folder: String, of branch: PartnerBranch, through gate: RecordGate, fan: String, prefix: String,
    into found: inout [String: FoundRecord]
  ) throws -> [Localized] {
    var passedOver: [Localized] = []
    var budget = RecordGate.mostOfBranch
    for tip in branch.tips {
      let folder = "\(folder)/\(branch.partner)/\(fan)"
      for entry in try repository.checkedEntries(of: folder, in: tip)
      where entry.path.hasName(beginningWith: prefix) && found[entry.path] == nil {
        do {
          let record = try gate.admit(entry, of: branch.partner, tips: branch.tips, within: &budget)
          found[entry.path] = FoundRecord(record: record, path: entry.path, isCollected: false)
        } catch {
          passedOver.append(
            FoundFiles.passedOver(
              try RecordGate.sentence(about: error, at: entry.path), of: branch.partner))
        }
      }
    }
    return passedOver
  }

  private func add(
    _ path: String, _ blob: ObjectID, prefix: String, into found: inout [String: FoundRecord]
  ) throws {
    guard path.hasName(beginningWith: prefix), found[path] == nil else { return }
    found[path] = FoundRecord(record: try mainRecord(path, blob), path: path, isCollected: true)
  }

  /// A record of main; as it was, where a commit changed it since.
  private func mainRecord(_ path: String, _ blob: ObjectID) throws -> Record {
    do {
      return try RecordCoding.decodeChecked(repository.blob(blob), path: path)
    } catch {
      for removal in try history().removals where removal.path == path {
        if let record = try? RecordCoding.decodeChecked(repository.blob(removal.blob), path: path) {
          return record
        }
      }
      throw error
    }
  }
}

extension String {
  /// Whether the last part of a path begins so.
  fileprivate func hasName(beginningWith prefix: String) -> Bool {
    split(separator: "/").last?.hasPrefix(prefix) ?? false
  }
}
