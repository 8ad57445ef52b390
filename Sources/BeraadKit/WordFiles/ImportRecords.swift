import Deliberation
import ObjectIDs
import Prose
import Rendering
import Storage
import Word

/// The records that a returned file comes to, and what is to be said of them.
struct ImportRecords {
  /// The records to write, comments before what answers them.
  private(set) var all: [Record] = []
  private var amendments: [ImportedFile.Amendment] = []
  private var comments: [ImportedFile.Comment] = []
  private var replies: [ImportedFile.Reply] = []
  private var notTaken: [Localized]
  private var already = 0
  private var earlier: [RecordID] = []

  private let returned: ReturnedPaper
  private let request: ImportRequest
  private let identity: Identity
  /// The paper as it was exported.
  private let paper: Paper
  private let base: ObjectID
  private let header: Record.Header
  private let hash: String
  private var recorded: RecordedBefore
  /// The comments of this file so far: one that stands there twice is one.
  private var inFile: Set<RecordID> = []
  private let places: PlaceNames
  private let isDutch: Bool

  init(
    _ returned: ReturnedPaper, of request: ImportRequest, by identity: Identity, at now: Instant,
    on paper: Paper, exportedAt base: Snapshot, dossier: Dossier, seen: ObjectID
  ) throws {
    (self.returned, self.request, self.identity, self.paper) = (returned, request, identity, paper)
    self.base = base.commit
    hash = SHA256.hex(request.bytes)
    header = Record.Header(
      paper: paper.slug, partner: identity.partner.id, person: identity.person, at: now, seen: seen)
    recorded = RecordedBefore(by: identity.partner.id, in: dossier, on: paper.blob, file: hash)
    isDutch = (paper.language ?? dossier.roster.language) == .dutch
    places = PlaceNames(in: paper.text, language: isDutch ? .dutch : .english)
    notTaken =
      returned.unclear.map { Localized($0) } + returned.lostNotes.map(LeftOutOfFile.lostNote)
      + returned.reshaped.map(LeftOutOfFile.words)
      + returned.leftOut.map(LeftOutOfFile.words)
    earlier = recorded.ofFile
    guard earlier.isEmpty else { return }
    try addAmendments()
    try addComments()
  }

  /// Refuses a file that another partner's records came in, unless somebody says why it is this one's too: a slip of `--as` gives
  /// one partner's words to another.
  func mustBeNobodyElses() throws(Refusal) {
    guard let other = recorded.otherOfFile, request.reason == nil, earlier.isEmpty else { return }
    throw Refusal(
      Localized(
        en: "This very file was imported before as \(other)'s; now it would be \(identity.partner.name)'s.",
        nl:
          "Dit bestand is al ingelezen als dat van \(other); nu zou het van \(identity.partner.name) worden."),
      hints: [
        Localized(
          en: "where both want the same, say why: --because WHY",
          nl: "willen beide hetzelfde, zeg dan waarom: --because WAAROM")
      ])
  }

  /// What was found, as a front tells it.
  ///
  /// - Parameter partner: whose it is, where that was not said but is so in this clone.
  func found(for partner: String?) -> ImportedFile {
    ImportedFile(
      paper: paper.slug.description, base: base, file: hash, amendments: amendments, comments: comments,
      replies: replies,
      settled: returned.settled.map {
        .init(partner: $0.author, old: $0.old, new: $0.new, accepted: $0.isAccepted)
      }, missing: returned.missingComments, notTaken: notTaken, already: already,
      earlier: earlier.map(\.description), assumedPartner: partner, dryRun: request.isDryRun)
  }

  /// The first line of the commit.
  var summary: String {
    "import: \(all.count == 1 ? "1 record" : "\(all.count) records") on \(paper.slug) from a file"
  }

  private mutating func add(_ body: Record.Body) throws -> RecordID {
    let record = RecordCoding.seal(header, body)
    let size = RecordCoding.encode(record).count
    guard size <= RecordCoding.largest else {
      throw Refusal(
        Localized(
          en: "A record of \(size) bytes is too large: at most \(RecordCoding.largest).",
          nl: "Een bijdrage van \(size) bytes is te groot: hoogstens \(RecordCoding.largest)."))
    }
    all.append(record)
    return record.id
  }

  private func shown(_ id: RecordID) -> String? { request.isDryRun ? nil : id.description }

  private func place(_ offset: Int) -> String {
    places.name(at: offset) ?? (isDutch ? "het begin" : "its beginning")
  }

  /// What a hunk stands at; a new block stands behind the one before it, whatever it stands before.
  private func place(of hunk: Hunk) -> String {
    guard Self.isNewBlock(hunk) else { return place(hunk.range.lowerBound) }
    let before = paper.text[..<hunk.range.lowerBound].lastIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 }
    // Before the first block there is nothing but the front matter.
    guard let before, let first = places.words(at: 0), before >= first.lowerBound else {
      return place(hunk.range.lowerBound)
    }
    return place(before)
  }

  private static func isNewBlock(_ hunk: Hunk) -> Bool {
    hunk.old.isEmpty && hunk.new.contains(where: \.isNewline)
  }

  // MARK: Amendments

  private mutating func addAmendments() throws {
    for hunks in groups {
      var new = hunks.filter { !recorded.hunks.contains($0) }
      already += hunks.count - new.count
      new.removeAll { hunk in
        leaveOut(
          "\(hunk.old) → \(hunk.new)".replacing("\n", with: "¶"), of: recorded.others.hunks[hunk])
      }
      guard let first = new.first else { continue }
      let place = place(of: first)
      let id = try add(
        .amendment(
          Amendment(
            base: paper.blob, hunks: new, reason: reason(at: request.isOne ? nil : place), comments: [],
            file: hash)))
      amendments.append(
        ImportedFile.Amendment(
          id: shown(id), place: place, changes: new.map { WordChange($0, in: paper.text) }))
    }
  }

  /// The changes, each block's together; a new block, and what reaches over several, for itself.
  private var groups: [[Hunk]] {
    let hunks = returned.hunksApart(of: paper.text)
      .flatMap { $0.apartByBlocks(in: paper.text, places) }
    if request.isOne { return hunks.isEmpty ? [] : [hunks] }
    var groups: [(block: Int?, hunks: [Hunk])] = []
    for hunk in hunks {
      let isNew = Self.isNewBlock(hunk)
      let first = places.block(at: hunk.range.lowerBound)
      let last = places.block(at: max(hunk.range.lowerBound, hunk.range.upperBound - 1))
      let block = isNew || first != last ? nil : first
      if let block, groups.last?.block == block {
        groups[groups.count - 1].hunks.append(hunk)
      } else {
        groups.append((block, [hunk]))
      }
    }
    return groups.map(\.hunks)
  }

  private func reason(at place: String?) -> String {
    if let reason = request.reason { return reason }
    let source = isDutch ? "Uit een teruggestuurd Word-bestand" : "From a returned Word file"
    return source + (place.map { ", \($0)" } ?? "") + "."
  }

  /// Names what another partner has recorded already: a file that was passed on has it too, and nobody said that it is this one's.
  ///
  /// - Returns: whether it is left out; not where nobody has it, or somebody says why.
  private mutating func leaveOut(_ words: String, of other: String?) -> Bool {
    guard let other, request.reason == nil else { return false }
    notTaken.append(
      Localized(
        en: "“\(words)”, which \(other) has brought in already",
        nl: "„\(words)”, dat \(other) al heeft ingebracht"
      ))
    return true
  }

  // MARK: Comments

  private mutating func addComments() throws {
    var ids: [Int: RecordID] = [:]
    for (index, comment) in returned.comments.enumerated() where !answers(comment) {
      ids[index] = try add(comment)
    }
    for comment in returned.comments where answers(comment) { try addReply(comment, ids) }
  }

  private func answers(_ comment: ReturnedPaper.Comment) -> Bool {
    comment.replyTo != nil || comment.answers != nil
  }

  /// - Returns: the record, also one of earlier; nil where nothing can be recorded.
  private mutating func add(_ comment: ReturnedPaper.Comment) throws -> RecordID? {
    guard let text = try text(of: comment), let range = range(of: comment) else { return nil }
    if let known = recorded.comments[.init(range: range, text: text)] {
      already += 1
      return known
    }
    let other = recorded.others.comments[.init(range: range, text: text)]
    // What answers it answers the record.
    if leaveOut(text, of: other?.partner) { return other?.id }
    let anchor = Places.anchor(range, in: paper)
    let id = try add(.comment(Comment(anchor: anchor, intent: .remark, text: text, file: hash)))
    guard inFile.insert(id).inserted else {
      all.removeLast()
      return id
    }
    comments.append(
      ImportedFile.Comment(
        id: shown(id), place: place(range.lowerBound), quote: anchor.quote, text: text,
        on: comment.range == nil && !comment.quote.isEmpty ? comment.quote : nil, mayAnswer: comment.mayAnswer
      ))
    return id
  }

  private mutating func addReply(_ reply: ReturnedPaper.Comment, _ ids: [Int: RecordID]) throws {
    guard let text = try text(of: reply) else { return }
    guard let to = reply.replyTo.flatMap({ RecordID($0) }) ?? reply.answers.flatMap({ ids[$0] }) else {
      _ = try add(reply)
      return
    }
    let key = RecordedBefore.ReplyKey(to: to, text: text)
    guard recorded.replies.contains(key) || !leaveOut(text, of: recorded.others.replies[key]) else { return }
    guard recorded.replies.insert(key).inserted else {
      already += 1
      return
    }
    let id = try add(.reply(Reply(to: to, text: text, file: hash)))
    replies.append(
      ImportedFile.Reply(
        id: shown(id), to: request.isDryRun && reply.replyTo == nil ? nil : to.description, text: text))
  }

  /// What a comment says; nil where it says nothing.
  private mutating func text(of comment: ReturnedPaper.Comment) throws -> String? {
    guard comment.text.contains(where: { !$0.isWhitespace }) else {
      notTaken.append(
        Localized(
          en: "a comment without words, on “\(comment.quote)”",
          nl: "een opmerking zonder woorden, bij „\(comment.quote)”"))
      return nil
    }
    let answered = comment.proposal.map {
      isDutch ? "Bij „\($0.summaryLine)”:\n" : "On “\($0.summaryLine)”:\n"
    }
    let quote = comment.quote.summaryLine
    return try GivenText.check(
      (answered ?? "") + comment.text,
      what: quote.isEmpty
        ? .aComment : Localized(en: "a comment on “\(quote)”", nl: "een opmerking bij „\(quote)”"))
  }

  /// The bytes that a comment is put on: its words, or the block where it stands, or the first.
  private func range(of comment: ReturnedPaper.Comment) -> Range<Int>? {
    if let range = comment.range, !range.isEmpty { return range }
    let block = comment.near.flatMap(places.words) ?? places.words(at: 0)
    guard let block, !block.isEmpty else { return nil }
    guard block.count > Self.longestBlock, let near = comment.near, block.contains(near) else { return block }
    return near..<wordsEnd(from: near, in: block)
  }

  /// Of a longer block a comment on none of its words is put on those that it stands at: many may stand in one.
  private static let longestBlock = 1_000
  private static let fewWords = 100

  /// The end of some words of a block.
  private func wordsEnd(from start: Int, in block: Range<Int>) -> Int {
    let least = start + Self.fewWords
    guard least < block.upperBound else { return block.upperBound }
    let words = paper.text[least..<block.upperBound]
    return words.prefix(Self.fewWords).firstIndex(of: 0x20)
      ?? words.firstIndex { $0 & 0xC0 != 0x80 } ?? block.upperBound
  }
}
