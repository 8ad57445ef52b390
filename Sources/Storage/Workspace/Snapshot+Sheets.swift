package import Deliberation
import Dispatch
import Git
import ObjectIDs
import Synchronization

/// The sheets of ballots: read once for a definition, and then remembered beside the repository.
extension Snapshot {
  /// What reading the sheets of a poll comes to, by their ids.
  ///
  /// - Throws: `.partialClone` where one was left out of this clone.
  func sheets(of poll: Poll, _ blob: ObjectID, among filed: [Filed]) throws -> [ObjectID: SheetReading] {
    guard case .sticker(let form) = poll.form else { return [:] }
    let named = filed.reduce(into: Set<ObjectID>()) { named, filed in
      if case .ballots(let cast) = filed.record.body, cast.poll == poll.id { named.insert(cast.sheet) }
    }
    guard !named.isEmpty else { return [:] }
    let cache = SheetCache(of: blob, form, in: repository)
    var readings = cache.counts(of: named)
    let unknown = named.filter { readings[$0] == nil }.sorted()
    for start in stride(from: 0, to: unknown.count, by: Self.part) {
      let ids = Array(unknown[start..<min(start + Self.part, unknown.count)])
      for (id, sheet) in zip(ids, try read(ids, form)) {
        readings[id] = sheet.reading
        cache.add(id, sheet)
      }
    }
    return readings
  }

  /// How many sheets are held in memory at a time.
  private static let part = 32

  /// About the bytes of a short line of a sheet: a card's code, and an item.
  private static let shortLine = 24

  /// Reads sheets: one thread gets them, the cores share what is long about it.
  private func read(_ ids: [ObjectID], _ form: StickerForm) throws -> [SheetCache.Sheet] {
    let reader = SheetReader(form)
    let texts = try ids.map { try repository.blobUnlessLost($0) }
    let sheets = Mutex<[Int: SheetCache.Sheet]>([:])
    DispatchQueue.concurrentPerform(iterations: ids.count) { number in
      var tokens: [UInt64] = []
      let reading: SheetReading
      if let text = texts[number] {
        tokens.reserveCapacity(text.count / Self.shortLine)
        reading = text.withUnsafeBytes { bytes in
          reader.read(bytes) { hash, _ in
            tokens.append(hash)
            return true
          }
        }
      } else {
        reading = .refused(
          Refusal(
            Localized(
              en: "The sheet of ballots \(ids[number]) is not in this repository.",
              nl: "De lijst stembriefjes \(ids[number]) zit niet in deze repository.")))
      }
      sheets.withLock { $0[number] = SheetCache.Sheet(reading: reading, tokens: tokens) }
    }
    let all = sheets.withLock { $0 }
    return ids.indices.compactMap { all[$0] }
  }

  /// What tokens that count at several meetings take out of the results of a dossier's polls.
  package func tokenDoubles(in dossier: Dossier) throws -> [Slug: TokenDoubles] {
    var doubles: [Slug: TokenDoubles] = [:]
    for state in dossier.pollFiles {
      var found = try tokenDoubles(among: state.cast, of: state)
      let earlier = try state.past.compactMapValues { try tokenDoubles(among: $0.cast, of: $0) }
      if !earlier.isEmpty {
        found = found ?? TokenDoubles()
        found?.earlier = earlier
      }
      if let waiting = try tokenDoubles(among: state.corrected, of: state)?.tokens {
        let known = Set(found?.tokens ?? [])
        found = found ?? TokenDoubles()
        found?.waiting = waiting.filter { !known.contains($0) }
      }
      doubles[state.poll.id] = found
    }
    return doubles
  }

  /// The tokens that what a closing lists has at several meetings.
  package func doubledTokens(among closing: Closing, of state: PollState) throws -> [DoubledToken] {
    try tokenDoubles(among: state.ballots(in: closing), of: state)?.tokens ?? []
  }

  /// - Returns: nil where no token is doubled.
  private func tokenDoubles(among cast: [Ballots], of state: PollState) throws -> TokenDoubles? {
    guard case .sticker(let form) = state.poll.form, !cast.isEmpty else { return nil }
    let cache = SheetCache(of: state.blob, form, in: repository)
    var table = TokenTable(capacity: cast.reduce(0) { $0 + $1.people + $1.blank })
    let tokens = try cache.tokens(of: cast.map(\.sheet)) { try repository.blobUnlessLost($0) ?? [] }
    let suspects = tokens.reduce(into: Set<UInt64>()) { table.insert($1, noting: &$0) }
    return suspects.isEmpty ? nil : try confirm(suspects, among: cast, form)
  }

  /// Holds tokens of one hash against each other, byte for byte.
  private func confirm(
    _ suspects: Set<UInt64>, among cast: [Ballots], _ form: StickerForm
  ) throws -> TokenDoubles {
    let reader = SheetReader(form)
    var meetings: [String: [Slug]] = [:]
    let texts = try cast.map { try repository.blobUnlessLost($0.sheet) ?? [] }
    for (ballots, text) in zip(cast, texts) {
      text.withUnsafeBytes { bytes in
        _ = reader.read(bytes) { hash, range in
          if suspects.contains(hash) {
            meetings[Ballot.token(in: bytes, at: range), default: []].append(ballots.meeting)
          }
          return false
        }
      }
    }
    let doubled = meetings.filter { $0.value.count > 1 }
    var left: [ObjectID: SheetCount] = [:]
    for (ballots, text) in zip(cast, texts) {
      let reading = text.withUnsafeBytes { bytes in
        reader.read(bytes) { hash, range in
          suspects.contains(hash) && doubled[Ballot.token(in: bytes, at: range)] != nil
        }
      }
      if case .right(let count) = reading, count.people + count.blank > 0 { left[ballots.sheet] = count }
    }
    return TokenDoubles(
      tokens: doubled.map { DoubledToken(token: $0.key, meetings: Set($0.value).sorted()) }.sorted {
        $0.token < $1.token
      },
      left: left)
  }

  /// The tokens of new ballots, as they are kept, that other ballots of the poll have, with the meetings of these.
  ///
  /// - Parameter cast: the ballots of the other meetings.
  package func tokens(
    of new: [Ballot], in cast: [Ballots], of state: PollState
  ) throws -> [String: Slug] {
    guard case .sticker(let form) = state.poll.form, !cast.isEmpty else { return [:] }
    let cache = SheetCache(of: state.blob, form, in: repository)
    var table = TokenTable(capacity: new.count)
    for ballot in new { table.insert(TokenTable.hash(ballot.token)) }
    let suspects = try cache.sheets(of: Set(cast.map(\.sheet)), withAnyOf: table) {
      try repository.blobUnlessLost($0) ?? []
    }
    let wanted = Set(new.map(\.token))
    var found: [String: Slug] = [:]
    for ballots in cast where suspects.contains(ballots.sheet) {
      let text = try repository.blobUnlessLost(ballots.sheet) ?? []
      text.withUnsafeBytes { bytes in
        _ = SheetReader(form).read(bytes) { _, range in
          let token = Ballot.token(in: bytes, at: range)
          if wanted.contains(token) { found[token] = ballots.meeting }
          return false
        }
      }
    }
    return found
  }
}
