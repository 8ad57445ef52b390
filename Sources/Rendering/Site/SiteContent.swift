package import Deliberation

/// All that the pages of a site show besides the editions, which stand there as they were published. A pure value: the same content makes the
/// same bytes, on any machine.
package struct SiteContent: Sendable {
  /// The name of the alliance.
  package var alliance: String
  /// The language of the frame of every page.
  package var language: Language
  /// The program and its version, `beraad 0.1.0`.
  package var tool: String
  /// In the order in which the site lists them.
  package var papers: [SitePaper]
  /// In the order of their days; those without a day last.
  package var meetings: [SiteMeeting]
  /// All points of the workspace.
  package var book: PointBook
  /// Newest first; what has no date last.
  package var news: [SiteText]
  /// What the alliance says of privacy; nil where it says nothing.
  package var privacy: SiteText?
  /// The pages of files and folders of the workspace, which the alliance's own texts may name, by their paths there.
  package var sources: [String: String]

  package init(
    alliance: String, language: Language, tool: String, papers: [SitePaper], meetings: [SiteMeeting],
    book: PointBook, news: [SiteText] = [], privacy: SiteText? = nil, sources: [String: String] = [:]
  ) {
    (self.alliance, self.language, self.tool) = (alliance, language, tool)
    (self.papers, self.meetings, self.book) = (papers, meetings, book)
    (self.news, self.privacy, self.sources) = (news, privacy, sources)
  }
}

/// A paper as its page tells of it.
package struct SitePaper: Sendable {
  package let slug: Slug
  package let title: String
  /// The language of its text, as a tag of BCP 47.
  package let textLanguage: String
  package let kind: String
  package let stage: String
  package let summary: String?
  /// The last day for comments and changes, `2026-01-15`; nil where none was set.
  package let until: String?
  /// Of a report the meeting, as its front matter has it.
  package let meeting: Slug?
  /// Of a report the group or table.
  package let group: String?
  /// Newest first.
  package var editions: [SiteEdition]

  package init(
    slug: Slug, title: String, textLanguage: String, kind: String, stage: String, summary: String? = nil,
    until: String? = nil, meeting: Slug? = nil, group: String? = nil, editions: [SiteEdition] = []
  ) {
    (self.slug, self.title, self.textLanguage) = (slug, title, textLanguage)
    (self.kind, self.stage, self.summary, self.until) = (kind, stage, summary, until)
    (self.meeting, self.group, self.editions) = (meeting, group, editions)
  }

  var isReport: Bool { kind == PaperKind.report.rawValue }
}

/// An edition as the page of its paper tells of it.
package struct SiteEdition: Sendable {
  package let number: Int
  /// The title as it was published.
  package let title: String
  package let record: RecordID
  /// When it was recorded.
  package let at: Instant
  /// The names of its files, as far as the site has them; none where it lacks the edition.
  package var files: Set<String>
  /// What was answered to it.
  package let responses: [ResponseThread]

  package init(
    number: Int, title: String, record: RecordID, at: Instant, files: Set<String>,
    responses: [ResponseThread] = []
  ) {
    (self.number, self.title, self.record, self.at) = (number, title, record, at)
    (self.files, self.responses) = (files, responses)
  }
}

/// A meeting as its page tells of it.
package struct SiteMeeting: Sendable {
  package let meeting: AllianceMeeting
  /// The polls that are or were open there.
  package let polls: [Poll]

  package init(_ meeting: AllianceMeeting, polls: [Poll] = []) {
    (self.meeting, self.polls) = (meeting, polls)
  }

  var id: Slug { meeting.meeting.id }

  /// A poll at a meeting: what is asked, and never a figure.
  package struct Poll: Sendable {
    package let paper: Slug
    package let question: String
    package let isClosed: Bool

    package init(paper: Slug, question: String, isClosed: Bool) {
      (self.paper, self.question, self.isClosed) = (paper, question, isClosed)
    }
  }
}
