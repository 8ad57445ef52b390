package import Deliberation
import Git
import Prose
import Storage

/// What somebody says of a point. Nil leaves it as it is.
package struct PointFacts: Sendable {
  package var type: PointType?
  package var group: String?
  package var consent: Bool?
  /// Empty takes it away.
  package var organisation: String?
  /// Empty takes it away.
  package var route: String?

  package init(
    type: PointType? = nil, group: String? = nil, consent: Bool? = nil, organisation: String? = nil,
    route: String? = nil
  ) {
    (self.type, self.group, self.consent) = (type, group, consent)
    (self.organisation, self.route) = (organisation, route)
  }
}

extension Context {
  /// Marks words of a report as a point.
  ///
  /// Of the same words and type there is one point: marked again with something else said of it, the new one takes its place. The same
  /// words can be points of several types.
  ///
  /// - Parameter isPart: whether a part of a word will do.
  /// - Throws: a `Refusal` where the words are not there, or the paper is no report of a meeting.
  package func addPoint(
    on report: String, quote: String, nth: Int?, isPart: Bool = false, _ facts: PointFacts
  ) throws -> FiledRecord {
    try mark("point: on \(report)") { desk in
      let paper = try desk.snapshot.paper(named: report)
      guard paper.isReport else {
        throw Refusal(
          Localized(en: "\(paper.slug) is no report.", nl: "\(paper.slug) is geen verslag."),
          hints: [
            Localized(
              en: "on other papers, comment with: beraad comment \(paper.slug) --on QUOTE -m TEXT",
              nl:
                "bij andere stukken maakt u een opmerking met: beraad comment \(paper.slug) --on CITAAT -m TEKST"
            )
          ])
      }
      let range = try Places.find(QuotedWords(quote, nth: nth, isPart: isPart), in: paper)
      let anchor = Places.anchor(range, in: paper)
      let type = facts.type ?? .recommendation
      let book = try desk.points(of: paper)
      let same = book.entries.first { $0.point.type == type && $0.point.anchor.isSame(as: anchor) }
      let others = book.entries.filter { $0.point.type != type && $0.point.anchor.isSame(as: anchor) }
      let old = Point(
        type: type, anchor: anchor,
        meeting: try paper.frontMatter["meeting"].map { try desk.desk.meeting(named: $0).meeting.id },
        group: paper.frontMatter["group"])
      let point = try self.point(facts, from: same?.point ?? old, replacing: same?.id, at: desk)
      var story = try desk.record(point, on: paper.slug, standing: same)
      if let other = others.first {
        story.notes.append(
          Localized(
            en: " The same words are \(other.point.type.words.english) \(other.id) as well.",
            nl: " Dezelfde woorden zijn ook \(other.point.type.words.dutch) \(other.id)."))
      }
      return story.filed
    }
  }

  /// Says something else of a point: a record that takes its place. What cites the old one cites the new one.
  package func setPoint(_ name: String, _ facts: PointFacts) throws -> FiledRecord {
    try mark("point: \(name)") { desk in
      let (entry, _) = try desk.desk.standingPoint(name)
      let point = try self.point(facts, from: entry.point, replacing: entry.id, at: desk)
      return try desk.record(point, on: entry.report, standing: entry).filed
    }
  }

  /// Says that points belong to another one: that they say the same, or that one offers what the other needs.
  ///
  /// - Throws: a `Refusal` where there is no such point, one is named twice, or an offer is matched with what is no need.
  package func link(
    _ names: [String], to head: String, as role: PointLink.Role, because reason: String? = nil
  ) throws -> FiledRecord {
    let reason = try reason.map { try givenText($0, what: .aReason) }
    return try mark("point: \(role.rawValue) \(head)") { desk in
      let (head, _) = try desk.desk.standingPoint(head)
      let points = try names.map { try desk.desk.standingPoint($0).entry }
      guard Set(points.map(\.id) + [head.id]).count == points.count + 1 else {
        throw Refusal(
          Localized(en: "A point is named twice.", nl: "Een punt wordt twee keer genoemd."))
      }
      if role == .match {
        for point in points where Set([point.point.type, head.point.type]) != [.offer, .need] {
          throw Refusal(
            Localized(
              en: "\(point.id) and \(head.id) are not an offer and a need.",
              nl: "\(point.id) en \(head.id) zijn niet samen inbreng en nodig."))
        }
      }
      let link = PointLink(points: points.map(\.id), to: head.id, role: role, reason: reason)
      let record = desk.seal(.link(link), on: head.report)
      let list = link.points.map(\.description).joined(separator: ", ")
      try desk.commit(
        [record], CommitMessage("point: \(role.rawValue) \(list) with \(head.id)", body: reason ?? ""))
      let story =
        role == .alike
        ? Localized(
          en: "Gathered \(list) under \(head.id); each is kept.",
          nl: "\(list) verzameld onder \(head.id); elk blijft bewaard.")
        : Localized(en: "Matched \(list) with \(head.id).", nl: "\(list) gekoppeld aan \(head.id).")
      return FiledRecord(record, story: story)
    }
  }

  private func mark<Result>(_ log: String, _ verb: (ChangeDesk) throws -> Result) throws -> Result {
    try change(log) { desk in
      try desk.identity.mustBe(
        .committee, .author, .steward, to: Localized(en: "mark points", nl: "punten merken"))
      return try verb(desk)
    }
  }

  private func point(
    _ facts: PointFacts, from old: Point, replacing: RecordID?, at desk: ChangeDesk
  ) throws -> Point {
    let type = facts.type ?? old.type
    let meeting = try old.meeting.map { try desk.desk.meeting(named: $0.description) }
    let group = try facts.group.map { name in try meeting?.mustHave(group: name) ?? name } ?? old.group
    let organisation = try organisation(facts.organisation) ?? old.organisation
    let route = try facts.route.flatMap { $0.isEmpty ? nil : $0 }.map { name throws(Refusal) in
      try HarvestNames.route(name)
    }
    if !type.isOfOrganisation, facts.organisation != nil || facts.route != nil {
      throw Refusal(
        Localized(
          en: "Only an offer or a need has an organisation and a route.",
          nl: "Alleen inbreng en nodig hebben een organisatie en een route."))
    }
    if type != .story, facts.consent != nil {
      throw Refusal(
        Localized(en: "Only a story needs consent.", nl: "Alleen voor een verhaal is toestemming nodig."))
    }
    return Point(
      type: type, anchor: old.anchor, meeting: old.meeting, group: group,
      consent: type == .story && (facts.consent ?? old.consent),
      organisation: type.isOfOrganisation && facts.organisation != "" ? organisation : nil,
      route: !type.isOfOrganisation || facts.route == "" ? nil : route ?? old.route,
      replaces: replacing.map { [$0] } ?? [])
  }

  private func organisation(_ given: String?) throws -> String? {
    guard let given, !given.isEmpty else { return nil }
    let what = Localized(en: "an organisation", nl: "een organisatie")
    let name = try GivenText.checkLine(given, what: what)
    try askAbout(PersonalData.foundWithNames(in: name), in: what)
    return name
  }
}

/// What was recorded of a point, and what is told beside it.
private struct MarkedPoint {
  let id: RecordID
  let report: Slug
  let partner: Slug
  var notes: [Localized]

  var filed: FiledRecord {
    FiledRecord(
      id: id.description, paper: report.description, partner: partner.description,
      story: notes.joined(separator: ""))
  }
}

extension ChangeDesk {
  /// Records a point, unless one stands that says just so.
  fileprivate func record(_ point: Point, on report: Slug, standing: PointBook.Entry?) throws -> MarkedPoint {
    if let standing, standing.point.says(point) {
      return MarkedPoint(
        id: standing.id, report: report, partner: standing.filed.record.header.partner,
        notes: [
          Localized(
            en: "\(standing.id) says so already; nothing was changed.",
            nl: "\(standing.id) zegt dat al; er is niets veranderd.")
        ])
    }
    let record = seal(.point(point), on: report)
    try commit([record], CommitMessage("point: \(point.type.rawValue) in \(report)"))
    let words = ShownWords.of(point.anchor.quote).summaryLine
    var notes = [
      Localized(
        en: "Marked “\(words)”: \(point.type.words.english).",
        nl: "“\(words)” gemarkeerd als \(point.type.words.dutch).")
    ]
    if let standing {
      notes.append(
        Localized(en: " It takes the place of \(standing.id).", nl: " Dit komt in plaats van \(standing.id).")
      )
    }
    if point.type == .story, !point.consent { notes += [Localized(verbatim: " "), .withoutConsent(1)] }
    return MarkedPoint(id: record.id, report: report, partner: identity.partner.id, notes: notes)
  }

  /// The points of one report, without what became of them.
  fileprivate func points(of report: Paper) throws -> PointBook {
    let dossier = try snapshot.dossier(of: report, scope: .collected, looksAtTokens: false).dossier
    return PointBook(reports: [dossier], citations: [:])
  }
}

extension Point {
  /// Whether it says what another one does, whatever either takes the place of.
  fileprivate func says(_ other: Point) -> Bool {
    type == other.type && anchor.quote == other.anchor.quote && group == other.group
      && consent == other.consent && organisation == other.organisation && route == other.route
  }
}

extension Anchor {
  /// Whether it points at the same words: in the same text, or in another with the same words around them.
  fileprivate func isSame(as other: Anchor) -> Bool {
    quote == other.quote
      && (blob == other.blob ? range == other.range : prefix == other.prefix && suffix == other.suffix)
  }
}

extension Desk {
  /// The point that somebody names, as it stands now, and its report.
  ///
  /// - Throws: a `Refusal` where there is none, or it was taken back.
  func standingPoint(_ name: String) throws -> (entry: PointBook.Entry, report: Paper) {
    let found = try snapshot.record(withPrefix: name, kinds: [.point])
    let report = try snapshot.paper(named: found.record.header.paper.description)
    let dossier = try snapshot.dossier(of: report, scope: .collected, looksAtTokens: false).dossier
    guard let entry = PointBook(reports: [dossier], citations: [:])[found.record.id] else {
      throw Refusal(
        Localized(
          en: "The point \(found.record.id) was taken back.",
          nl: "Het punt \(found.record.id) is ingetrokken."),
        by: .withdrawn(found.record.id))
    }
    return (entry, report)
  }
}
