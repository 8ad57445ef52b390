import Deliberation
import Git
import Prose
import Storage

/// What changed since the last issue, as the beginning of the next.
struct IssueDraft {
  let title: String
  let language: Language
  let date: String
  /// The day from which on things are new; nil where all are.
  let since: String?
  let desk: Desk

  func markdown() throws -> String {
    var parts = [head + remark]
    let now = desk.context.now()
    var (polls, deadlines, editions): ([String], [String], [(at: String, line: String)]) = ([], [], [])
    for slug in try desk.snapshot.soundPapers() {
      let dossier = try desk.openDossier(of: slug.description).dossier
      let paper = dossier.paper
      guard !paper.isReport else { continue }
      polls += dossier.pollFiles.filter { $0.stage == "open" }.map { line(of: $0.poll, in: paper, at: now) }
      if paper.frontMatter["stage"] != PaperStage.final.rawValue, let until = paper.deadline,
        !until.isPast(at: now)
      {
        deadlines.append(
          "- \(link(paper.title, Layout.draft(of: slug))) (\(words("tot en met", "until")) \(language.date(until.day)))"
        )
      }
      editions += newEditions(of: dossier)
    }
    parts += section(words("Peilingen die open zijn", "Polls that are open"), polls)
    parts += section(words("Reageren kan nog", "Still open for comments"), deadlines)
    parts += section(
      words("Nieuw gepubliceerd", "Newly published"), editions.sorted { $0.at < $1.at }.map(\.line))
    parts += section(words("Bijeenkomsten", "Meetings"), try meetings(from: now.date))
    return parts.joined(separator: "\n")
  }

  private var head: String {
    String(
      decoding: FrontMatter.setting([("title", title), ("date", date), ("lang", language.rawValue)], in: []),
      as: UTF8.self)
  }

  private var remark: String {
    let from = since.map { language.date($0) }
    return words(
      "<!-- Schrijf hier wat u wilt vertellen. Wat hieronder staat, is er\(from.map { " sinds \($0)" } ?? "") bijgekomen of nog open; haal weg wat niet hoeft. -->",
      "<!-- Write here what you want to tell. What stands below came\(from.map { " since \($0)" } ?? "") or is open still; take out what need not be told. -->"
    ) + "\n"
  }

  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["## \(heading)\n", lines.joined(separator: "\n") + "\n"]
  }

  private func line(of poll: Poll, in paper: Paper, at now: Instant) -> String {
    let place = Layout.definition(ofPoll: poll.id, of: paper.slug)
    let until = poll.deadline.flatMap { $0.isPast(at: now) ? nil : $0 }.map {
      ", \(words("tot en met", "until")) \(language.date($0.day))"
    }
    return "- \(link(poll.question, place)) (\(MarkdownWords.plain(paper.title))\(until ?? ""))"
  }

  private func newEditions(of dossier: Dossier) -> [(at: String, line: String)] {
    dossier.editionNumbers.compactMap { number in
      guard let record = dossier.editions(numbered: number).holds?.record else { return nil }
      let day = record.header.at.date
      // Of the day of the last issue nobody can tell which came first.
      guard since.map({ day >= $0 }) ?? true else { return nil }
      let name = words(
        "editie \(number) van \(dossier.paper.title)", "edition \(number) of \(dossier.paper.title)")
      let place = "\(Layout.editions(of: dossier.paper.slug))/\(number)/"
      return (record.header.at.rfc3339, "- \(link(name.capitalizedFirst, place)) (\(language.date(day)))")
    }
  }

  private func meetings(from today: String) throws -> [String] {
    try MeetingBook(desk.snapshot).entries.map(\.meeting)
      .compactMap { meeting in meeting.meeting.date.map { (day: $0, meeting: meeting) } }
      .filter { $0.day >= today }.sorted { $0.day < $1.day }
      .map { day, meeting in
        let place = meeting.place.map { ", \(MarkdownWords.plain($0))" } ?? ""
        return
          "- \(link(meeting.meeting.title, Layout.meeting(meeting.meeting.id))), \(language.date(day))\(place)"
      }
  }

  /// A link from the folder of issues.
  private func link(_ words: String, _ path: String) -> String {
    "[\(MarkdownWords.plain(words))](../\(path))"
  }

  private func words(_ dutch: String, _ english: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }
}
