import Deliberation
import HTML
import Markdown

// MARK: - What meetings brought in, and what came of it

extension PaperAccount {
  /// The points by meeting. One that is gathered under another is told with that one.
  var pointGroups: [PageSet.Group] {
    guard let harvest = content.harvest else { return [] }
    return harvest.meetings.map { held in
      let heads = held.points.filter { $0.under == nil || !harvest.tells($0.under ?? $0.id) }
      return PageSet.Group(
        id: held.meeting.map { "meeting-\($0.meeting.id)" } ?? "no-meeting",
        title: held.meeting.map { title(of: $0) } ?? "\(phrases.withoutMeeting)",
        entries: [about(held)] + heads.map { card($0, harvest) })
    }
  }

  private func title(of meeting: AllianceMeeting) -> Markup {
    let day = meeting.meeting.date.map { ", \(phrases.date($0))" } ?? ""
    return "<span dir=\"auto\">\(meeting.meeting.title)</span>\(day)"
  }

  /// Who came, and what became of how many points.
  private func about(_ held: HarvestContent.Held) -> Markup {
    let points = held.points
    let counts = PointType.allCases.compactMap { type -> String? in
      let count = points.count { $0.point.type == type }
      return count == 0 ? nil : type.counted(count)[phrases.language]
    }
    let came = held.meeting?.people.map { people -> Markup in
      let kinds = phrases.list((held.meeting?.came ?? []).map { "\($0.kind) (\(phrases.number($0.people)))" })
      return "<p>\(phrases.peopleCame(people)) <span dir=\"auto\">\(kinds)</span>.</p>\n"
    }
    return """
      \(came ?? "")<p>\(phrases.broughtIn) \(phrases.list(counts)). \
      \(phrases.whatCame(of: points.count, changed: points.count { $0.status == .adopted }, open: points.count { $0.status == .open }))</p>

      """
  }

  private func card(_ entry: PointBook.Entry, _ harvest: HarvestContent) -> Markup {
    let id = entry.id.pageID
    let members = entry.members.compactMap { harvest.book[$0] }
    let others = members.map { "<span id=\"\($0.id.pageID)\"></span>" as Markup }
    let report = harvest.titles[entry.report] ?? entry.report.description
    let by = [entry.point.group, entry.point.organisation, report].compactMap(\.self).map {
      "<span dir=\"auto\">\($0)</span>" as Markup
    }
    let status = entry.status
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">\(others.joined())
      <h4 id="\(id)-t">\(entry.point.type.words[phrases.language].capitalizedFirst) \
      <span class="outcome \(status.cssClass)">\(phrases.became(status))</span></h4>
      <p class="by">\(by.joined(by: " · "))</p>
      \(words(of: entry))\(alike(members, harvest))\(matches(of: entry, harvest))\(sources(of: entry, harvest))\
      \(verdict(on: entry))<p class="id"><code>\(entry.id.short)</code></p>
      </article>

      """
  }

  private func words(of entry: PointBook.Entry) -> Markup {
    guard entry.point.isQuotable else { return "<p>\(phrases.storyWithoutConsent)</p>\n" }
    return
      "<p><q dir=\"auto\">\(MarkdownDocument(parsing: Array(entry.point.anchor.quote.utf8)).plainText)</q></p>\n"
  }

  /// The points that say the same, each with where.
  private func alike(_ members: [PointBook.Entry], _ harvest: HarvestContent) -> Markup {
    guard !members.isEmpty else { return "" }
    let items = members.map { entry -> Markup in
      let words: Markup =
        entry.point.isQuotable
        ? "<q dir=\"auto\">\(MarkdownDocument(parsing: Array(entry.point.anchor.quote.utf8)).plainText)</q>"
        : "\(phrases.storyWithoutConsent)"
      return "<li>\(origin(of: entry.point, harvest)): \(words)</li>\n"
    }
    return "<p>\(phrases.saidTheSame)</p>\n<ul>\n\(items)</ul>\n"
  }

  private func matches(of entry: PointBook.Entry, _ harvest: HarvestContent) -> Markup {
    let others = entry.matches.compactMap { harvest.book[$0] }
    guard !others.isEmpty else { return "" }
    return "<p>\(phrases.goesWith) \(phrases.list(others.map { link(to: $0, harvest) })).</p>\n"
  }

  /// The changes and comments that came of a point: those of this paper by their numbers, those of another by its title.
  private func sources(of entry: PointBook.Entry, _ harvest: HarvestContent) -> Markup {
    let standing = entry.citations.filter { $0.state != .gone }
    guard !standing.isEmpty else { return "" }
    let links = standing.map { citation -> Markup in
      guard citation.paper == dossier.paper.slug else {
        let title = harvest.titles[citation.paper] ?? citation.paper.description
        return
          "\(citation.isChange ? phrases.changeIn : phrases.commentIn) <cite dir=\"auto\">\(title)</cite>"
      }
      if citation.isChange {
        return "\(link(to: Target(citation.record))) (\(name(citation.partner)))"
      }
      return comment(citation.record).map(link) ?? "<code>\(citation.record.short)</code>"
    }
    return "<p>\(phrases.cameOfIt) \(phrases.list(links)).</p>\n"
  }

  /// Why nothing came of a point, where somebody decided so.
  private func verdict(on entry: PointBook.Entry) -> Markup {
    if case .decided = entry.status, let filed = entry.decision,
      case .decision(let decision) = filed.record.body
    {
      return """
        <p class="verdict">\(phrases.decision) \(phrases.outcome(decision.outcome)), \(name(filed.record.header)), \
        \(day(filed)): \(inLine(decision.reason))</p>

        """
    }
    return entry.status == .open ? "<p>\(phrases.nothingCame)</p>\n" : ""
  }

  /// What a change or comment came from, in a sentence of its card; nothing where it names no point that stands.
  func origins(of points: [RecordID]) -> Markup {
    guard let harvest = content.harvest else { return "" }
    let links = points.compactMap { harvest.book[$0] }.map { link(to: $0, harvest) }
    return links.isEmpty ? "" : "<p>\(phrases.cameFrom) \(phrases.list(links)).</p>\n"
  }

  /// A point by what it is and where it was made, as a link to its entry where the page has one.
  private func link(to entry: PointBook.Entry, _ harvest: HarvestContent) -> Markup {
    let words = origin(of: entry.point, harvest)
    return agenda == nil && harvest.tells(entry.id) ? "<a href=\"#\(entry.id.pageID)\">\(words)</a>" : words
  }

  /// `dream of Table 3, Drachten, 5 October 2012`.
  private func origin(of point: Point, _ harvest: HarvestContent) -> Markup {
    let meeting = harvest.meeting(of: point)?.meeting
    let place = [
      point.group, meeting?.title ?? point.meeting?.description, meeting?.date.map(phrases.date),
    ].compactMap(\.self).joined(separator: ", ")
    let words = point.type.words[phrases.language]
    return place.isEmpty ? "\(words)" : "\(words) (<span dir=\"auto\">\(place)</span>)"
  }
}

extension PointStatus {
  /// The class of its badge: taken, not taken, or neither.
  var cssClass: String {
    switch self {
    case .adopted: "yes"
    case .rejected, .decided(.rejected, _): "no"
    case .open, .takenUp, .decided: "other"
    }
  }
}
