import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

/// What a site is to have: a function of one commit of main.
struct SitePlan {
  let commit: ObjectID
  /// The content of its pages, as if it had every edition.
  let content: SiteContent
  let editions: [PlannedEdition]
  /// What cannot be on it, or stands there otherwise than somebody wrote it: one sentence each.
  let problems: [Localized]

  /// An edition of a paper.
  struct PlannedEdition {
    let paper: Slug
    let edition: Edition

    var number: Int { edition.number }
    var folder: String { SitePath.edition(edition.number, of: paper) }

    /// The paths of its files on the site, with their hashes.
    var files: [String: String] {
      Dictionary(uniqueKeysWithValues: edition.files.map { ("\(folder)/\($0.key)", $0.value) })
    }
  }

  init(_ snapshot: Snapshot) throws {
    var reader = try SiteReader(snapshot)
    let papers = try reader.papers()
    let (news, privacy) = try reader.texts()
    let meetings = try reader.meetings()
    commit = snapshot.commit
    content = SiteContent(
      alliance: snapshot.roster.alliance, language: snapshot.roster.language, tool: Tool.name,
      papers: papers, meetings: meetings, book: try snapshot.pointBook(scope: .collected),
      news: news, privacy: privacy,
      sources: Self.sources(papers, meetings, news))
    editions = reader.editions
    problems =
      reader.problems
      + content.deadLinks.map { source, link in
        Localized(
          en:
            "\(source): the link to '\(link)' leads to nothing of the site, and its words stand there without it.",
          nl:
            "\(source): de link naar '\(link)' leidt op de site nergens heen; de woorden staan er zonder link."
        )
      }
  }

  /// The pages of what lies in the workspace, by its path there.
  private static func sources(
    _ papers: [SitePaper], _ meetings: [SiteMeeting], _ news: [SiteText]
  ) -> [String: String] {
    var pages = [
      Layout.privacy: SitePath.privacy, Layout.news: SitePath.news, Layout.meetings: SitePath.meetings,
    ]
    for paper in papers {
      pages[Layout.draft(of: paper.slug)] = SitePath.paper(paper.slug)
      pages[Layout.folder(of: paper.slug)] = SitePath.paper(paper.slug)
      for edition in paper.editions {
        pages["\(Layout.editions(of: paper.slug))/\(edition.number)"] =
          "\(SitePath.edition(edition.number, of: paper.slug))/\(SitePath.index)"
      }
    }
    for meeting in meetings {
      let file = Layout.meeting(meeting.meeting.meeting.id)
      pages[file] = SitePath.meeting(meeting.meeting.meeting.id)
      pages[file.split(separator: "/").dropLast().joined(separator: "/")] = pages[file]
    }
    for text in news { pages[text.source] = SitePath.news(text.name) }
    return pages
  }

  /// The pages of a site that has only some files of editions.
  ///
  /// - Parameter present: the paths of those that it has.
  func pages(with present: Set<String>) -> [SiteFile] {
    var content = content
    for paper in content.papers.indices {
      let slug = content.papers[paper].slug
      for edition in content.papers[paper].editions.indices {
        let folder = SitePath.edition(content.papers[paper].editions[edition].number, of: slug)
        content.papers[paper].editions[edition].files = content.papers[paper].editions[edition].files.filter {
          present.contains("\(folder)/\($0)")
        }
      }
    }
    return content.files(digest: SHA256.hex)
  }
}

/// Reads from one commit of main what a site shows.
private struct SiteReader {
  let snapshot: Snapshot
  private let history: MainHistory
  private(set) var editions: [SitePlan.PlannedEdition] = []
  private(set) var problems: [Localized] = []

  private var repository: Repository { snapshot.workspace.repository }

  init(_ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    history = try snapshot.history()
  }

  // MARK: Papers

  /// Those with editions first, the newest edition before others.
  mutating func papers() throws -> [SitePaper] {
    problems += try snapshot.faultyDrafts().map(\.explanation.sentence)
    let papers = try snapshot.soundPapers().map { try paper($0) }
    func day(_ paper: SitePaper) -> Int64 { paper.editions.first?.at.seconds ?? .min }
    return papers.enumerated().sorted {
      (day($1.element), $0.offset) < (day($0.element), $1.offset)
    }.map(\.element)
  }

  private mutating func paper(_ slug: Slug) throws -> SitePaper {
    let paper = try snapshot.paper(named: slug.description)
    let loaded = try snapshot.dossier(of: paper, scope: .collected, looksAtTokens: false)
    problems += loaded.problems
    let responses = Dictionary(grouping: loaded.dossier.responses, by: \.response.edition)
    let numbers = loaded.dossier.editionNumbers.reversed()
    let editions = try numbers.compactMap { number in
      try loaded.dossier.editions(numbered: number).holds.flatMap {
        try edition($0, of: slug, responses[number] ?? [])
      }
    }
    let summary = paper.frontMatter["summary"]
    return SitePaper(
      slug: slug, title: paper.title, textLanguage: paper.textLanguage ?? snapshot.roster.language.rawValue,
      kind: paper.frontMatter["kind"] ?? "", stage: paper.frontMatter["stage"] ?? "",
      summary: summary?.isEmpty == true ? nil : summary, until: paper.deadline?.day,
      meeting: paper.frontMatter["meeting"].flatMap { Slug($0) }, group: paper.frontMatter["group"],
      editions: editions)
  }

  /// An edition that the site can have; nil for one that it cannot.
  private mutating func edition(
    _ filed: Filed, of paper: Slug, _ responses: [ResponseThread]
  ) throws -> SiteEdition? {
    guard case .edition(let edition) = filed.record.body else { return nil }
    guard history.contains(edition.commit) else {
      problems.append(
        [edition.leftBehind(of: paper), edition.remedyForLeftBehind(of: paper).map(\.capitalizedFirst)]
          .joined(separator: " "))
      return nil
    }
    guard edition.files.keys.allSatisfy(EditionFolder.isOurs) else {
      problems.append(
        Localized(
          en: "Edition \(edition.number) of \(paper) names a file that no edition has, and is left out.",
          nl: "Editie \(edition.number) van \(paper) noemt een bestand dat geen editie heeft, en blijft weg.")
      )
      return nil
    }
    editions.append(SitePlan.PlannedEdition(paper: paper, edition: edition))
    let text = try repository.blob(at: Layout.draft(of: paper), in: edition.commit) ?? []
    return SiteEdition(
      number: edition.number, title: FrontMatter(text)["title"] ?? paper.description,
      record: filed.record.id, at: filed.record.header.at, files: Set(edition.files.keys),
      responses: responses)
  }

  // MARK: Meetings

  /// In the order of their days; those without a day last. Of polls only what was opened, and never a figure.
  mutating func meetings() throws -> [SiteMeeting] {
    let book = try MeetingBook(snapshot)
    problems += book.problems
    let meetings = book.entries.map { entry in
      SiteMeeting(
        entry.meeting,
        polls: entry.polls.filter { $0.stage != "draft" }.compactMap { poll in
          Slug(poll.name.paper).map {
            SiteMeeting.Poll(paper: $0, question: poll.question, isClosed: poll.stage == "closed")
          }
        })
    }
    func day(_ meeting: SiteMeeting) -> String { meeting.meeting.meeting.date ?? "~" }
    return meetings.enumerated().sorted {
      (day($0.element), $0.offset) < (day($1.element), $1.offset)
    }.map(\.element)
  }

  // MARK: The alliance's own texts

  /// The largest text, in bytes.
  private static let most = 1_000_000

  mutating func texts() throws -> (news: [SiteText], privacy: SiteText?) {
    var taken: Set<Slug> = []
    var news: [SiteText] = []
    for entry in try newsFiles() {
      let base = String(entry.name.dropLast(".md".count))
      guard let name = Slug.made(of: [base], besides: taken)[0],
        let text = try text(entry, named: name, date: Deadline(String(base.prefix(10)))?.day)
      else { continue }
      taken.insert(name)
      if text.date == nil {
        problems.append(
          Localized(
            en:
              "\(entry.path) has no date, so it is not in the feed: put a line 'date: 2026-01-15' in its front matter.",
            nl:
              "\(entry.path) heeft geen datum, en staat dus niet in de feed: zet een regel 'date: 2026-01-15' in de gegevens bovenaan."
          ))
      }
      news.append(text)
    }
    let sorted = news.sorted { ($1.date ?? "", $0.name) < ($0.date ?? "", $1.name) }
    let privacy = try repository.entry(at: Layout.privacy, in: snapshot.commit)
    guard let entry = privacy, let name = Slug("privacy") else { return (sorted, nil) }
    return (sorted, try text(entry, named: name, date: nil))
  }

  private func newsFiles() throws -> [TreeEntry] {
    guard try repository.entry(at: Layout.news, in: snapshot.commit)?.kind == .tree else { return [] }
    return try repository.entries(of: Layout.news, in: snapshot.commit).filter { $0.name.hasSuffix(".md") }
  }

  /// A text; nil for what is no plain file, or too long.
  private mutating func text(_ entry: TreeEntry, named name: Slug, date: String?) throws -> SiteText? {
    guard entry.kind == .blob, try repository.blobSize(entry.id) <= Self.most else {
      problems.append(
        Localized(
          en: "\(entry.path) is no plain file of at most \(Self.most) bytes, and is left out.",
          nl: "\(entry.path) is geen gewoon bestand van hoogstens \(Self.most) bytes, en blijft weg."))
      return nil
    }
    return SiteText(name: name, source: entry.path, bytes: try repository.blob(entry.id), date: date)
  }
}
