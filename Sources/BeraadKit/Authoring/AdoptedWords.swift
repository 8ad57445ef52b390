import Deliberation
import Git
import Prose
import Storage

extension Desk {
  /// The amendments of which an edit of the draft takes adopted words out, in the order of their ids. Authors may do that; they are told,
  /// since whoever reads the text cannot see whose words they were.
  ///
  /// - Returns: none where a clone lacks what the origins of the words are read from.
  func changesLosingWords(in paper: Paper, to text: [UInt8]) throws -> [(
    amendment: RecordID, partner: String
  )] {
    let merges = try snapshot.history().merges
    guard !merges.isEmpty else { return [] }
    let gone = WordDiff.hunks(from: paper.text, to: text).map(\.range).filter {
      paper.text[$0].contains { !Self.isSpace($0) }
    }
    guard !gone.isEmpty, let spans = try origins(of: paper) else { return [] }
    let commits = Set(spans.filter { span in gone.contains { $0.overlaps(span.range) } }.map(\.commit))
    let targets = merges.filter { !commits.isDisjoint(with: $0.value) }.keys
    guard !targets.isEmpty else { return [] }
    let dossier = try openDossier(of: paper.slug.description).dossier
    // A commit merges changes of one amendment together, and its words are not told apart.
    let adopted = targets.filter { target in
      guard case .merged? = dossier.hunkStatus(of: target) else { return false }
      // Between the marks of a conflict they can stand twice: then one of them goes, and none is lost.
      guard paper.conflictMarks != nil, let words = dossier.hunk(target)?.new, !words.isEmpty else {
        return true
      }
      return text.firstRange(of: words.utf8) == nil
    }
    return Set(adopted.map(\.record)).sorted().compactMap { id in
      dossier[id].map { (id, dossier.name(of: $0.record.header.partner)) }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  private func origins(of paper: Paper) throws -> [WordOrigins.Span]? {
    do {
      return try WordOrigins.spans(of: Layout.draft(of: paper.slug), at: snapshot.commit, in: repository)
    } catch let error as GitError where error.kind == .shallow || error.kind == .partialClone {
      return nil
    }
  }
}
