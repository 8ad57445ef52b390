import Deliberation
import Git
import Storage

/// What somebody says of a meeting. Nil leaves a thing as it is; an empty text, or a list with nothing in it, takes it away.
package struct MeetingFacts: Sendable {
  package var title: String?
  package var place: String?
  package var region: String?
  /// A day as people write it.
  package var date: String?
  package var groups: [String]?
  /// Who came, as `KIND=NUMBER`.
  package var came: [String]?
  /// The papers that it is about.
  package var papers: [String]?

  package init() {}
}

extension Context {
  /// Begins a meeting.
  ///
  /// - Throws: `Refusal` where there is one of that name, or what is said of it is not right.
  package func newMeeting(_ name: String, _ facts: MeetingFacts) throws -> MeetingSummary {
    let id = try Slug.parse(name, as: .meeting)
    guard MeetingList.names(of: [name])[0] == id else {
      throw Refusal(
        Localized(
          en: "'\(id)' is what polls call the stickers that organisations place by themselves.",
          nl: "'\(id)' is hoe peilingen de stickers noemen die organisaties zelf plaatsen."))
    }
    return try keep(id) { desk in
      guard try desk.repository.entry(at: Layout.meeting(id), in: desk.snapshot.commit) == nil else {
        throw Refusal(
          Localized(en: "There is a meeting '\(id)' already.", nl: "Er is al een bijeenkomst '\(id)'."),
          hints: [
            Localized(
              en: "change it with: beraad meeting set \(id)", nl: "wijzig haar met: beraad meeting set \(id)")
          ])
      }
      // A poll may have named it before anybody kept it.
      let named = try MeetingBook(desk.snapshot)[id]
      return named ?? AllianceMeeting(Meeting(id: id, title: facts.title ?? name, region: nil, date: nil))
    } facts: {
      facts
    }
  }

  /// Changes what is said of a meeting. One that only polls name is kept from now on.
  ///
  /// - Throws: `Refusal` where there is none of that name, or nothing would change.
  package func setMeeting(_ name: String, _ facts: MeetingFacts) throws -> MeetingSummary {
    let found = try Desk(self).meeting(named: name)
    return try keep(found.meeting.id) {
      try $0.desk.meeting(named: found.meeting.id.description)
    } facts: {
      facts
    }
  }

  private func keep(
    _ id: Slug, _ old: (ChangeDesk) throws -> AllianceMeeting, facts: () -> MeetingFacts
  ) throws -> MeetingSummary {
    let facts = facts()
    return try change("meeting: \(id)") { desk in
      try desk.identity.mustBe(
        .committee, .steward, to: Localized(en: "keep a meeting", nl: "een bijeenkomst bijhouden"))
      let meeting = try facts.applied(to: old(desk), papers: desk.snapshot.papers())
      let path = Layout.meeting(id)
      let isThere = try desk.repository.entry(at: path, in: desk.snapshot.commit) != nil
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage("meeting: \(isThere ? "change" : "new") \(id)"),
          files: [.init(path, .bytes(MeetingCoding.encode(meeting)))]))
      guard commit != nil else {
        throw Refusal(
          Localized(
            en: "\(id) stands so already: there is nothing to set.",
            nl: "\(id) staat al zo vast: er valt niets in te stellen."))
      }
      let story = Localized(
        en: "\(isThere ? "Changed" : "Noted") the meeting \(id): \(meeting.words.english).",
        nl: "De bijeenkomst \(id) is \(isThere ? "gewijzigd" : "vastgelegd"): \(meeting.words.dutch).")
      let hint = (facts.date == nil ? nil : meeting.meeting.unlikelyDay(at: desk.context.now())).map {
        PollWarning.unlikelyDay(id, $0).sentence
      }
      return MeetingSummary(
        meeting, isKept: true, story: hint.map { hint in story.joined(to: hint.map { " \($0)" }) } ?? story)
    }
  }
}

extension MeetingFacts {
  fileprivate func applied(to old: AllianceMeeting, papers known: [Slug]) throws -> AllianceMeeting {
    func line(_ text: String?, or old: String?, _ what: Localized) throws(Refusal) -> String? {
      guard let text else { return old }
      return text.isEmpty ? nil : try GivenText.checkLine(text, what: what)
    }
    let title = try GivenText.checkLine(
      title ?? old.meeting.title, what: Localized(en: "a title", nl: "een titel"))
    let day = try date.map { text throws(Refusal) in text.isEmpty ? nil : try MeetingList.day(text) }
    var new = old
    new.meeting = Meeting(
      id: old.meeting.id, title: title,
      region: try line(region, or: old.meeting.region, Localized(en: "a region", nl: "een regio")),
      date: day ?? old.meeting.date)
    new.place = try line(place, or: old.place, Localized(en: "a place", nl: "een plaats"))
    if let groups { new.groups = try Self.groups(groups) }
    if let came { new.came = try Self.attendance(came) }
    if let papers {
      new.papers = try papers.filter { !$0.isEmpty }.map { name throws(Refusal) in
        guard let paper = Slug(name), known.contains(paper) else {
          throw .unknown(.paper, name, among: known.map(\.description))
        }
        return paper
      }.uniqued()
    }
    return new
  }

  private static func groups(_ names: [String]) throws(Refusal) -> [String] {
    var groups: [String] = []
    for name in names where !name.isEmpty {
      let name = try GivenText.checkLine(name, what: Localized(en: "a group", nl: "een groep"))
      guard !groups.contains(where: { $0.lowercased() == name.lowercased() }) else {
        throw Refusal(
          Localized(en: "The group '\(name)' is named twice.", nl: "De groep '\(name)' staat er twee keer."))
      }
      groups.append(name)
    }
    return groups
  }

  private static func attendance(_ given: [String]) throws(Refusal) -> [AllianceMeeting.Attendance] {
    var came: [AllianceMeeting.Attendance] = []
    for text in given where !text.isEmpty {
      let parts = text.split(separator: "=").map { String($0).trimmingWhitespace }
      guard parts.count == 2, let people = Int(parts[1]), AllianceMeeting.Attendance.bounds.contains(people),
        !came.contains(where: { $0.kind == parts[0] })
      else {
        throw Refusal(
          Localized(
            en: "'\(text)' does not say how many came of one kind, each kind once.",
            nl: "'\(text)' zegt niet hoeveel er van één soort kwamen, elke soort één keer."),
          hints: [
            Localized(
              en: "write it as: --came \"tenants' unions=12\"",
              nl: "schrijf het als: --came \"cliëntenraden=12\"")
          ])
      }
      came.append(
        .init(
          kind: try GivenText.checkLine(parts[0], what: Localized(en: "a kind", nl: "een soort")),
          people: people))
    }
    return came
  }
}

extension AllianceMeeting {
  /// Title, place, region and day, in a line.
  var words: Localized {
    let parts = [meeting.title, place, meeting.region, meeting.date].compactMap(\.self)
    return Localized(verbatim: parts.joined(separator: ", "))
  }
}
