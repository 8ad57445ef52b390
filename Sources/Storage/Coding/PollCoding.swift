package import Deliberation

/// `poll.json` to and from a poll. Written by hand, so its white space is free; its opening names the exact blob.
package enum PollCoding {
  package static func decode(_ bytes: [UInt8], path: String) throws(StorageError) -> Poll {
    var fields = try Fields(ofFile: bytes, path: path)
    try RecordCoding.checkFormat(&fields)
    guard try fields.string("kind") == "poll" else {
      throw fields.malformed(en: "\"kind\" is not \"poll\"", nl: "\"kind\" is niet \"poll\"")
    }
    let (paper, id) = (try fields.slug("paper"), try fields.slug("poll"))
    let question = try fields.string("question")
    let form: Poll.Form
    switch try fields.string("type") {
    case "sticker": form = .sticker(try sticker(&fields))
    case "evaluation": form = .sticker(try evaluation(&fields))
    case "motion": form = .motion(try motion(&fields))
    case "stance": form = .stance
    case let other:
      throw .unknown(
        path: fields.path,
        what: Localized(
          en: "\"type\" is none of sticker, evaluation, motion, stance: '\(other)'",
          nl: "\"type\" is geen sticker, evaluation, motion of stance: '\(other)'"))
    }
    let until = try fields.optionalString("until")
    let deadline = until.flatMap(Deadline.init)
    guard until == nil || deadline != nil else {
      throw fields.malformed(
        en: "\"until\" is no day as 2026-01-15", nl: "\"until\" is geen dag als 2026-01-15")
    }
    let replaces: Slug? = try fields.optionalString("replaces").map { text throws(StorageError) in
      guard let old = Slug(text), old != id else {
        throw fields.malformed(
          en: "\"replaces\" is no other poll: '\(text)'", nl: "\"replaces\" is geen andere peiling: '\(text)'"
        )
      }
      return old
    }
    let language = try fields.optionalString("lang")
    guard language.map(Language.isTag) != false else {
      throw fields.malformed(
        en: "\"lang\" is no language, as nl or pt-BR", nl: "\"lang\" is geen taal, zoals nl of pt-BR")
    }
    try fields.finish()
    return Poll(
      paper: paper, id: id, question: question, form: form, deadline: deadline, replaces: replaces,
      textLanguage: language)
  }

  private static func sticker(_ fields: inout Fields) throws(StorageError) -> StickerForm {
    var boards: [Board] = []
    for json in try fields.array("boards") {
      let board = try board(Fields(json, path: fields.path, what: Localized(en: "a board", nl: "een bord")))
      guard !boards.contains(where: { $0.id == board.id }) else {
        throw fields.malformed(
          en: "the board '\(board.id)' stands twice", nl: "het bord '\(board.id)' staat er twee keer")
      }
      boards.append(board)
    }
    guard !boards.isEmpty else {
      throw fields.malformed(en: "it has no boards", nl: "er staan geen borden in")
    }
    var limits = try fields.fields("limits")
    let read = StickerLimits(
      perBoard: try limits.optionalInteger("perBoard"), total: try limits.optionalInteger("total"),
      perItem: try limits.optionalInteger("perItem"))
    try limits.finish()
    for limit in [read.perBoard, read.total, read.perItem] {
      guard limit.map(StickerLimits.bounds.contains) != false else {
        throw fields.malformed(en: "a limit is not 1 to 1000", nl: "een grens ligt niet tussen 1 en 1000")
      }
    }
    guard read.perBoard != nil || read.total != nil else {
      throw fields.malformed(
        en: "\"limits\" needs perBoard or total", nl: "in \"limits\" hoort perBoard of total")
    }
    let hideBelow = try hideBelow(&fields)
    return StickerForm(
      boards: boards, limits: read, meetings: try meetings(&fields), source: try fields.choice("source"),
      hideBelow: hideBelow)
  }

  private static func board(_ given: Fields) throws(StorageError) -> Board {
    var fields = given
    let (id, title) = (try fields.slug("id"), try fields.string("title"))
    var items: [PollItem] = []
    for json in try fields.array("items") {
      var item = try Fields(
        json, path: fields.path, what: Localized(en: "an item of '\(id)'", nl: "een onderdeel van '\(id)'"))
      let read = PollItem(id: try item.slug("id"), text: try item.string("text"))
      try item.finish()
      guard !items.contains(where: { $0.id == read.id }) else {
        throw fields.malformed(
          en: "the item '\(read.id)' of '\(id)' stands twice",
          nl: "het onderdeel '\(read.id)' van '\(id)' staat er twee keer")
      }
      items.append(read)
    }
    try fields.finish()
    guard !items.isEmpty else {
      throw fields.malformed(
        en: "the board '\(id)' has no items", nl: "het bord '\(id)' heeft geen onderdelen")
    }
    return Board(id: id, title: title, items: items)
  }

  static func hideBelow(_ fields: inout Fields) throws(StorageError) -> Int {
    let hideBelow = try fields.optionalInteger("hideBelow") ?? StickerForm.usualHideBelow
    guard (0...StickerForm.mostPeople).contains(hideBelow) else {
      throw fields.malformed(
        en: "\"hideBelow\" is no number of people", nl: "\"hideBelow\" is geen aantal mensen")
    }
    return hideBelow
  }

  static func meetings(_ fields: inout Fields) throws(StorageError) -> [Meeting] {
    var meetings: [Meeting] = []
    for json in try fields.array("meetings") {
      var meeting = try Fields(
        json, path: fields.path, what: Localized(en: "a meeting", nl: "een bijeenkomst"))
      let read = Meeting(
        id: try meeting.slug("id"), title: try meeting.string("title"),
        region: try meeting.optionalString("region"), date: try meeting.optionalString("date"))
      try meeting.finish()
      if let date = read.date, Instant(rfc3339: "\(date)T00:00:00Z") == nil {
        throw fields.malformed(
          en: "the date of '\(read.id)' is no day: '\(date)'",
          nl: "de datum van '\(read.id)' is geen dag: '\(date)'")
      }
      guard read.region?.isEmpty != true else {
        throw fields.malformed(
          en: "the region of '\(read.id)' is empty", nl: "de regio van '\(read.id)' is leeg")
      }
      guard !meetings.contains(where: { $0.id == read.id }) else {
        throw fields.malformed(
          en: "the meeting '\(read.id)' stands twice", nl: "de bijeenkomst '\(read.id)' staat er twee keer")
      }
      guard read.id.description != StickerTally.partnersID else {
        throw fields.malformed(
          en: "no meeting can be called '\(read.id)': that column is for partners' own votes",
          nl: "een bijeenkomst kan niet '\(read.id)' heten: die kolom is voor de stemmen van partners zelf")
      }
      meetings.append(read)
    }
    return meetings
  }

  private static func motion(_ fields: inout Fields) throws(StorageError) -> MotionForm {
    var alternatives: [Alternative] = []
    for json in try fields.array("alternatives") {
      var alternative = try Fields(
        json, path: fields.path, what: Localized(en: "an alternative", nl: "een alternatief"))
      let (id, text) = (try alternative.slug("id"), try alternative.string("text"))
      var targets: [Target] = []
      for value in try alternative.optionalArray("targets") {
        guard case .string(let text) = value, let target = Target(text) else {
          throw fields.malformed(
            en: "the targets of '\(id)' are no record ids",
            nl: "in de targets van '\(id)' staat iets wat geen id van een record is")
        }
        targets.append(target)
      }
      try alternative.finish()
      guard id.description != Vote.abstain else {
        throw fields.malformed(
          en: "no alternative can be called '\(id)': that word is for taking no side",
          nl: "een alternatief kan niet '\(id)' heten: dat woord is voor wie geen kant kiest")
      }
      guard !alternatives.contains(where: { $0.id == id }) else {
        throw fields.malformed(
          en: "the alternative '\(id)' stands twice", nl: "het alternatief '\(id)' staat er twee keer")
      }
      guard targets.isEmpty || id.description != Alternative.leaveID else {
        throw fields.malformed(
          en: "'\(id)' leaves the text as it is: it can have no targets",
          nl: "'\(id)' laat de tekst zoals die is: daar horen geen targets bij")
      }
      alternatives.append(Alternative(id: id, text: text, targets: targets))
    }
    guard alternatives.count >= 2 else {
      throw fields.malformed(
        en: "a motion needs at least two alternatives",
        nl: "bij een stemming horen minstens twee alternatieven")
    }
    let quorum = try fields.optionalInteger("quorum") ?? 0
    guard MotionForm.quorumBounds.contains(quorum) else {
      throw fields.malformed(
        en: "\"quorum\" is no number of partners", nl: "\"quorum\" is geen aantal partners")
    }
    return MotionForm(
      alternatives: alternatives, rule: try fields.choice("rule"), quorum: quorum,
      isWeighted: try fields.optionalBool("weighted") ?? false)
  }
}
