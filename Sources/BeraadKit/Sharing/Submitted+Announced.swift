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
