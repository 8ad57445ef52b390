import Deliberation
import HTML

// MARK: - Meetings

extension SitePages {
  /// Day, place and region; nil where nothing is known of them.
  func facts(of meeting: SiteMeeting) -> Markup? {
    let known = [
      meeting.meeting.meeting.date.map(phrases.date), meeting.meeting.place, meeting.meeting.meeting.region,
    ].compactMap(\.self).map { "<span dir=\"auto\">\($0)</span>" as Markup }
    return known.isEmpty ? nil : known.joined(by: " · ")
  }

  /// A meeting in a list.
  func item(_ meeting: SiteMeeting, on page: String) -> Markup {
    let facts: Markup = facts(of: meeting).map { "<p class=\"by\">\($0)</p>" } ?? ""
    return "<li>\(link(from: page, toMeeting: meeting.id))\(facts)</li>\n"
  }

  private func points(of meeting: SiteMeeting) -> [PointBook.Entry] {
    content.book.entries.filter { $0.point.meeting == meeting.id }
  }

  var meetings: SitePage {
    let page = SitePath.meetings
    let counted = Dictionary(grouping: content.book.entries) { $0.point.meeting }
    let rows = content.meetings.map { meeting -> [Markup] in
      let points = counted[meeting.id] ?? []
      let place = meeting.meeting.place ?? "", region = meeting.meeting.meeting.region ?? ""
      return [
        link(from: page, toMeeting: meeting.id), "\(meeting.meeting.meeting.date.map(phrases.date) ?? "")",
        "<span dir=\"auto\">\(place)</span>", "<span dir=\"auto\">\(region)</span>",
        "\(meeting.meeting.people.map(phrases.number) ?? "")", "\(phrases.number(points.count))",
        "\(phrases.number(points.count(where: \.isOpen)))",
      ]
    }
    let table = Table(
      caption: phrases.meetingsCaption, header: phrases.meetingColumns, rows: rows, figures: 4..<7)
    return SitePage(
      path: page, title: phrases.meetings, description: phrases.siteAbout(content.alliance),
      body: rows.isEmpty ? "<p>\(phrases.noMeetings)</p>\n" : table.markup)
  }

  func page(of meeting: SiteMeeting) -> SitePage {
    let path = SitePath.meeting(meeting.id)
    let facts = facts(of: meeting).map { "<p class=\"by\">\($0)</p>\n" as Markup } ?? ""
    let points = points(of: meeting)
    return SitePage(
      path: path, title: meeting.meeting.meeting.title,
      description: phrases.siteAbout(content.alliance),
      body: """
        \(facts)\(who(at: meeting, on: path))\(asked(at: meeting, on: path))\(reported(at: meeting, on: path))\
        \(section("points", phrases.pointsOfMeeting, told(points, on: path)))
        """)
  }

  /// Who came, in which groups, and what it was about.
  private func who(at meeting: SiteMeeting, on page: String) -> Markup {
    let held = meeting.meeting
    var body = Markup()
    if !held.papers.isEmpty {
      body += "<p>\(phrases.aboutPapers) \(phrases.list(held.papers.map { link(from: page, to: $0) })).</p>\n"
    }
    if let people = held.people {
      let kinds = phrases.list(held.came.map { "\($0.kind) (\(phrases.number($0.people)))" })
      body += "<p>\(phrases.peopleCame(people)) <span dir=\"auto\">\(kinds)</span>.</p>\n"
    }
    if !held.groups.isEmpty {
      body +=
        "<p>\(phrases.groups) \(phrases.list(held.groups.map { "<span dir=\"auto\">\($0)</span>" as Markup })).</p>\n"
    }
    return body
  }

  private func asked(at meeting: SiteMeeting, on page: String) -> Markup {
    guard !meeting.polls.isEmpty else { return "" }
    let items = meeting.polls.map { poll -> Markup in
      """
      <li><span dir="auto"\(attribute(paper(poll.paper)?.textLanguage))>\(poll.question)</span>
      <p class="by">\(link(from: page, to: poll.paper)) · \(phrases.pollState(isClosed: poll.isClosed))</p></li>

      """
    }
    return section(
      "asked", phrases.asked, "<ul class=\"entries\">\n\(items)</ul>\n<p>\(phrases.figuresInEdition)</p>\n")
  }

  private func reported(at meeting: SiteMeeting, on page: String) -> Markup {
    let reports = content.papers.filter { $0.isReport && $0.meeting == meeting.id }
    guard !reports.isEmpty else { return "" }
    let items = reports.map { report -> Markup in
      let group: Markup = report.group.map { "<p class=\"by\" dir=\"auto\">\($0)</p>" } ?? ""
      return "<li>\(link(from: page, to: report.slug))\(group)</li>\n"
    }
    return section("reported", phrases.reported, "<ul class=\"entries\">\n\(items)</ul>\n")
  }

  /// What became of the points; one that is gathered under another of the same meeting is told with that one.
  private func told(_ points: [PointBook.Entry], on page: String) -> Markup {
    guard !points.isEmpty else { return "<p>\(phrases.noPoints)</p>\n" }
    let counts = PointType.allCases.compactMap { type -> String? in
      let count = points.count { $0.point.type == type }
      return count == 0 ? nil : type.counted(count)[phrases.language]
    }
    let here = Set(points.map(\.id))
    let heads = points.filter { $0.under.map { !here.contains($0) } ?? true }
    return """
      <p>\(phrases.broughtIn) \(phrases.list(counts)). \
      \(phrases.whatCame(of: points.count, changed: points.count { $0.status == .adopted }, open: points.count { $0.status == .open }))</p>
      \(heads.map { SitePoint($0, self, on: page).card })
      """
  }
}
