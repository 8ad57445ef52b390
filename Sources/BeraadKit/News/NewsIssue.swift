package import Deliberation
import Git
import Prose
import Rendering
import Storage

/// An issue of the newsletter: a file of Markdown of the workspace, with its title at its head.
package struct NewsIssue: Sendable {
  package let id: Slug
  package let title: String
  package let language: Language
  /// Its day; nil where it says none.
  package let date: String?
  let text: [UInt8]

  init(_ id: Slug, _ text: [UInt8], _ roster: Roster) throws(StorageError) {
    try Snapshot.checkText(text, path: Layout.issue(id))
    let head = FrontMatter(text)
    (self.id, self.text) = (id, text)
    title = head["title"] ?? id.description
    language = head.language.flatMap(Language.init(tag:)) ?? roster.language
    date = head["date"].flatMap(Deadline.init)?.day
  }

  /// The two forms of it that a mail has.
  package struct Forms: Encodable, Sendable {
    package let title: String
    package let text: String
    package let html: String
  }

  /// - Parameters:
  ///   - site: where the alliance's own site is, for links into it; where it is nil their words stand without a link.
  ///   - alliance: who writes.
  ///   - leaving: the link by which whoever gets it leaves the list.
  package func forms(site: String?, alliance: String, leaving: String) -> Forms {
    Template(self, site: site, alliance: alliance).forms(leaving: leaving)
  }

  /// An issue made ready to be sent to many, each with a link of their own.
  package struct Template: Sendable {
    package let title: String
    private let leave: String
    private let text: OutgoingMail.Part.Head
    private let html: OutgoingMail.Part.Head

    package init(_ issue: NewsIssue, site: String?, alliance: String) {
      let letter = LetterText(issue.text, under: issue.title) { link in
        site.flatMap { site in NewsIssue.page(of: link).map { "\(site)/\($0)" } }
      }
      let why = Localized(
        en: "You get this since you asked for the newsletter of\n\(alliance).",
        nl: "U krijgt dit omdat u zich aanmeldde voor de nieuwsbrief van\n\(alliance).")[issue.language]
      title = issue.title
      leave = Localized(en: "Unsubscribe", nl: "Afmelden")[issue.language]
      text = .init("\(title)\n\n\(letter.text)-- \n\(why)\n\n")
      html = .init(LetterPage.head(title: title, language: issue.language, body: letter.html, why: why))
    }

    package func forms(leaving: String) -> Forms {
      Forms(
        title: title, text: text.text + end(leaving), html: html.text + LetterPage.end(leave, leaving))
    }

    /// The same as parts of a message.
    package func parts(leaving: String) -> [OutgoingMail.Part] {
      [
        .init("text/plain", text, end(leaving)),
        .init("text/html", html, LetterPage.end(leave, leaving)),
      ]
    }

    private func end(_ leaving: String) -> String { "\(leave): \(leaving)\n" }
  }

  /// Where the alliance's own site has what a link names, written from the folder of issues.
  private static func page(of link: String) -> String? {
    let address = link.prefix { $0 != "#" && $0 != "?" }
    guard !address.hasPrefix("/") else { return nil }
    var parts = [Layout.news]
    for part in address.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return page(of: parts)
  }

  /// The same of the parts of a path of the workspace; nil for what has no page there.
  private static func page(of parts: [String]) -> String? {
    guard parts.count > 1, let id = Slug(parts[1]) else { return nil }
    let page: String
    switch parts[0] {
    case Layout.meetings: page = SitePath.meeting(id)
    case Layout.papers:
      if parts.count > 3, parts[2] == "editions", let number = Int(parts[3]) {
        page = SitePath.edition(number, of: id) + "/" + SitePath.index
      } else {
        page = SitePath.paper(id)
      }
    default: return nil
    }
    // A web host has the page by its folder.
    return String(page.dropLast(SitePath.index.count))
  }
}

extension Context {
  /// An issue as main has it.
  ///
  /// - Throws: a `Refusal` with near names where there is none.
  package func newsIssue(_ name: String) throws -> (issue: NewsIssue, alliance: String) {
    let desk = try Desk(self)
    guard let id = Slug(name),
      let entry = try desk.repository.entry(at: Layout.issue(id), in: desk.snapshot.commit),
      entry.kind == .blob
    else {
      throw Refusal.unknown(
        .issue, String(name.prefix(64)), among: try desk.issues().map(\.id.description))
    }
    return (try NewsIssue(id, desk.repository.blob(entry.id), desk.roster), desk.roster.alliance)
  }

  /// An issue as somebody has it in a file, before it is on main.
  package func newsIssue(_ name: String, reading text: [UInt8]) throws -> (issue: NewsIssue, alliance: String)
  {
    let roster = try Desk(self).roster
    return (try NewsIssue(Slug.parse(name, as: .issue), text, roster), roster.alliance)
  }
}

extension Desk {
  /// All issues of main that are text, by name.
  func issues() throws -> [NewsIssue] {
    guard try repository.entry(at: Layout.news, in: snapshot.commit)?.kind == .tree else { return [] }
    return try repository.entries(of: Layout.news, in: snapshot.commit).compactMap { entry in
      guard entry.kind == .blob, entry.name.hasSuffix(".md"), let id = Slug(String(entry.name.dropLast(3)))
      else { return nil }
      return try? NewsIssue(id, repository.blob(entry.id), roster)
    }
  }
}
