import Deliberation
import Git

/// What an opening froze.
struct PollTerms {
  let poll: Poll
  let electorate: [Slug: Int]
}

/// What the openings of main froze, each read once.
final class FrozenPolls {
  private let snapshot: Snapshot
  /// By the place where an opening is named; nil where there is none.
  private var terms: [String: PollTerms?] = [:]

  /// What the closings of a poll list, by the folder of the poll; nil where it was not closed.
  private var closed: [String: Set<RecordID>?] = [:]

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// Whether a poll was closed, and no closing lists this vote.
  func isClosed(without vote: RecordID, in poll: Slug, on paper: Slug) throws -> Bool {
    let folder = Layout.folder(ofPoll: poll, of: paper)
    if let known = closed[folder] { return known.map { !$0.contains(vote) } ?? false }
    var listed: Set<RecordID>?
    for entry in try snapshot.repository.entries(of: folder, in: snapshot.commit)
    where entry.kind == .blob && entry.name.first == Record.Kind.closing.letter {
      guard let bytes = try snapshot.repository.blobUnlessLost(entry.id),
        let record = try? RecordCoding.decodeChecked(bytes, path: "\(folder)/\(entry.name)"),
        case .closing(let closing) = record.body
      else { continue }
      listed = (listed ?? []).union(closing.counts).union(closing.setAside)
    }
    closed[folder] = .some(listed)
    return listed.map { !$0.contains(vote) } ?? false
  }

  /// The question and the electorate of the opening that a vote names; nil where main never had it.
  func terms(of vote: Vote, on paper: Slug) throws -> PollTerms? {
    let path = Layout.opening(vote.opening, of: vote.poll, on: paper)
    if let known = terms[path] { return known }
    let repository = snapshot.repository
    let removed = try snapshot.history().removals.first { $0.path == path }?.blob
    var found: PollTerms?
    if let blob = try repository.entry(at: path, in: snapshot.commit)?.id ?? removed,
      let bytes = try repository.blobUnlessLost(blob),
      let record = try? RecordCoding.decodeChecked(bytes, path: path),
      case .opening(let opening) = record.body,
      let definition = try repository.blobUnlessLost(opening.definition),
      let poll = try? PollCoding.decode(
        definition, path: Layout.definition(ofPoll: vote.poll, of: paper))
    {
      found = PollTerms(poll: poll, electorate: opening.electorate)
    }
    terms[path] = .some(found)
    return found
  }
}
