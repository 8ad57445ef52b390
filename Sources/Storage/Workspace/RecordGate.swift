package import Deliberation
package import Git
package import ObjectIDs
import Prose

/// The one gate for what stands on a partner's branch: what does not pass it is read by nobody and taken by nobody.
///
/// An honest program writes nothing that it refuses. It asks main as the snapshot has it, and the objects at hand; never
/// the branch itself.
package final class RecordGate {
  private let snapshot: Snapshot
  private let papers: Set<Slug>
  private let held: HeldTexts
  /// The tips of the branches of which files were asked about.
  private var tips: [Slug: [ObjectID]] = [:]
  /// Texts that records were made on; nil where there is none of that id.
  private var texts: [ObjectID: [UInt8]?] = [:]
  /// The bytes of those that are kept.
  private var textBytes = 0
  let frozen: FrozenPolls
  private var signatures: [[ObjectID]: BranchSignatures] = [:]
  let ahead: Ahead

  /// The most bytes of new records that are looked at of one branch in one go.
  package static let mostOfBranch = 32 << 20
  /// The most bytes that a text has on which a comment or an amendment can be made.
  package static let largestText = 16 << 20
  /// How many bytes of texts are kept at a time: records come by the text that they were made on, mostly.
  private static let mostTextBytes = 32 << 20
  /// The most bytes that a remark or a reason has.
  private static let longestRemark = 65_536

  package init(_ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    papers = Set(try snapshot.papers())
    held = HeldTexts(snapshot)
    frozen = FrozenPolls(snapshot)
    ahead = Ahead(snapshot)
  }

  /// A record of a partner's branch, read and held against all that main asks of one.
  ///
  /// - Parameters:
  ///   - tips: those of the branch on which it stands.
  ///   - budget: the bytes that are still read of that branch; those of the file are taken off.
  package func admit(
    _ entry: TreeEntry, of partner: Slug, tips: [ObjectID], within budget: inout Int
  ) throws -> Record {
    guard try admits(file: entry, of: partner, tips: tips, within: &budget) else {
      throw Refusal(
        Localized(
          en: "\(entry.path) is more than is taken of one branch at a time: collect again.",
          nl: "\(entry.path) is meer dan er in één keer van een branch wordt opgehaald: haal nog eens op."))
    }
    let record = try RecordCoding.decodeChecked(snapshot.repository.blob(entry.id), path: entry.path)
    try check(record, of: partner, at: entry.path)
    return record
  }

  /// The first half of `admit`, for who reads many files at once: all that can be asked of a file before it is read. The other
  /// half is `check`.
  ///
  /// - Returns: false where it is more than the budget.
  /// - Throws: a `Refusal` where it can be no record, or nobody vouches for it.
  func admits(
    file entry: TreeEntry, of partner: Slug, tips: [ObjectID], within budget: inout Int
  ) throws -> Bool {
    self.tips[partner] = tips
    try check(entry)
    try checkSignature(at: entry.path, of: partner, tips: tips)
    let size = try snapshot.repository.weight(of: entry.id).size
    guard budget >= size else { return false }
    budget -= size
    return true
  }

  /// Refuses a file that is no record by its place in the tree, or too large to be one.
  private func check(_ entry: TreeEntry) throws {
    guard entry.kind == .blob, entry.mode == 0o100644 else {
      throw Refusal(
        Localized(en: "\(entry.path) is not a plain file.", nl: "\(entry.path) is geen gewoon bestand."))
    }
    let weight = try snapshot.repository.weight(of: entry.id)
    guard weight.kind == .blob else {
      throw Refusal(
        Localized(en: "\(entry.path) is not a plain file.", nl: "\(entry.path) is geen gewoon bestand."))
    }
    guard weight.size <= RecordCoding.largest, weight.bytes <= Self.largestText else {
      throw Refusal(
        Localized(
          en:
            "\(entry.path) has \(max(weight.size, weight.bytes)) bytes: a record has at most \(RecordCoding.largest).",
          nl:
            "\(entry.path) telt \(max(weight.size, weight.bytes)) bytes: een record heeft er hoogstens \(RecordCoding.largest)."
        )
      )
    }
  }

  /// Refuses a record for which nobody vouches, where main asks for signatures.
  private func checkSignature(at path: String, of partner: Slug, tips: [ObjectID]) throws {
    guard snapshot.roster.signatures == .required else { return }
    let found = try signatures[tips] ?? BranchSignatures(of: partner, tips: tips, snapshot: snapshot)
    signatures[tips] = found
    try found.check(path)
  }

  /// Refuses a record that does not belong on a partner's branch, or points at what is not there: the other half of `admit`, for
  /// a file that `admits` let through.
  ///
  /// - Parameter path: where it lies, for errors.
  func check(_ record: Record, of partner: Slug, at path: String) throws {
    let header = record.header
    guard header.partner == partner else {
      throw Refusal(
        Localized(
          en: "\(path) is written in the name of \(header.partner).",
          nl: "\(path) is geschreven uit naam van \(header.partner)."))
    }
    if try !snapshot.knows(header) { try mustHaveFrozenVote(record, at: path) }
    guard papers.contains(header.paper) else {
      let draft = Layout.draft(of: header.paper)
      if let refusal = ahead.refusal(at: path, for: header, where: ahead.has(draft)) { throw refusal }
      throw Refusal(
        Localized(
          en: "\(path) is about the paper '\(header.paper)', which main does not have.",
          nl: "\(path) gaat over het stuk '\(header.paper)', en dat staat niet op main."))
    }
    try checkSight(header, at: path)
    switch record.body {
    case .comment(let comment):
      try check(comment.text, at: path)
      try check(comment.anchor, of: header, at: path)
    case .reply(let reply): try check(reply.text, at: path)
    case .withdrawal(let withdrawal): try check(withdrawal.reason, mayBeEmpty: true, at: path)
    case .amendment(let amendment): try check(amendment, of: header, at: path)
    case .vote(let vote): try check(vote, record, at: path)
    case .decision, .opening, .closing, .count, .ballots, .tie, .edition, .point, .link, .response:
      throw Refusal(
        Localized(
          en: "\(path) is a \(record.kind.rawValue): that is the committee's to record.",
          nl: "\(path) is \(record.kind.indefiniteDutch): dat legt alleen de commissie vast."))
    }
  }

  /// A commit that is not here may have been left behind by a rebase, and is no fault. Something else than a commit is.
  private func checkSight(_ header: Record.Header, at path: String) throws {
    guard try !snapshot.history().contains(header.seen), snapshot.repository.contains(header.seen),
      try snapshot.repository.weight(of: header.seen).kind != .commit
    else { return }
    throw Refusal(
      Localized(
        en: "\(path) was written against \(header.seen.abbreviated()), which is no commit.",
        nl: "\(path) is geschreven bij \(header.seen.abbreviated()), en dat is geen commit."))
  }

  private func check(_ text: String, mayBeEmpty: Bool = false, at path: String) throws(Refusal) {
    guard text.utf8.count <= Self.longestRemark else {
      throw Refusal(
        Localized(
          en: "\(path) has a remark of \(text.utf8.count) bytes: at most \(Self.longestRemark).",
          nl: "\(path) heeft een tekst van \(text.utf8.count) bytes: hoogstens \(Self.longestRemark)."))
    }
    guard mayBeEmpty || text.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(
        Localized(en: "\(path) says nothing: its text is empty.", nl: "\(path) zegt niets: de tekst is leeg.")
      )
    }
    guard !text.utf8.contains(0) else {
      throw Refusal(Localized(en: "\(path) holds a NUL byte.", nl: "In \(path) staat een nulbyte."))
    }
  }

  /// An anchor has to be the words that it quotes. On a text that is not at hand that cannot be told; it is then looked for by its
  /// words.
  private func check(_ anchor: Anchor, of header: Record.Header, at path: String) throws {
    for text in [anchor.quote, anchor.prefix, anchor.suffix] { try check(text, mayBeEmpty: true, at: path) }
    guard !anchor.quote.isEmpty, anchor.range.count == anchor.quote.utf8.count else {
      throw Refusal(
        Localized(
          en: "\(path) quotes other words than it points at.",
          nl: "\(path) citeert andere woorden dan het aanwijst."))
    }
    guard let text = try text(anchor.blob, of: header, at: path, mayBeMissing: true) else { return }
    guard anchor.range.upperBound <= text.count, text[anchor.range].elementsEqual(anchor.quote.utf8) else {
      throw Refusal(
        Localized(
          en: "\(path) points at other words than it quotes.",
          nl: "\(path) wijst andere woorden aan dan het citeert."))
    }
  }

  private func check(_ amendment: Amendment, of header: Record.Header, at path: String) throws {
    try check(amendment.reason, at: path)
    guard let text = try text(amendment.base, of: header, at: path, mayBeMissing: false) else { return }
    for (index, hunk) in amendment.hunks.enumerated() {
      guard hunk.range.upperBound <= text.count, text[hunk.range].elementsEqual(hunk.old.utf8) else {
        throw Refusal(
          Localized(
            en: "\(path): the text that it changes does not read as hunk \(index + 1) has it.",
            nl: "\(path): de tekst die het verandert, luidt anders dan wijziging \(index + 1) zegt."))
      }
    }
  }

  /// A text that a record was made on; nil where it is not at hand, and may be missing.
  private func text(
    _ id: ObjectID, of header: Record.Header, at path: String, mayBeMissing: Bool
  ) throws -> [UInt8]? {
    let repository = snapshot.repository
    guard try !snapshot.history().contains(id) else { throw noText(id, at: path) }
    guard try held.holds(id, for: header, tips: tips[header.partner] ?? []) else {
      if mayBeMissing { return nil }
      if try repository.has(id), try repository.weight(of: id).kind != .blob { throw noText(id, at: path) }
      throw Refusal(
        Localized(
          en: "\(path) changes a text that neither main nor its branch has: \(id.abbreviated()).",
          nl:
            "\(path) verandert een tekst die niet op main staat en ook niet op de eigen branch: \(id.abbreviated())."
        ))
    }
    if let known = texts[id] {
      if let known { return known }
      throw noText(id, at: path)
    }
    guard try repository.has(id) else {
      if mayBeMissing { return nil }
      throw Refusal(
        Localized(
          en: "\(path) changes a text that is not in this repository: \(id.abbreviated()).",
          nl: "\(path) verandert een tekst die niet in deze repository zit: \(id.abbreviated())."))
    }
    let weight = try repository.weight(of: id)
    var text: [UInt8]?
    if weight.kind == .blob, weight.bytes <= Self.largestText {
      let bytes = try repository.blob(id)
      if (try? Snapshot.checkText(bytes, path: path)) != nil { text = bytes }
    }
    if textBytes > Self.mostTextBytes { (texts, textBytes) = ([:], 0) }
    texts[id] = .some(text)
    textBytes += text?.count ?? 0
    return try self.text(id, of: header, at: path, mayBeMissing: mayBeMissing)
  }

  private func noText(_ id: ObjectID, at path: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(path) was made on \(id.abbreviated()), which is no text.",
        nl: "\(path) is gemaakt bij \(id.abbreviated()), en dat is geen tekst."))
  }

  private func check(_ vote: Vote, _ record: Record, at path: String) throws {
    if let reason = vote.reason { try check(reason, mayBeEmpty: true, at: path) }
    if let anchor = vote.anchor { try check(anchor, of: record.header, at: path) }
    guard let terms = try frozen.terms(of: vote, on: record.header.paper) else {
      let opening = Layout.opening(vote.opening, of: vote.poll, on: record.header.paper)
      if let refusal = ahead.refusal(at: path, for: record.header, where: ahead.has(opening)) {
        throw refusal
      }
      throw Refusal(
        Localized(
          en: "\(path) names no opening of the poll '\(vote.poll)' that main has.",
          nl: "\(path) noemt geen opening van de peiling '\(vote.poll)' die op main staat."))
    }
    do {
      try terms.poll.check(record, electorate: terms.electorate, sheets: [:])
    } catch {
      throw Refusal(
        Localized(
          en: "\(path) does not keep the poll's rules. \(error.explanation.message)",
          nl: "\(path) houdt zich niet aan de regels van de peiling. \(error.explanation.sentence.dutch)"))
    }
  }
}
