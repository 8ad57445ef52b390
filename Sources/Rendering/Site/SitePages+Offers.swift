import Deliberation
import HTML

// MARK: - Offers and needs

extension SitePages {
  /// What organisations bring and ask: a table a route, by region, offers first.
  var offers: SitePage {
    let entries = content.book.entries.filter { $0.point.type.isOfOrganisation }
    let routes = Dictionary(grouping: entries) { $0.point.route }
    let inOrder = routes.keys.sorted { ($0?.description ?? "~") < ($1?.description ?? "~") }
    let tables = inOrder.map { route -> Markup in
      let name = route?.description.capitalizedFirst ?? phrases.withoutRoute
      return section(
        route.map { "route-\($0)" } ?? "no-route", name, table(routes[route] ?? [], of: name))
    }
    return SitePage(
      path: SitePath.offers, title: phrases.offersAndNeeds, description: phrases.offersIntro,
      body:
        "<p>\(phrases.offersIntro)</p>\n\(tables.isEmpty ? "<p>\(phrases.noOffers)</p>\n" : tables.joined())")
  }

  private func table(_ entries: [PointBook.Entry], of name: String) -> Markup {
    func key(_ entry: PointBook.Entry) -> (String, Int) {
      (region(of: entry) ?? "~", entry.point.type == .offer ? 0 : 1)
    }
    let sorted = entries.enumerated().sorted {
      key($0.element) == key($1.element) ? $0.offset < $1.offset : key($0.element) < key($1.element)
    }
    let rows = sorted.map { _, entry -> [Markup] in
      let point = SitePoint(entry, self, on: SitePath.offers)
      return [
        point.words, "\(entry.point.type.words[phrases.language])",
        "<span dir=\"auto\">\(entry.point.organisation ?? "")</span>",
        "<span dir=\"auto\">\(region(of: entry) ?? "")</span>",
        entry.point.meeting.map { link(from: SitePath.offers, toMeeting: $0) } ?? "",
        phrases.list(point.matched),
      ]
    }
    return Table(
      caption: "\(phrases.offersAndNeeds): \(name)", header: phrases.offerColumns, rows: rows, figures: 0..<0,
      hidesCaption: true
    ).markup
  }

  private func region(of entry: PointBook.Entry) -> String? {
    entry.point.meeting.flatMap(meeting)?.meeting.meeting.region
  }
}
