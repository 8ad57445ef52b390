import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

extension Agenda {
  /// What is open about a paper, with the texts that amendments were made on from a repository.
  ///
  /// - Parameter other: a text to ask about, where that is not the draft of the dossier.
  init(of dossier: Dossier, on other: [UInt8]? = nil, in repository: Repository) throws {
    try self.init(of: dossier, on: other) {
      dossier.lost.contains($0) ? nil : try repository.text(ofBlob: $0)
    }
  }
}

extension PlacedChanges {
  /// Carries over every hunk that fits, with the texts that amendments were made on from a repository.
  init(of dossier: Dossier, in repository: Repository, where fits: (AmendmentFile, Int) -> Bool) throws {
    try self.init(of: dossier, where: fits) {
      dossier.lost.contains($0) ? nil : try repository.text(ofBlob: $0)
    }
  }
}

extension Repository {
  /// A text by its object id; nil where this repository does not have it, or what it has of that id is no text that anybody
  /// writes.
  func text(ofBlob id: ObjectID) throws -> [UInt8]? {
    guard try has(id), let weight = try? weight(of: id), weight.kind == .blob,
      weight.bytes <= RecordGate.largestText
    else { return nil }
    return try blobUnlessLost(id)
  }
}
