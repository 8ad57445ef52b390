import Deliberation
import ObjectIDs
import Prose

/// What each kind of record says, to and from JSON: one pair a kind, side by side.
extension RecordCoding {
  static func body(_ kind: Record.Kind, _ fields: inout Fields) throws(StorageError) -> Record.Body {
    switch kind {
    case .comment:
      .comment(
        Comment(
          anchor: try anchor(fields.fields("anchor")), intent: try fields.choice("intent"),
          text: try fields.string("text"), points: try points(&fields), file: try file(&fields)))
    case .reply:
      .reply(
        Reply(
          to: try fields.recordID("to"), text: try fields.string("text"), file: try file(&fields)))
    case .amendment: .amendment(try amendment(&fields))
    case .withdrawal:
      .withdrawal(Withdrawal(of: try withdrawn(&fields), reason: try fields.string("reason")))
    case .decision: .decision(try decision(&fields))
    case .opening:
      .opening(
        Opening(
          poll: try fields.slug("poll"), definition: try fields.objectID("definition"),
          electorate: try electorate(&fields), replaces: try fields.optionalRecordIDs("replaces")))
    case .closing: .closing(try closing(&fields))
    case .vote: .vote(try vote(&fields))
    case .count: .count(try count(&fields))
    case .ballots: .ballots(try ballots(&fields))
    case .tie: .tie(try tie(&fields))
    case .edition: .edition(try edition(&fields))
    case .point: .point(try point(&fields))
    case .link: .link(try link(&fields))
    case .response: .response(try response(&fields))
    }
  }

  static func members(of body: Record.Body) -> [JSON.Member] {
    switch body {
    case .comment(let body):
      [
        .init("anchor", json(body.anchor)), .init("intent", .string(body.intent.rawValue)),
        .init("text", .string(body.text)),
      ] + cited(body.points) + optional("file", body.file)
    case .reply(let body):
      [.init("to", .string(body.to.description)), .init("text", .string(body.text))]
        + optional("file", body.file)
    case .amendment(let body): members(of: body)
    case .withdrawal(let body):
      [.init("of", .string(body.of.description)), .init("reason", .string(body.reason))]
    case .decision(let body):
      [
        .init("targets", .array(body.targets.map { .string($0.description) })),
        .init("outcome", .string(body.outcome.rawValue)), .init("reason", .string(body.reason)),
      ] + optional("poll", body.poll?.description) + replaced(body.replaces) + merged(body.merged)
        + (body.isAsItStands ? [.init("asItStands", .bool(true))] : [])
    case .opening(let body):
      [
        .init("poll", .string(body.poll.description)), .init("definition", .string(body.definition.hex)),
        .init(
          "electorate", .object(body.electorate.map { JSON.Member($0.key.description, .integer($0.value)) })),
      ] + replaced(body.replaces)
    case .closing(let body): members(of: body)
    case .vote(let body): members(of: body)
    case .count(let body): members(of: body)
    case .ballots(let body): members(of: body)
    case .tie(let body): members(of: body)
    case .point(let body): members(of: body)
    case .link(let body): members(of: body)
    case .response(let body): members(of: body)
    case .edition(let body):
      [
        .init("number", .integer(body.number)), .init("commit", .string(body.commit.hex)),
        .init("tool", .string(body.tool)),
        .init("files", .object(body.files.map { JSON.Member($0.key, .string($0.value)) })),
      ] + replaced(body.replaces)
    }
  }

  static func optional(_ key: String, _ text: String?) -> [JSON.Member] {
    text.map { [JSON.Member(key, .string($0))] } ?? []
  }

  /// The hash of the file that a record came in.
  private static func file(_ fields: inout Fields) throws(StorageError) -> String? {
    guard let file = try fields.optionalString("file") else { return nil }
    guard file.utf8.count == 64, file.utf8.allSatisfy(Self.isHex) else {
      throw fields.malformed(en: "\"file\" is no SHA-256", nl: "\"file\" is geen SHA-256")
    }
    return file
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  // MARK: Anchors

  static func anchor(_ given: Fields) throws(StorageError) -> Anchor {
    var fields = given
    let anchor = Anchor(
      quote: try fields.string("quote"), prefix: try fields.string("prefix"),
      suffix: try fields.string("suffix"), range: try fields.range(), blob: try fields.objectID("blob"))
    try fields.finish()
    return anchor
  }

  static func json(_ anchor: Anchor) -> JSON {
    .object([
      .init("quote", .string(anchor.quote)), .init("prefix", .string(anchor.prefix)),
      .init("suffix", .string(anchor.suffix)), .init("start", .integer(anchor.range.lowerBound)),
      .init("end", .integer(anchor.range.upperBound)), .init("blob", .string(anchor.blob.hex)),
    ])
  }

  // MARK: Amendments and decisions

  private static func amendment(_ fields: inout Fields) throws(StorageError) -> Amendment {
    var hunks: [Hunk] = []
    for json in try fields.array("hunks") {
      var hunk = try Fields(json, path: fields.path, what: Localized(en: "a hunk", nl: "een wijziging"))
      let read = Hunk(range: try hunk.range(), old: try hunk.string("old"), new: try hunk.string("new"))
      try hunk.finish()
      guard read.range.count == read.old.utf8.count else {
        throw fields.malformed(
          en: "hunk \(hunks.count + 1) replaces more or less than it quotes",
          nl: "wijziging \(hunks.count + 1) vervangt meer of minder dan ze citeert")
      }
      // Byte by byte: `==` on texts takes letters that are composed otherwise for the same.
      guard !read.old.utf8.elementsEqual(read.new.utf8) else {
        throw fields.malformed(
          en: "hunk \(hunks.count + 1) changes nothing", nl: "wijziging \(hunks.count + 1) verandert niets")
      }
      hunks.append(read)
    }
    guard hunks.standApart else {
      let next = zip(hunks, hunks.dropFirst()).enumerated().first { _, pair in
        pair.0.range.upperBound > pair.1.range.lowerBound
      }
      let number = (next?.offset ?? 0) + 2
      throw fields.malformed(
        en: "hunk \(number) does not come behind the one before",
        nl: "wijziging \(number) komt niet na de vorige")
    }
    guard !hunks.isEmpty else {
      throw fields.malformed(en: "it has no hunks", nl: "er staan geen wijzigingen in")
    }
    return Amendment(
      base: try fields.objectID("base"), hunks: hunks, reason: try fields.string("reason"),
      comments: try ids(fields.array("comments"), path: fields.path), points: try points(&fields),
      again: try again(&fields), file: try file(&fields))
  }

  private static func members(of amendment: Amendment) -> [JSON.Member] {
    [
      .init("base", .string(amendment.base.hex)),
      .init(
        "hunks",
        .array(
          amendment.hunks.map { hunk in
            .object([
              .init("start", .integer(hunk.range.lowerBound)), .init("end", .integer(hunk.range.upperBound)),
              .init("old", .string(hunk.old)), .init("new", .string(hunk.new)),
            ])
          })),
      .init("reason", .string(amendment.reason)),
      .init("comments", .array(amendment.comments.map { .string($0.description) })),
    ] + cited(amendment.points)
      + (amendment.again.isEmpty
        ? [] : [.init("again", .array(amendment.again.map { .string($0.description) }))])
      + optional("file", amendment.file)
  }

  /// A comment, an amendment, or one of its changes.
  private static func withdrawn(_ fields: inout Fields) throws(StorageError) -> Target {
    let text = try fields.string("of")
    guard let target = Target(text),
      target.hunk == nil || target.record.description.first == Record.Kind.amendment.letter
    else {
      throw fields.malformed(
        en: "\"of\" is no comment, no amendment and no change of one",
        nl: "\"of\" is geen opmerking, geen voorstel en geen wijziging daaruit")
    }
    return target
  }

  /// Changes of one amendment, in their order.
  private static func again(_ fields: inout Fields) throws(StorageError) -> [Target] {
    var targets: [Target] = []
    for value in try fields.optionalArray("again") {
      guard case .string(let text) = value, let target = Target(text), target.hunk != nil,
        target.record.description.first == Record.Kind.amendment.letter
      else {
        throw fields.malformed(
          en: "\"again\" has an entry that is no change of an amendment",
          nl: "in \"again\" staat iets wat geen wijziging uit een voorstel is")
      }
      guard targets.last.map({ $0.record == target.record && $0 < target }) ?? true else {
        throw fields.malformed(
          en: "\"again\" does not name changes of one amendment in their order",
          nl: "\"again\" noemt geen wijzigingen van één voorstel in hun volgorde")
      }
      targets.append(target)
    }
    return targets
  }

  private static func ids(_ values: [JSON], path: String) throws(StorageError) -> [RecordID] {
    var ids: [RecordID] = []
    for value in values {
      guard case .string(let text) = value, let id = RecordID(text) else {
        throw .malformed(
          path: path,
          reason: Localized(
            en: "\"comments\" holds something that is no record id",
            nl: "in \"comments\" staat iets wat geen id van een record is"))
      }
      ids.append(id)
    }
    return ids
  }

  private static func decision(_ fields: inout Fields) throws(StorageError) -> Decision {
    var targets: [Target] = []
    for value in try fields.array("targets") {
      guard case .string(let text) = value, let target = Target(text) else {
        throw fields.malformed(
          en: "\"targets\" holds something that is no record id",
          nl: "in \"targets\" staat iets wat geen id van een record is")
      }
      targets.append(target)
    }
    let poll = try fields.optionalString("poll")
    guard poll == nil || poll.flatMap(Slug.init) != nil else {
      throw fields.malformed(en: "\"poll\" is no name", nl: "\"poll\" is geen korte naam")
    }
    return Decision(
      targets: targets, outcome: try fields.choice("outcome"), reason: try fields.string("reason"),
      poll: poll.flatMap(Slug.init), replaces: try fields.optionalRecordIDs("replaces"),
      merged: try merged(&fields), isAsItStands: try fields.optionalBool("asItStands") ?? false)
  }

  private static func merged(_ fields: inout Fields) throws(StorageError) -> [MergeMark] {
    var marks: [MergeMark] = []
    for value in try fields.optionalArray("merged") {
      guard case .string(let text) = value, let mark = MergeMark(text) else {
        throw fields.malformed(
          en: "\"merged\" holds what is no mark of a commit",
          nl: "\"merged\" bevat iets dat geen merkteken van een commit is")
      }
      guard marks.last.map({ $0 <= mark }) ?? true else {
        throw fields.malformed(en: "\"merged\" is not sorted", nl: "\"merged\" staat niet op volgorde")
      }
      marks.append(mark)
    }
    return marks
  }

  private static func merged(_ marks: [MergeMark]) -> [JSON.Member] {
    marks.isEmpty ? [] : [.init("merged", .array(marks.sorted().map { .string($0.description) }))]
  }

  private static func edition(_ fields: inout Fields) throws(StorageError) -> Edition {
    var files: [String: String] = [:]
    for member in try fields.object("files") {
      guard case .string(let digest) = member.value else {
        throw fields.malformed(en: "\"files\" holds no digest", nl: "in \"files\" ontbreekt een hash")
      }
      files[member.key] = digest
    }
    return Edition(
      number: try fields.integer("number"), commit: try fields.objectID("commit"),
      tool: try fields.string("tool"), files: files, replaces: try fields.optionalRecordIDs("replaces"))
  }
}
