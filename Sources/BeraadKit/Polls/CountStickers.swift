package import Deliberation
import Storage

/// What a steward brings from a meeting.
package struct MeetingFile: Sendable {
  package var meeting: String
  /// The table, as a spreadsheet saved it.
  package var table: [UInt8]
  /// Why it is entered although the meeting was counted, or the poll is closed; nil where neither may be so.
  package var reason: String?
  /// Whether an earlier count of the meeting may be replaced.
  package var replaces: Bool
  /// Whether what the table lacks has no stickers; else every board has to stand in it.
  package var isPartial = false
  /// Of a table of ballots, the meetings at which its tokens stand by mistake: each of these is entered again after it.
  package var movedFrom: [String] = []
  /// How it names the meeting, boards and items.
  package var naming = Naming.typed

  package init(meeting: String, table: [UInt8], replacing: String? = nil) {
    (self.meeting, self.table, reason, replaces) = (meeting, table, replacing, replacing != nil)
  }

  /// - Parameter replaces: whether an earlier count of the meeting may be replaced.
  package init(meeting: String, table: [UInt8], replaces: Bool, because reason: String?) {
    (self.meeting, self.table, self.reason, self.replaces) = (meeting, table, reason, replaces)
  }
}

extension Context {
  /// Whether a count of a meeting could be entered now: asked before somebody types it.
  ///
  /// - Returns: the opening under which it would be.
  package func mayCount(in name: PollName, _ file: MeetingFile) throws -> RecordID {
    try change("count in \(name)", isDryRun: true) { desk in
      _ = try file.checkedReason
      return try desk.atMeeting(file, of: desk.poll(name), to: Localized(en: "count stickers", nl: "tellen"))
        .opening
    }
  }

  /// Records the stickers counted on the wall of one meeting: a table `board,item,stickers`.
  ///
  /// - Parameters:
  ///   - people: how many placed stickers there.
  ///   - present: how many were there, where somebody counted that too.
  ///   - counters: the initials of those who counted.
  /// - Throws: `Refusal`, with the line of the table where it is about one; then nothing was recorded.
  package func count(
    in name: PollName, people: Int, present: Int? = nil, counters: [String] = [], _ file: MeetingFile
  ) throws -> PollStep {
    let counters = try Self.initials(counters)
    return try change("count in \(name)") { desk in
      let poll = try desk.poll(name)
      let (opening, form, meeting) = try desk.atMeeting(
        file, of: poll, to: Localized(en: "count stickers", nl: "tellen"))
      let table = try CountTable.read(file.table, form: form, file.naming, isOfNobody: people == 0)
      let (placed, present) = form.attendance(people: people, present: present, table.stickers)
      let count = Count(
        poll: poll.state.poll.id, opening: opening, meeting: meeting.id, people: placed, present: present,
        stickers: table.stickers, counters: counters,
        replaces: poll.state.replaced(at: meeting.id), reason: try file.checkedReason)
      let isWhole = !file.isPartial && people > 0
      let missing = !isWhole ? nil : try form.missingBoards(count.stickers, in: file.table)
      try form.check(count, on: table.lines, missing: missing)
      var step = try desk.record(
        .count(count), of: meeting, file, in: poll, verb: "count",
        story: placed == 0
          ? Localized(
            en: "Counted \(meeting.title): nobody placed a sticker.",
            nl: "\(meeting.title) geteld: niemand plakte een sticker.")
          : Localized(
            en:
              "Counted \(count.total) \(count.total == 1 ? "sticker" : "stickers") of \(placed) \(placed == 1 ? "person" : "people") at \(meeting.title).",
            nl:
              "\(count.total) \(count.total == 1 ? "sticker" : "stickers") van \(placed) \(placed == 1 ? "mens" : "mensen") geteld bij \(meeting.title)."
          ))
      if isWhole { step.warnings = form.leftOut(count.stickers) + step.warnings }
      if counters.count > 1, Set(counters.map { $0.filter(\.isLetter).uppercased() }).count == 1 {
        step.warnings.append(
          Localized(
            en: "Those who counted have the same initials, \(counters[0]): was it two people?",
            nl: "Die telden hebben dezelfde initialen, \(counters[0]): waren het er twee?"))
      }
      if placed < people {
        step.warnings.append(
          Localized(
            en:
              "\(people) people cannot have placed \(count.total) stickers, of which each has one: kept as \(placed) who placed one and \(people) who were there. If that is not so, enter it again with --replace --because WHY.",
            nl:
              "\(people) mensen kunnen geen \(count.total) stickers hebben geplakt, waarvan ieder er één heeft: bewaard als \(placed) die er een plakten en \(people) die er waren. Klopt dat niet, voer het dan opnieuw in met --replace --because WAAROM."
          ))
      }
      return step
    }
  }
}

extension Context {
  private static func initials(_ given: [String]) throws(Refusal) -> [String] {
    let initials = given.map(\.trimmingWhitespace)
    if let wrong = initials.first(where: { !Count.isInitials($0) }) {
      throw Refusal(
        Localized(
          en: "'\(wrong)' are no initials: a few letters, as in JV or J.V.",
          nl: "'\(wrong)' zijn geen initialen: een paar letters, zoals JV of J.V."))
    }
    guard initials.count <= Count.mostCounters else {
      throw Refusal(
        Localized(
          en: "\(initials.count) people who counted are too many: at most \(Count.mostCounters).",
          nl: "\(initials.count) mensen die telden zijn er te veel: hoogstens \(Count.mostCounters)."))
    }
    return initials
  }
}

extension MeetingFile {
  var checkedReason: String? {
    get throws(Refusal) {
      try reason.map { given throws(Refusal) in try GivenText.check(given, what: .aReason) }
    }
  }
}

extension PollState {
  /// What something that is entered for a meeting now takes the place of.
  func replaced(at meeting: Slug) -> [RecordID] {
    (lateCounts[meeting] ?? countStandings[meeting])?.replaced ?? []
  }

  /// What a correction does not say any more of the meeting, in a sentence.
  fileprivate func left(outOf body: Record.Body) -> [Localized] {
    guard let meeting = body.meeting else { return [] }
    let replaced = entered(at: meeting).filter { body.replaces.contains($0.record.id) }.map(\.record.body)
    var lost: [Localized] = []
    if body.present == nil, let present = replaced.compactMap(\.present).last {
      lost.append(
        Localized(en: "how many were there (\(present))", nl: "hoeveel mensen er waren (\(present))"))
    }
    if case .count(let count) = body, count.counters.isEmpty {
      let counters = replaced.compactMap { body in
        if case .count(let count) = body, !count.counters.isEmpty { count.counters } else { nil }
      }.last
      let names = counters?.joined(separator: ", ")
      if let names { lost.append(Localized(en: "who counted (\(names))", nl: "wie er telden (\(names))")) }
    }
    guard !lost.isEmpty else { return [] }
    return [
      Localized(
        en:
          "What it takes the place of says \(lost.map(\.english).joined(separator: ", and ")); this does not. If that is not so, enter it again with --replace --because WHY.",
        nl:
          "Wat hierdoor wordt vervangen zegt \(lost.map(\.dutch).joined(separator: ", en ")); dit niet. Klopt dat niet, voer het dan opnieuw in met --replace --because WAAROM."
      )
    ]
  }
}

extension ChangeDesk {
  /// Under which opening somebody brings what from which meeting of a poll.
  ///
  /// - Throws: `Refusal` where somebody may not, the poll is not open, or the meeting was counted already.
  func atMeeting(
    _ file: MeetingFile, of poll: PollDesk, to verb: Localized
  ) throws -> (opening: RecordID, form: StickerForm, meeting: Meeting) {
    try identity.mustBe(.steward, .committee, to: verb)
    let form = try poll.stickerForm()
    let meeting: Meeting
    let opening: RecordID
    if let closed = poll.state.closing.flatMap({ _ in poll.state.opening }) {
      meeting = try poll.meeting(named: file.meeting, file.naming)
      guard file.reason != nil else {
        throw Refusal(
          Localized(
            en: "\(poll.name) is closed: it is too late to \(verb.english).",
            nl: "\(poll.name) is gesloten: het is te laat om nog te \(verb.dutch)."),
          hints: [
            Localized(
              en: "correct the meeting, for another closing, with: ",
              nl: "verbeter de bijeenkomst, voor een nieuwe sluiting, met: "
            ).joined(
              to: poll.state.entering(
                meeting.id, byBallots: form.source == .ballots,
                after: poll.state.entered(at: meeting.id)))
          ], by: .pollClosed)
      }
      opening = closed.record.id
    } else {
      opening = try poll.opening(to: verb)
      meeting = try poll.meeting(named: file.meeting, file.naming)
    }
    if let earlier = poll.state.counts[meeting.id] ?? poll.state.lateCounts[meeting.id]?.holds, !file.replaces
    {
      let who = "\(poll.dossier.name(of: earlier.record.header.partner)) (\(earlier.record.id))"
      throw Refusal(
        Localized(
          en: "\(meeting.title) was counted already, by \(who).",
          nl: "\(meeting.title) is al geteld, door \(who)."),
        hints: [
          Localized(
            en: "if that was wrong, take its place with: ", nl: "was dat fout, vervang het dan met: "
          ).joined(
            to: poll.state.entering(
              meeting.id, byBallots: form.source == .ballots, after: [earlier]))
        ], by: .meetingCounted(meeting.title))
    }
    return (opening, form, meeting)
  }

  /// Writes what was counted or cast at one meeting.
  ///
  /// - Parameters:
  ///   - sheet: the sheet that ballots name.
  ///   - files: what comes in with it.
  func record(
    _ body: Record.Body, sheet: [UInt8]? = nil, of meeting: Meeting, _ file: MeetingFile, in poll: PollDesk,
    verb: String, beside files: [MainChange.File] = [], story: Localized
  ) throws -> PollStep {
    let reason = try file.checkedReason ?? ""
    let record = seal(body, in: poll)
    var step = MainChange.Step(
      CommitMessage(
        "\(verb): \(meeting.id) in \(poll.name)", body: reason,
        trailers: [.init("Poll", poll.state.poll.id.description)]), files: [.init(record)] + files)
    if let sheet { step.files.append(.init(Layout.sheet(of: record), .bytes(sheet))) }
    try commit(step)
    let replaced = body.replaces.map {
      Localized(en: "It takes the place of \($0).", nl: "Dit komt in plaats van \($0).")
    }
    let late =
      poll.state.closing == nil
      ? []
      : [
        Localized(
          en:
            "The result stays as it was closed until the committee closes the poll anew: beraad poll close \(poll.name) --because WHY",
          nl:
            "De uitslag blijft zoals die is gesloten, tot de commissie de peiling opnieuw sluit: beraad poll close \(poll.name) --because WAAROM"
        )
      ]
    return PollStep(
      paper: poll.name.paper, poll: poll.name.poll, stage: poll.state.stage, record: record.id.description,
      story: [story] + replaced,
      warnings: poll.state.left(outOf: body) + late + poll.problems)
  }
}
