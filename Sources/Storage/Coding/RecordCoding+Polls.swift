import Deliberation
import ObjectIDs

/// The records of polls, to and from JSON.
extension RecordCoding {
  static func electorate(_ fields: inout Fields) throws(StorageError) -> [Slug: Int] {
    var electorate: [Slug: Int] = [:]
    for member in try fields.object("electorate") {
      guard case .integer(let weight) = member.value, RosterCoding.weights.contains(weight) else {
        throw fields.malformed(
          en: "the weight of '\(member.key)' is not \(RosterCoding.weights.words.english)",
          nl: "het gewicht van '\(member.key)' ligt niet van \(RosterCoding.weights.words.dutch)")
      }
      electorate[try slug(member.key, in: fields)] = weight
    }
    return electorate
  }

  static func closing(_ fields: inout Fields) throws(StorageError) -> Closing {
    Closing(
      poll: try fields.slug("poll"), counts: Set(try fields.recordIDs("counts")),
      setAside: Set(try fields.optionalRecordIDs("setAside")),
      replaces: try fields.optionalRecordIDs("replaces"), reason: try fields.optionalString("reason"))
  }

  static func members(of closing: Closing) -> [JSON.Member] {
    [.init("poll", .string(closing.poll.description)), .init("counts", json(closing.counts.sorted()))]
      + named("setAside", closing.setAside.sorted()) + replaced(closing.replaces)
      + optional("reason", closing.reason)
  }

  private static func json(_ ids: [RecordID]) -> JSON { .array(ids.map { .string($0.description) }) }

  /// `replaces`, where there is anything to name.
  static func replaced(_ ids: [RecordID]) -> [JSON.Member] {
    named("replaces", ids.sorted())
  }

  /// A list of ids, where there is anything to name.
  private static func named(_ key: String, _ ids: [RecordID]) -> [JSON.Member] {
    ids.isEmpty ? [] : [JSON.Member(key, json(ids))]
  }

  static func vote(_ fields: inout Fields) throws(StorageError) -> Vote {
    let choice: Vote.Choice
    if let option = try fields.optionalString("option") {
      choice = .option(option)
    } else {
      choice = .stickers(try placed(fields.object("stickers"), in: fields))
    }
    let anchor = fields.optional("anchor")
    return Vote(
      poll: try fields.slug("poll"), opening: try fields.recordID("opening"), choice: choice,
      reason: try fields.optionalString("reason"),
      anchor: try anchor.map { json throws(StorageError) in
        try self.anchor(Fields(json, path: fields.path, what: Localized(verbatim: "\"anchor\"")))
      },
      replaces: try fields.optionalRecordIDs("replaces"))
  }

  static func members(of vote: Vote) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("poll", .string(vote.poll.description)), .init("opening", .string(vote.opening.description)),
    ]
    switch vote.choice {
    case .option(let option): members.append(.init("option", .string(option)))
    case .stickers(let stickers): members.append(.init("stickers", json(stickers)))
    }
    members += optional("reason", vote.reason) + replaced(vote.replaces)
    if let anchor = vote.anchor { members.append(.init("anchor", json(anchor))) }
    return members
  }

  /// The numbers that can be added up without a thought of how many a machine can hold.
  private static let counts = 0...StickerForm.mostPeople

  static func count(_ fields: inout Fields) throws(StorageError) -> Count {
    var stickers: [Slug: [Slug: Int]] = [:]
    for board in try fields.object("stickers") {
      guard case .object(let items) = board.value else {
        throw fields.malformed(en: "a board that is no object", nl: "een bord dat geen object is")
      }
      var counted: [Slug: Int] = [:]
      for item in items {
        guard case .integer(let number) = item.value, counts.contains(number) else {
          throw fields.malformed(
            en: "the stickers at '\(item.key)' are no whole number, or too many",
            nl: "de stickers bij '\(item.key)' zijn geen heel getal, of te veel")
        }
        counted[try slug(item.key, in: fields)] = number
      }
      stickers[try slug(board.key, in: fields)] = counted
    }
    let people = try fields.integer("people")
    guard counts.contains(people) else {
      throw fields.malformed(en: "\"people\" is no number of people", nl: "\"people\" is geen aantal mensen")
    }
    let present = try fields.optionalInteger("present")
    guard present.map(counts.contains) ?? true else {
      throw fields.malformed(
        en: "\"present\" is no number of people", nl: "\"present\" is geen aantal mensen")
    }
    return Count(
      poll: try fields.slug("poll"), opening: try fields.recordID("opening"),
      meeting: try fields.slug("meeting"), people: people, present: present,
      stickers: stickers, counters: try counters(&fields),
      replaces: try fields.optionalRecordIDs("replaces"), reason: try fields.optionalString("reason"))
  }

  /// The initials of those who counted.
  private static func counters(_ fields: inout Fields) throws(StorageError) -> [String] {
    var counters: [String] = []
    for value in try fields.optionalArray("counters") {
      guard case .string(let text) = value, Count.isInitials(text) else {
        throw fields.malformed(
          en: "\"counters\" holds what are no initials",
          nl: "in \"counters\" staat iets wat geen initialen zijn")
      }
      counters.append(text)
    }
    guard counters.count <= Count.mostCounters else {
      throw fields.malformed(en: "\"counters\" holds too many", nl: "in \"counters\" staan er te veel")
    }
    return counters
  }

  static func members(of count: Count) -> [JSON.Member] {
    let stickers = count.stickers.map { board, items in
      JSON.Member(
        board.description, .object(items.map { JSON.Member($0.key.description, .integer($0.value)) }))
    }
    return [
      .init("poll", .string(count.poll.description)), .init("opening", .string(count.opening.description)),
      .init("meeting", .string(count.meeting.description)),
      .init("people", .integer(count.people)), .init("stickers", .object(stickers)),
    ] + (count.present.map { [.init("present", .integer($0))] } ?? [])
      + (count.counters.isEmpty ? [] : [.init("counters", .array(count.counters.map { .string($0) }))])
      + replaced(count.replaces) + optional("reason", count.reason)
  }

  static func tie(_ fields: inout Fields) throws(StorageError) -> Tie {
    let anchor = fields.optional("anchor")
    let tie = Tie(
      poll: try fields.slug("poll"),
      item: BoardItem(board: try fields.slug("board"), item: try fields.slug("item")),
      anchor: try anchor.map { json throws(StorageError) in
        try self.anchor(Fields(json, path: fields.path, what: Localized(verbatim: "\"anchor\"")))
      }, reason: try fields.optionalString("reason"), replaces: try fields.optionalRecordIDs("replaces"))
    guard tie.anchor != nil || tie.reason != nil else {
      throw fields.malformed(
        en: "an item that was taken up nowhere needs its \"reason\"",
        nl: "een onderdeel dat nergens is opgenomen, heeft een \"reason\" nodig")
    }
    return tie
  }

  static func members(of tie: Tie) -> [JSON.Member] {
    [
      .init("poll", .string(tie.poll.description)), .init("board", .string(tie.item.board.description)),
      .init("item", .string(tie.item.item.description)),
    ] + (tie.anchor.map { [.init("anchor", json($0))] } ?? []) + optional("reason", tie.reason)
      + replaced(tie.replaces)
  }

  static func ballots(_ fields: inout Fields) throws(StorageError) -> Ballots {
    let people = try fields.integer("people")
    guard counts.contains(people) else {
      throw fields.malformed(en: "\"people\" is no number of people", nl: "\"people\" is geen aantal mensen")
    }
    let present = try fields.optionalInteger("present")
    guard present.map(counts.contains) ?? true else {
      throw fields.malformed(
        en: "\"present\" is no number of people", nl: "\"present\" is geen aantal mensen")
    }
    let blank = try fields.optionalInteger("blank")
    guard blank.map({ $0 > 0 && counts.contains($0) }) ?? true else {
      throw fields.malformed(
        en: "\"blank\" is no number of ballots", nl: "\"blank\" is geen aantal stembriefjes")
    }
    return Ballots(
      poll: try fields.slug("poll"), opening: try fields.recordID("opening"),
      meeting: try fields.slug("meeting"), people: people, present: present, blank: blank ?? 0,
      sheet: try fields.objectID("sheet"),
      replaces: try fields.optionalRecordIDs("replaces"), reason: try fields.optionalString("reason"))
  }

  static func members(of ballots: Ballots) -> [JSON.Member] {
    [
      .init("poll", .string(ballots.poll.description)),
      .init("opening", .string(ballots.opening.description)),
      .init("meeting", .string(ballots.meeting.description)),
      .init("people", .integer(ballots.people)), .init("sheet", .string(ballots.sheet.hex)),
    ] + (ballots.present.map { [.init("present", .integer($0))] } ?? [])
      + (ballots.blank == 0 ? [] : [.init("blank", .integer(ballots.blank))])
      + replaced(ballots.replaces) + optional("reason", ballots.reason)
  }

  /// Items by board, an item as often as it has stickers.
  private static func placed(_ boards: [JSON.Member], in fields: Fields) throws(StorageError) -> [Slug:
    [Slug]]
  {
    var placed: [Slug: [Slug]] = [:]
    for board in boards {
      guard case .array(let items) = board.value else {
        throw fields.malformed(en: "a board that is no list", nl: "een bord dat geen lijst is")
      }
      var slugs: [Slug] = []
      for item in items {
        guard case .string(let text) = item else {
          throw fields.malformed(en: "an item that is no text", nl: "een onderdeel dat geen tekst is")
        }
        slugs.append(try slug(text, in: fields))
      }
      placed[try slug(board.key, in: fields)] = slugs
    }
    return placed
  }

  private static func json(_ stickers: [Slug: [Slug]]) -> JSON {
    .object(
      stickers.map { board, items in
        JSON.Member(board.description, .array(items.map { .string($0.description) }))
      })
  }

  private static func slug(_ text: String, in fields: Fields) throws(StorageError) -> Slug {
    guard let slug = Slug(text) else {
      throw fields.malformed(en: "'\(text)' is no name", nl: "'\(text)' is geen korte naam")
    }
    return slug
  }
}
