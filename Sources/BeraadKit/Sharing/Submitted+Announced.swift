import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// The editions, openings and closings on main that a host does not have yet, where main is among the branches that are sent.
  func announced(in branches: [String], at remote: String) throws -> Submitted.Announced? {
    let main = try workspace.main(at: remote)
    guard branches.contains(main.name), let here = main.here else { return nil }
    let base = try main.there.flatMap { try repository.mergeBase($0, here) }
    let changes = try repository.changes(under: Layout.papers, from: base, to: here)
    let what = changes.filter { $0.kind == .added && Layout.isRecord($0.path) }
      .compactMap { Self.announcement(of: $0.path) }.uniqued()
    return what.isEmpty ? nil : .init(main: here, what: what)
  }

  /// The same with what the host has already, and what was left behind since the line for its mail was printed: plain git sent it. What the
  /// host has is told from then on.
  ///
  /// - Parameter sent: what was just sent, if anything.
  func told(_ sent: Submitted.Announced?, at remote: String) throws -> Submitted.Announced? {
    guard let there = try workspace.main(at: remote).there else { return sent }
    var (waiting, late) = ([UntoldMail](), [Localized]())
    for mail in workspace.untold {
      guard try repository.entry(at: mail.path, in: there) != nil else {
        waiting.append(mail)
        continue
      }
      // Where the host has the commit itself, the line that was printed holds.
      guard try !repository.contains(mail.commit) || !repository.isAncestor(mail.commit, of: there) else {
        continue
      }
      late += [Self.announcement(of: mail.path)].compactMap(\.self)
    }
    if waiting != workspace.untold { workspace.keepUntold(waiting) }
    let what = ((sent?.what ?? []) + late).uniqued()
    return what.isEmpty ? nil : .init(main: sent?.main ?? there, what: what)
  }

  /// What the partners are told of a record, by its path; nil where it is nothing that they hold the alliance to.
  private static func announcement(of path: String) -> Localized? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 5, let paper = Layout.paper(of: path), let letter = parts[4].first else {
      return nil
    }
    switch (parts[2], letter) {
    case ("editions", Record.Kind.edition.letter):
      return Localized(en: "edition \(parts[3]) of \(paper)", nl: "editie \(parts[3]) van \(paper)")
    case ("polls", Record.Kind.opening.letter):
      return Localized(en: "the opening of \(paper)/\(parts[3])", nl: "de opening van \(paper)/\(parts[3])")
    case ("polls", Record.Kind.closing.letter):
      return Localized(en: "the closing of \(paper)/\(parts[3])", nl: "de sluiting van \(paper)/\(parts[3])")
    default: return nil
    }
  }
}

extension Context {
  /// Notes that the partners are to be told of something once the host has it; nothing where there is no host, or nobody can tell which
  /// it is: what was made is made all the same.
  func noteUntold(_ mail: UntoldMail) {
    guard let desk = try? Desk(self), (try? desk.remote()) != nil else { return }
    desk.workspace.noteUntold(mail)
  }

  /// The same of an opening or a closing.
  func noteUntold(_ step: PollStep) {
    guard let commit = step.commit.flatMap(ObjectID.init(hex:)),
      let record = step.record.flatMap({ RecordID($0) }),
      let poll = Slug(step.poll), let paper = Slug(step.paper)
    else { return }
    noteUntold(UntoldMail(commit: commit, path: Layout.opening(record, of: poll, on: paper)))
  }
}
