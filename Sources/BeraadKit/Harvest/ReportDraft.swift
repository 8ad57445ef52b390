import Deliberation
import Git
import Prose
import Rendering
import Storage
import Word

/// A report as it is to be, and what of it becomes a point.
struct ReportDraft {
  let meeting: AllianceMeeting
  let group: String?
  /// Nil where the report is there already.
  var text: [UInt8]?
  /// What it was made of, for the commit; nil where that says nothing.
  var origin: String?
  var pictures: [(name: String, bytes: [UInt8])] = []
  /// In bytes of the report.
  var marks: [ReportMark]
  /// Headings and groups with nothing below them.
  var empty: [String] = []
  var notes: [Localized] = []
  /// What may lead to a person.
  var personal: [PersonalDatum] = []
}

extension HarvestWish {
  /// Reads what is given, before any lock is taken.
  func draft(of slug: Slug, at desk: Desk) throws -> ReportDraft {
    guard let source else { return try draft(of: desk.snapshot.paper(named: slug.description), at: desk) }
    guard let name = meeting else {
      throw Refusal(
        Localized(en: "Say of which meeting the report is.", nl: "Zeg van welke bijeenkomst het verslag is."),
        hints: [Localized(en: "with: --meeting NAME", nl: "met: --meeting NAAM")])
    }
    let meeting = try desk.meeting(named: name)
    let group = try group.map { try meeting.mustHave(group: $0) }
    let language = desk.roster.language
    let (body, unfinished) = try read(source, meeting, group, language)
    var draft = unfinished
    let title = try self.title.map { text throws(Refusal) in
      try GivenText.checkLine(text, what: Localized(en: "a title", nl: "een titel"))
    }
    let named = [meeting.meeting.title, group].compactMap(\.self).joined(separator: ", ")
    let text = FrontMatter.setting(
      [
        ("title", title ?? FrontMatter(body)["title"] ?? named), ("kind", PaperKind.report.rawValue),
        ("lang", FrontMatter(body).language ?? language.rawValue), ("stage", PaperStage.draft.rawValue),
        ("meeting", meeting.meeting.id.description),
      ] + (group.map { [("group", $0)] } ?? []), in: body)
    if case .table = source {
      let shift = text.count - body.count
      for index in draft.marks.indices {
        let range = draft.marks[index].range
        draft.marks[index].range = range.lowerBound + shift..<range.upperBound + shift
      }
    } else {
      let reader = ReportReader(text, groupsOf: meeting)
      (draft.marks, draft.empty) = (reader.marks, reader.empty)
    }
    draft.text = text
    draft.finish(in: text, group: group, hasConsent: hasConsent)
    return draft
  }

  /// Of a report that is there.
  private func draft(of paper: Paper, at desk: Desk) throws -> ReportDraft {
    guard paper.isReport else {
      throw Refusal(
        Localized(en: "\(paper.slug) is no report.", nl: "\(paper.slug) is geen verslag."),
        hints: [
          Localized(
            en: "what is one says so in its front matter: kind: report",
            nl: "een verslag zegt dat bovenaan het bestand: kind: report")
        ])
    }
    guard let name = meeting ?? paper.frontMatter["meeting"] else {
      throw Refusal(
        Localized(
          en: "\(paper.slug) does not say of which meeting it is.",
          nl: "\(paper.slug) zegt niet van welke bijeenkomst het is."),
        hints: [Localized(en: "say it with: --meeting NAME", nl: "zeg het met: --meeting NAAM")])
    }
    let meeting = try desk.meeting(named: name)
    let group = try (group ?? paper.frontMatter["group"]).map { try meeting.mustHave(group: $0) }
    let reader = ReportReader(paper.text, groupsOf: meeting)
    var draft = ReportDraft(meeting: meeting, group: group, marks: reader.marks, empty: reader.empty)
    draft.finish(in: paper.text, group: group, hasConsent: hasConsent)
    // What the report has was looked at when it came in.
    draft.personal = []
    return draft
  }

  private func read(
    _ source: Source, _ meeting: AllianceMeeting, _ group: String?, _ language: Language
  ) throws -> (body: [UInt8], draft: ReportDraft) {
    var draft = ReportDraft(meeting: meeting, group: group, marks: [])
    switch source {
    case .markdown(let bytes):
      let (text, note) = try ReportText.utf8(bytes)
      draft.notes = [note].compactMap(\.self)
      guard text.contains(where: { !" \n\t".utf8.contains($0) }) else {
        throw Refusal(Localized(en: "The report is empty.", nl: "Het verslag is leeg."), by: .empty)
      }
      return (text, draft)
    case .table(let bytes):
      let (text, note) = try ReportText.utf8(bytes)
      draft.notes = [note].compactMap(\.self)
      let table = try ReportTable(text, groupsOf: meeting, in: language)
      (draft.marks, draft.empty) = (table.marks, table.empty)
      return (table.text, draft)
    case .word(let bytes):
      let bytes = try MailMessage.wordFile(in: bytes)
      let file = try WordFile(bytes)
      guard file.stories.flatMap(\.changes).isEmpty, file.comments.isEmpty else { throw Self.hasChanges }
      let converted = ConvertedPaper(file, pictures: try file.pictures(in: bytes))
      draft.pictures = converted.pictures.sorted { $0.key < $1.key }.map { ($0.key, $0.value.bytes) }
      draft.origin = "Its SHA-256 is \(SHA256.hex(bytes))."
      guard converted.markdown.contains(where: { !$0.isWhitespace }) else {
        throw Refusal(
          Localized(en: "This Word file has no text.", nl: "In dit Word-bestand staat geen tekst."),
          by: .empty)
      }
      return (Array(converted.markdown.utf8), draft)
    }
  }

  private static let hasChanges = Refusal(
    Localized(
      en: "This Word file has tracked changes or comments in it, and nobody says whose they are.",
      nl: "In dit Word-bestand staan bijgehouden wijzigingen of opmerkingen, en niemand zegt van wie."),
    hints: [
      Localized(
        en: "accept or reject them in Word, and take the comments away",
        nl: "accepteer of weiger ze in Word, en haal de opmerkingen weg")
    ])
}

extension ReportDraft {
  /// Gives what was found its group and consent, and looks for what may lead to a person.
  fileprivate mutating func finish(in text: [UInt8], group: String?, hasConsent: Bool) {
    for index in marks.indices {
      marks[index].group = marks[index].group ?? group
      if marks[index].type == .story { marks[index].consent = marks[index].consent ?? hasConsent }
    }
    personal = PersonalData.found(in: String(decoding: text, as: UTF8.self))
    for mark in marks {
      let words = String(decoding: text[mark.range], as: UTF8.self)
      if mark.type == .story { personal += PersonalData.names(in: words) }
      if let organisation = mark.organisation { personal += PersonalData.names(in: organisation) }
    }
  }
}
