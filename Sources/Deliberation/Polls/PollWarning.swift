/// What somebody should know of a poll before it is frozen.
package enum PollWarning: Hashable, Sendable {
  /// Things of which nobody sees the difference; `isOneText` where it is only one of capitals and spaces.
  case alike(Things, [Slug], isOneText: Bool)
  /// Regions that are counted as several, and of which nobody sees the difference.
  case regions([String])
  /// The short name of one thing is the text of another: who types it may mean either.
  case shortName(Things, Slug, text: String, of: Slug)
  /// A name of one thing is the number of another: who types it is refused.
  case number(Things, name: String, of: [String], instead: [String])
  /// Meetings of one title, on other days: who types the title is refused.
  case oneTitle(String, days: [String], names: [String])
  /// A word that has letters of another script between Latin ones, which look like Latin ones.
  case mixedScripts(Things, Slug, word: String)
  /// Texts that begin with the mark of a list, which hangs on the wall with them.
  case listMarks(Things, [Slug], example: String)
  /// Texts that stand in quotation marks, which hang on the wall with them.
  case quoted(Things, [Slug], example: String)
  case quorum(Int, of: Int)
  case noMeetings
  /// A meeting is held when votes are no longer asked for.
  case meetingAfter(lastDay: String, Slug, on: String)
  /// A meeting is held years from now, or was: hardly anybody means that.
  case unlikelyDay(Slug, String)
  /// The last day is over.
  case lastDayIsOver(String)
  /// Nobody can place as many on a board as the limit says.
  case limitOnBoard(Slug, most: Int, items: Int, each: Int)
  /// Nobody can place as many at one item.
  case limitAtItem(each: Int, most: Int)
  /// Nobody can place as many in all.
  case limitInAll(Int, room: Int)

  /// What a poll has several of.
  package enum Things: Hashable, Sendable {
    case alternatives, boards, meetings
    case items(board: Slug)
  }
}

extension PollWarning {
  package var sentence: Localized {
    switch self {
    case .alike(let things, let ids, let isOneText): alike(things, ids, isOneText: isOneText)
    case .regions(let names):
      Localized(
        en:
          "The regions \(Self.quoted(names).english) look the same, and are counted as \(names.count).",
        nl: "De regio’s \(Self.quoted(names).dutch) zien er hetzelfde uit, en worden toch apart geteld.")
    case .shortName(let things, let id, let text, let other):
      Localized(
        en:
          "'\(id)', the short name of “\(text)”, is the text of another of the \(things.words.english), '\(other)': a table that says it is refused.",
        nl:
          "'\(id)' is de korte naam van “\(text)” en ook de tekst van '\(other)', een ander van de \(things.words.dutch): een tabel waarin dat staat, wordt geweigerd."
      )
    case .number(let things, let name, let texts, let names): Self.number(things, name, texts, names)
    case .oneTitle(let title, let days, let names):
      Localized(
        en:
          "\(names.count) meetings are “\(title)”, and only their days tell them apart: who types the title is refused; write \(Self.each(names, days, "for the one of")).",
        nl:
          "\(names.count) bijeenkomsten heten “\(title)”, en alleen de dag onderscheidt ze: wie de titel typt, wordt geweigerd; schrijf \(Self.each(names, days, "voor die van"))."
      )
    case .mixedScripts(let things, let id, let word):
      Localized(
        en:
          "The word “\(word)” of '\(id)', one of the \(things.words.english), has letters of another script that look like Latin ones: who types what they see does not find it.",
        nl:
          "In het woord “\(word)” van '\(id)', een van de \(things.words.dutch), staan letters uit een ander schrift die op gewone letters lijken: wie overtypt wat er staat, vindt het niet."
      )
    case .listMarks(let things, let ids, let example):
      Localized(
        en:
          "\(ids.count) of the \(things.words.english) begin with the mark of a list, as in “\(example)”: it hangs on the wall with them.",
        nl:
          "Van de \(things.words.dutch) beginnen er \(ids.count) met het teken van een lijst, zoals in “\(example)”: dat teken komt mee op de muur."
      )
    case .quoted(let things, let ids, let example):
      Localized(
        en:
          "\(ids.count) of the \(things.words.english) stand in quotation marks, as \(example): these hang on the wall with them.",
        nl:
          "Van de \(things.words.dutch) staan er \(ids.count) tussen aanhalingstekens, zoals \(example): die tekens komen mee op de muur."
      )
    case .quorum, .noMeetings, .meetingAfter, .unlikelyDay, .lastDayIsOver: ofTerms
    case .limitOnBoard, .limitAtItem, .limitInAll: ofLimits
    }
  }

  private func alike(_ things: Things, _ ids: [Slug], isOneText: Bool) -> Localized {
    let names = Self.quoted(ids.map(\.description))
    return Localized(
      en:
        "\(names.english), of the \(things.words.english), \(isOneText ? "have one text" : "look the same"): nobody can tell them apart.",
      nl:
        "\(names.dutch), van de \(things.words.dutch), \(isOneText ? "hebben dezelfde tekst" : "zien er hetzelfde uit"): niemand kan ze uit elkaar houden."
    )
  }

  private static func number(
    _ things: Things, _ name: String, _ texts: [String], _ names: [String]
  ) -> Localized {
    let quoted = texts.map { "“\($0)”" }
    return Localized(
      en:
        "'\(name)' may be the number of one of the \(things.words.english) and the text or short name of another: a table that says it is refused; write \(each(names, quoted, "for")).",
      nl:
        "'\(name)' kan het nummer zijn van een van de \(things.words.dutch) en de tekst of korte naam van een ander: een tabel waarin dat staat, wordt geweigerd; schrijf \(each(names, quoted, "voor"))."
    )
  }

  private static func each(_ names: [String], _ things: [String], _ word: String) -> String {
    zip(names, things).map { "'\($0)' \(word) \($1)" }.joined(separator: ", ")
  }

  private var ofTerms: Localized {
    switch self {
    case .quorum(let quorum, let voters):
      Localized(
        en:
          "The quorum of \(quorum) cannot be reached: \(voters) \(voters == 1 ? "partner" : "partners") may vote.",
        nl:
          "Het quorum van \(quorum) is niet te halen: er \(voters == 1 ? "mag 1 partner" : "mogen \(voters) partners") stemmen."
      )
    case .meetingAfter(let lastDay, let meeting, let day):
      Localized(
        en: "The meeting '\(meeting)' is on \(day), after the last day of the poll, \(lastDay).",
        nl: "De bijeenkomst '\(meeting)' is op \(day), na de laatste dag van de peiling (\(lastDay)).")
    case .unlikelyDay(let meeting, let day):
      Localized(
        en: "The meeting '\(meeting)' is on \(day), years from now: look at its year once more.",
        nl: "De bijeenkomst '\(meeting)' is op \(day), jaren van nu: kijk het jaar nog eens na.")
    case .lastDayIsOver(let day):
      Localized(
        en: "The last day of the poll, \(day), is over: every vote comes too late.",
        nl: "De laatste dag van de peiling (\(day)) is al voorbij: elke stem komt te laat.")
    default:
      Localized(
        en: "It has no meetings: nothing can be counted.",
        nl: "Er is geen enkele bijeenkomst: er valt niets te tellen.")
    }
  }

  private var ofLimits: Localized {
    if case .limitOnBoard(let board, let most, let items, let each) = self {
      return Localized(
        en:
          "On the board '\(board)' nobody can place \(most) stickers: it has \(items) items, with at most \(each) at each.",
        nl:
          "Op het bord '\(board)' kan niemand \(most) stickers plakken: er staan \(items) onderdelen, met hoogstens \(each) per onderdeel."
      )
    }
    if case .limitInAll(let total, let room) = self {
      return Localized(
        en: "Nobody can place \(total) stickers in all: the boards take \(room) of one person.",
        nl:
          "Niemand kan in totaal \(total) stickers plakken: op alle borden samen past er van één persoon \(room)."
      )
    }
    guard case .limitAtItem(let each, let most) = self else { return ofTerms }
    return Localized(
      en: "Nobody can place \(each) stickers at one item: a person has at most \(most) to place there.",
      nl:
        "Niemand kan \(each) stickers bij één onderdeel plakken: iedereen mag er daar hoogstens \(most) plakken."
    )
  }

  private static func quoted(_ names: [String]) -> Localized { .listed(names.map { "'\($0)'" }) }
}

extension PollWarning.Things {
  fileprivate var words: Localized {
    switch self {
    case .alternatives: Localized(en: "alternatives", nl: "alternatieven")
    case .boards: Localized(en: "boards", nl: "borden")
    case .meetings: Localized(en: "meetings", nl: "bijeenkomsten")
    case .items(let board):
      Localized(en: "items of the board '\(board)'", nl: "onderdelen op het bord '\(board)'")
    }
  }
}

extension Poll {
  /// What somebody should know before the definition is frozen.
  ///
  /// - Parameter now: when it is to be opened; nil where nobody asks about its last day.
  package func warnings(electorate: [Slug: Int], at now: Instant? = nil) -> [PollWarning] {
    let over: [PollWarning] =
      deadline.flatMap { last in
        now.map { last.isPast(at: $0) } == true ? [.lastDayIsOver(last.day)] : []
      } ?? []
    switch form {
    case .stance: return over
    case .motion(let form):
      let texts = form.alternatives.map { (id: $0.id, text: $0.text) }
      var warnings = Self.alike(texts, .alternatives) + Self.mixed(texts, .alternatives)
      if form.quorum > electorate.count { warnings.append(.quorum(form.quorum, of: electorate.count)) }
      return warnings + over
    case .sticker(let form):
      var warnings = form.boards.flatMap { board in
        Self.doubtful(board.items.map { ($0.id, $0.text) }, .items(board: board.id)) + Self.marked(board)
          + Self.numbers(board.items, .items(board: board.id))
      }
      warnings += Self.doubtful(form.boards.map { ($0.id, $0.title) }, .boards)
      warnings += Self.numbers(form.boards, .boards) + Self.numbers(form.meetings, .meetings)
      warnings += Self.doubtful(form.meetings)
      if form.meetings.isEmpty { warnings.append(.noMeetings) }
      return warnings + late(form.meetings) + unlikely(form.meetings, at: now) + over + form.unreachableLimits
    }
  }

  /// Of the meetings that are held when votes are no longer asked for.
  private func late(_ meetings: [Meeting]) -> [PollWarning] {
    guard let last = deadline?.day else { return [] }
    return meetings.compactMap { meeting in
      meeting.date.flatMap { $0 > last ? .meetingAfter(lastDay: last, meeting.id, on: $0) : nil }
    }
  }

  /// Of the meetings with a day that is years away.
  private func unlikely(_ meetings: [Meeting], at now: Instant?) -> [PollWarning] {
    guard let now else { return [] }
    return meetings.compactMap { meeting in
      meeting.unlikelyDay(at: now).map { .unlikelyDay(meeting.id, $0) }
    }
  }

  /// Two meetings in one place are told apart by their days, where both have one.
  private static func doubtful(_ meetings: [Meeting]) -> [PollWarning] {
    let undated = Set(meetings.filter { $0.date == nil }.map { SeenText($0.title) })
    let dated = meetings.map { meeting in
      let isToldApart = !undated.contains(SeenText(meeting.title))
      return (meeting.id, meeting.title + (isToldApart ? " \(meeting.date ?? "")" : ""))
    }
    let titles = meetings.map { (id: $0.id, text: $0.title) }
    var warnings = alike(dated, .meetings) + clashes(titles, .meetings) + mixed(titles, .meetings)
    warnings += oneTitle(meetings)
    let regions = Dictionary(grouping: Set(meetings.compactMap(\.region)), by: SeenText.init)
    let alike = regions.values.filter { $0.count > 1 }.map { $0.sorted() }
    warnings += alike.sorted { $0[0] < $1[0] }.map { PollWarning.regions($0) }
    return warnings
  }

  private static func doubtful(
    _ given: [(id: Slug, text: String)], _ things: PollWarning.Things
  ) -> [PollWarning] {
    alike(given, things) + clashes(given, things) + mixed(given, things)
  }

  private static func mixed(
    _ given: [(id: Slug, text: String)], _ things: PollWarning.Things
  ) -> [PollWarning] {
    given.compactMap { id, text in
      SeenText.mixedWord(in: text).map { .mixedScripts(things, id, word: $0) }
    }
  }

  /// A list that was copied from a text has its marks in it: all items of a board have one, or hardly anybody means it so.
  private static func marked(_ board: Board) -> [PollWarning] {
    guard let first = board.items.first else { return [] }
    let ids = board.items.map(\.id)
    if board.items.allSatisfy({ ListMark.begins($0.text) }) {
      return [.listMarks(.items(board: board.id), ids, example: first.text)]
    }
    guard board.items.count > 1, board.items.allSatisfy({ ListMark.isQuoted($0.text) }) else { return [] }
    return [.quoted(.items(board: board.id), ids, example: first.text)]
  }

  /// Two that look the same cannot be told apart on the wall.
  private static func alike(
    _ given: [(id: Slug, text: String)], _ things: PollWarning.Things
  ) -> [PollWarning] {
    func words(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let groups = Dictionary(grouping: given) { SeenText($0.text) }.values.filter { $0.count > 1 }
    return groups.sorted { $0[0].id < $1[0].id }.map { group in
      PollWarning.alike(
        things, group.map(\.id), isOneText: Set(group.map { words($0.text) }).count == 1)
    }
  }

  private static func clashes(
    _ given: [(id: Slug, text: String)], _ things: PollWarning.Things
  ) -> [PollWarning] {
    given.flatMap { one in
      given.filter { other in
        // Where nobody can tell the two apart, that is said, and is worse.
        other.id != one.id && other.text.lowercased() == one.id.description
          && SeenText(other.text) != SeenText(one.text)
      }.map { .shortName(things, one.id, text: one.text, of: $0.id) }
    }
  }
}
