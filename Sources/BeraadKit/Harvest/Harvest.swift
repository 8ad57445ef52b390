import Deliberation
import Git
import Prose
import Storage

extension Context {
  /// Takes in a report of a meeting and marks its points by its headings: one step onto main. Of a report that is there already, what
  /// has no point yet is marked.
  ///
  /// - Throws: a `Refusal` where there is no such meeting or group, nothing to mark, or something that may lead to a person and nobody
  ///   says that it may be there.
  package func harvest(_ wish: HarvestWish) throws -> Harvested {
    let slug = try Slug.parse(wish.report, as: .paper)
    let draft = try wish.draft(of: slug, at: Desk(self))
    try askAbout(draft.personal, in: Localized(en: "a report", nl: "een verslag"))
    return try change("harvest \(slug)") { changing in
      try changing.identity.mustBe(
        .committee, .author, .steward, to: Localized(en: "harvest a report", nl: "een verslag oogsten"))
      if draft.text != nil { try changing.mustBeFree(slug) }
      return try changing.mark(draft, of: slug)
    }
  }
}

extension ChangeDesk {
  /// Refuses a report under the name of another paper.
  fileprivate func mustBeFree(_ slug: Slug) throws {
    guard try repository.entry(at: Layout.folder(of: slug), in: snapshot.commit) == nil else {
      throw Refusal(
        Localized(en: "There is a paper '\(slug)' already.", nl: "Er is al een stuk '\(slug)'."),
        hints: [
          Localized(
            en: "give the report another name; or mark what it has with: beraad harvest \(slug)",
            nl: "geef het verslag een andere naam; of merk wat erin staat met: beraad harvest \(slug)")
        ])
    }
    try mustNotBeLost(slug)
  }

  /// Marks what of a report has no point yet.
  fileprivate func mark(_ draft: ReportDraft, of slug: Slug) throws -> Harvested {
    // The points of a report come in with it, in one commit.
    let paper =
      try draft.text.map { Paper(slug: slug, blob: try Repository.id(ofBlob: $0), text: $0) }
      ?? snapshot.paper(named: slug.description)
    var known = try standingPoints(of: paper)
    var records: [Record] = []
    for mark in draft.marks {
      let anchor = Places.anchor(mark.range, in: paper)
      // One that is there is not marked again; one that stands twice in the report is two.
      let key = PointKey(type: mark.type, quote: anchor.quote)
      if let count = known[key], count > 0 {
        known[key] = count - 1
        continue
      }
      records.append(
        seal(
          .point(
            Point(
              type: mark.type, anchor: anchor, meeting: draft.meeting.meeting.id, group: mark.group,
              consent: mark.consent ?? false, organisation: mark.organisation, route: mark.route)),
          on: slug))
    }
    guard !records.isEmpty || draft.text != nil else { throw Refusal.nothingToMark(in: slug, draft) }
    let marked = "\(records.count) \(records.count == 1 ? "point" : "points")"
    let summary =
      draft.text == nil
      ? "harvest: \(marked) of \(slug)"
      : "harvest: \(slug), a report of \(draft.meeting.meeting.id), \(marked)"
    try commit(
      MainChange.Step(
        CommitMessage(summary, body: draft.origin ?? ""),
        files: (draft.text.map { [.init(Layout.draft(of: slug), .bytes($0))] } ?? [])
          + draft.pictures.map { .init("\(Layout.folder(of: slug))/\($0.name)", .bytes($0.bytes)) }
          + records.map { .init($0) }))
    return Harvested(draft, slug, records)
  }

  private struct PointKey: Hashable {
    let type: PointType
    let quote: String
  }

  /// How often words of each type are marked already.
  private func standingPoints(of paper: Paper) throws -> [PointKey: Int] {
    guard try snapshot.hasPoints(paper.slug) else { return [:] }
    let dossier = try snapshot.dossier(of: paper, scope: .collected, looksAtTokens: false).dossier
    return PointBook(reports: [dossier], citations: [:]).entries.reduce(into: [:]) {
      $0[PointKey(type: $1.point.type, quote: $1.point.anchor.quote), default: 0] += 1
    }
  }
}

extension Refusal {
  fileprivate static func nothingToMark(in slug: Slug, _ draft: ReportDraft) -> Refusal {
    if !draft.marks.isEmpty {
      return Refusal(
        Localized(
          en: "All points of \(slug) are marked already.", nl: "Alle punten van \(slug) zijn al gemarkeerd."))
    }
    return Refusal(
      Localized(
        en: "\(slug) has no heading below which points stand.",
        nl: "\(slug) heeft geen kop waaronder punten staan."),
      hints: [
        Localized(
          en: "head them with: \(PointType.allCases.map(\.heading.english).joined(separator: ", "))",
          nl: "zet erboven: \(PointType.allCases.map(\.heading.dutch).joined(separator: ", "))"),
        Localized(
          en: "or mark words yourself with: beraad point add \(slug) --on QUOTE --kind dream",
          nl: "of merk zelf woorden met: beraad point add \(slug) --on CITAAT --kind dream"),
      ])
  }
}
