/// A reader of what strangers write, fed with any bytes: it may refuse them, and must neither trap nor hang.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case record, roster, poll, table
  case frontMatter = "front-matter"
  case page, change, merge, rebase, snapshot, loose, pack, signature, word, mail, report

  /// Reads an input. A trap, and an input that takes long, is a fault.
  package func read(_ bytes: [UInt8]) {
    switch self {
    case .record: Self.readRecord(bytes)
    case .roster: Self.readRoster(bytes)
    case .poll: Self.readPoll(bytes)
    case .table: Self.readTable(bytes)
    case .frontMatter: Self.readFrontMatter(bytes)
    case .page: Self.readPage(bytes)
    case .change: Self.readChange(bytes)
    case .merge: Self.readMerge(bytes)
    case .rebase: Self.readRebase(bytes)
    case .snapshot: Self.readSnapshot(bytes)
    case .loose: Self.readLoose(bytes)
    case .pack: Self.readPack(bytes)
    case .signature: Self.readSignature(bytes)
    case .word: Self.readWord(bytes)
    case .mail: Self.readMail(bytes)
    case .report: Self.readReport(bytes)
    }
  }
}
