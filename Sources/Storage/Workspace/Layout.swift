package import Deliberation
package import ObjectIDs

/// Where everything lies in a workspace: the one place that knows a path.
package enum Layout {
  // MARK: In the work tree

  package static let roster = "reviewers.json"

  /// A text that a record was made on and that no draft of main has had.
  package static func text(_ blob: ObjectID, of paper: Slug) -> String {
    "\(folder(of: paper))/texts/\(blob)"
  }

  /// The folder of all papers.
  package static let papers = "papers"

  package static func folder(of paper: Slug) -> String { "\(papers)/\(paper)" }

  package static func draft(of paper: Slug) -> String { "\(folder(of: paper))/paper.md" }

  /// The lines of git's attributes that have drafts, the roster, polls and meetings merged by the driver of that name.
  package static let attributes = [
    "\(papers)/*/paper.md", roster, "\(papers)/*/polls/*/\(definitionName)", "\(meetings)/*/\(meetingName)",
  ].map { "\($0) merge=beraad" }

  /// The folder of a paper's editions.
  package static func editions(of paper: Slug) -> String { "\(folder(of: paper))/editions" }

  /// The folder of a paper's polls.
  package static func polls(of paper: Slug) -> String { "\(folder(of: paper))/polls" }

  /// A poll with all that is recorded about it.
  package static func folder(ofPoll poll: Slug, of paper: Slug) -> String { "\(polls(of: paper))/\(poll)" }

  package static func definition(ofPoll poll: Slug, of paper: Slug) -> String {
    "\(folder(ofPoll: poll, of: paper))/\(definitionName)"
  }

  package static func opening(_ opening: RecordID, of poll: Slug, on paper: Slug) -> String {
    "\(folder(ofPoll: poll, of: paper))/\(opening).json"
  }

  private static let definitionName = "poll.json"

  /// The path of the definition of a poll that is named PAPER/POLL; nil where that names none.
  static func definition(named name: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { Slug(String($0)) }
    guard parts.count == 2, let paper = parts[0], let poll = parts[1] else { return nil }
    return definition(ofPoll: poll, of: paper)
  }

  /// The folder of a report's points.
  static func points(of paper: Slug) -> String { "\(folder(of: paper))/points" }

  /// The folder of all meetings.
  package static let meetings = "meetings"

  /// What the alliance keeps of a meeting.
  package static func meeting(_ id: Slug) -> String { "\(meetings)/\(id)/\(meetingName)" }

  private static let meetingName = "meeting.json"

  /// The folder of the alliance's news: a file of Markdown an issue, for its newsletter and its site.
  package static let news = "news"

  /// An issue of the news.
  package static func issue(_ id: Slug) -> String { "\(news)/\(id).md" }

  /// What the alliance says of privacy on its site.
  package static let privacy = "privacy.md"

  /// The names of the folders of a paper in which records and texts lie.
  package static let foldersOfPaper = partnersFolders + ["decisions", "polls", "editions", "texts", "points"]

  /// The folders that hold one folder for each partner.
  static let partnersFolders = ["comments", "amendments"]

  /// The folders of a paper that are a partner's own.
  ///
  /// - Parameter polls: the names of the polls there are.
  static func folders(of partner: Slug, paper: Slug, polls: [String]) -> [String] {
    partnersFolders.map { "\(folder(of: paper))/\($0)/\(partner)" }
      + polls.map { "\(Layout.polls(of: paper))/\($0)/votes/\(partner)" }
  }

  /// The path of a record from the root of the workspace: a pure function of the record.
  package static func path(of record: Record) -> String {
    let folder = folder(of: record.header.paper)
    let (partner, id) = (record.header.partner, record.id)
    func inPoll(_ poll: Slug, _ rest: String) -> String {
      "\(self.folder(ofPoll: poll, of: record.header.paper))/\(rest)"
    }
    switch record.body {
    case .comment, .reply: return "\(folder)/comments/\(partner)/\(id.fan)/\(id).json"
    case .amendment: return "\(folder)/amendments/\(partner)/\(id.fan)/\(id).json"
    case .withdrawal(let body):
      if isOfReport(body.of.record) { return "\(points(of: record.header.paper))/\(id).json" }
      if body.of.record.description.first == Record.Kind.response.letter {
        return "\(editions(of: record.header.paper))/\(id).json"
      }
      let kind = body.of.record.description.hasPrefix("a") ? "amendments" : "comments"
      return "\(folder)/\(kind)/\(partner)/\(id.fan)/\(id).json"
    case .decision: return "\(folder)/decisions/\(id).json"
    case .opening(let body): return inPoll(body.poll, "\(id).json")
    case .closing(let body): return inPoll(body.poll, "\(id).json")
    case .vote(let body): return inPoll(body.poll, "votes/\(partner)/\(id).json")
    case .count(let body): return inPoll(body.poll, "meetings/\(body.meeting)/\(id).json")
    case .ballots(let body): return inPoll(body.poll, "meetings/\(body.meeting)/\(id).json")
    case .tie(let body): return inPoll(body.poll, "items/\(id).json")
    case .edition(let body): return "\(editions(of: record.header.paper))/\(body.number)/\(id).json"
    case .point, .link: return "\(points(of: record.header.paper))/\(id).json"
    case .response(let body): return "\(editions(of: record.header.paper))/\(body.edition)/\(id).json"
    }
  }

  private static func isOfReport(_ id: RecordID) -> Bool {
    Record.Kind.allCases.contains { $0.isOfReport && $0.letter == id.description.first }
  }

  /// Where the sheet of ballots lies: beside its record.
  package static func sheet(of record: Record) -> String { path(of: record).dropLast("json".count) + "csv" }

  /// Whether a path is that of a text that main keeps for the records that are about it.
  package static func isText(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 4 && parts[0] == papers && parts[2] == "texts"
  }

  /// Whether a path is that of a record, by its name: a JSON file of a paper that is no definition of a poll.
  package static func isRecord(_ path: String) -> Bool {
    path.hasPrefix("\(papers)/") && path.hasSuffix(".json") && !isDefinition(path)
  }

  /// Whether a path is that of a sheet of ballots, which lies beside the record that names it.
  package static func isSheet(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 7 && parts[0] == papers && parts[2] == "polls" && parts[4] == "meetings"
      && parts[6].hasSuffix(".csv")
  }

  /// Whether a path is one at which a record of ballots can lie, with its sheet beside it.
  package static func isBesideSheet(_ path: String) -> Bool {
    isRecord(path) && isSheet(path.dropLast("json".count) + "csv")
  }

  /// The record that a sheet of ballots lies beside.
  package static func record(ofSheet path: String) -> String { path.dropLast("csv".count) + "json" }

  /// The partner in whose own folder a record lies; nil for what lies in nobody's, such as a decision.
  package static func partner(ofRecord path: String) -> Slug? {
    let parts = path.split(separator: "/")
    guard parts.first.map({ $0 == papers }) == true else { return nil }
    if parts.count == 6, partnersFolders.contains(String(parts[2])) { return Slug(String(parts[3])) }
    return isVote(parts) ? Slug(String(parts[5])) : nil
  }

  /// The poll, as PAPER/POLL, that a record is a vote in; nil for any other path.
  package static func poll(ofVote path: String) -> String? {
    let parts = path.split(separator: "/")
    return isVote(parts) ? "\(parts[1])/\(parts[3])" : nil
  }

  private static func isVote(_ parts: [Substring]) -> Bool {
    parts.count == 7 && parts[0] == papers && parts[2] == "polls" && parts[4] == "votes"
  }

  /// Whether a path is one that Beraad writes: the roster, a meeting, or anything of a paper.
  package static func isOurs(_ path: String) -> Bool {
    path == roster || path.hasPrefix("\(papers)/") || isMeeting(path)
  }

  /// Whether a path is that of a meeting. Anything else in that folder is the alliance's own.
  package static func isMeeting(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 3 && parts[0] == meetings && parts[2] == meetingName
      && Slug(String(parts[1])) != nil
  }

  /// All definitions of polls, as a pathspec of git.
  package static let definitions = "\(papers)/*/polls/*/\(definitionName)"

  /// Whether a path is that of a poll's definition, by its name.
  package static func isDefinition(_ path: String) -> Bool { path.hasSuffix("/\(definitionName)") }

  /// The paper in whose folder a path lies; nil where it lies in none.
  package static func paper(of path: String) -> Slug? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == papers ? Slug(String(parts[1])) : nil
  }

  /// The paper whose draft a path is; nil where it is none.
  package static func paper(ofDraft path: String) -> Slug? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == papers, parts[2] == "paper.md" else { return nil }
    return Slug(String(parts[1]))
  }

  // MARK: Branches

  /// The folder of all partners' branches; a branch of that very name leaves them no room.
  package static let partnersReference = "refs/heads/partners"
  static let partnerPrefix = partnersReference + "/"
  static let remotePrefix = "refs/remotes/"

  /// The full name of the branch that a partner's records go to.
  package static func reference(of partner: Slug) -> String { "\(partnerPrefix)\(partner)" }

  /// A branch by its short name, as a remote had it when it was last fetched.
  package static func reference(of branch: String, at remote: String) -> String {
    "\(remotePrefix)\(remote)/\(branch)"
  }

  /// All partners' branches by their short names, as git writes a pattern.
  package static let partnersBranches = "partners/*"

  /// The branches that keep what main was in a clone before it followed one that was rewritten: none of them is ever main.
  package static let keptBranches = "kept/"
  static let keptPrefix = "refs/heads/" + keptBranches

  /// The short name of a partner's branch.
  package static func branch(of partner: Slug) -> String { "partners/\(partner)" }

  /// Where the branches stand that a file brought, until main has them: a folder for each file.
  package static let broughtPrefix = "refs/beraad/brought/"

  /// The partner whose branch a reference is, here, as one of these remotes has it or as a file brought it; nil where
  /// it is none. A branch `anything/partners/<partner>` of a remote is nobody's.
  static func partner(ofReference name: String, remotes: [String]) -> (slug: Slug?, name: String)? {
    var prefixes = [partnerPrefix] + remotes.map { "\(remotePrefix)\($0)/partners/" }
    if name.hasPrefix(broughtPrefix) {
      prefixes.append(broughtPrefix + name.dropFirst(broughtPrefix.count).prefix { $0 != "/" } + "/partners/")
    }
    guard let prefix = prefixes.first(where: name.hasPrefix) else { return nil }
    let rest = String(name.dropFirst(prefix.count))
    return (Slug(rest), rest)
  }

  // MARK: Beside the repository: nowhere else, and sent nowhere

  /// The address file for invitations, beside the history of one clone.
  package static func addresses(in gitFolder: String) -> String { "\(gitFolder)/beraad-addresses.json" }

  /// Who the people are behind the opaque ids.
  static func register(in gitFolder: String) -> String { "\(gitFolder)/beraad-people.json" }

  // MARK: Beside the repository: derived, and deletable at any time

  private static func derived(_ gitFolder: String, _ name: String) -> String { "\(gitFolder)/beraad/\(name)" }

  /// What was derived from the commits of the history.
  package static func history(in gitFolder: String) -> String { derived(gitFolder, "history") }

  /// What commits say of who made them.
  package static func signatures(in gitFolder: String) -> String { derived(gitFolder, "signatures") }

  /// The keys that main ever named, as git reads them.
  package static func allowedSigners(in gitFolder: String) -> String {
    derived(gitFolder, "allowed_signers")
  }

  /// Which commits brought in the records whose place in the order hangs on that.
  static func introductions(in gitFolder: String) -> String { derived(gitFolder, "introductions") }

  /// Who was ever forgotten.
  static func forgotten(in gitFolder: String) -> String { derived(gitFolder, "forgotten") }

  /// Which of two branches goes on from the other.
  static func descent(in gitFolder: String) -> String { derived(gitFolder, "descent") }

  /// What a host had when it was asked for main and the partners' branches at once.
  static func heard(in gitFolder: String) -> String { derived(gitFolder, "heard") }

  /// That a host had no main when it was last asked, and had one before.
  static func lost(in gitFolder: String) -> String { derived(gitFolder, "lost") }

  /// What was said to be mailed to the partners, and the host did not have yet.
  static func untold(in gitFolder: String) -> String { derived(gitFolder, "untold") }

  /// What is open of a paper.
  static func open(of paper: Slug, in gitFolder: String) -> String { derived(gitFolder, "open/\(paper)") }

  /// What the sheets of the ballots of a definition add up to.
  static func sheets(of definition: ObjectID, in gitFolder: String) -> String {
    derived(gitFolder, "sheets/\(definition)")
  }

  /// What was found about the words of files.
  package static func attribution(in gitFolder: String) -> String { derived(gitFolder, "attribution") }

  /// Where editions were written on this machine.
  package static func editions(in gitFolder: String) -> String { derived(gitFolder, "published") }
}
