import Deliberation
import Storage

extension Desk {
  /// The record, or with `ID/N` the change, that somebody typed: the beginning of an id will do.
  func target(named name: String, kinds: [Record.Kind]) throws -> (
    target: Target, header: Record.Header
  ) {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let record = try snapshot.record(withPrefix: parts[0], kinds: kinds).record
    let id = record.id
    guard parts.count == 2 else { return (Target(id), record.header) }
    guard let target = Target("\(id)/\(parts[1])") else {
      throw Refusal(
        Localized(
          en: "'\(name)' names no hunk: after the slash comes its number, from 1.",
          nl: "'\(name)' noemt geen wijziging: na de schuine streep komt een nummer, vanaf 1."),
        by: .noHunk(name))
    }
    return (target, record.header)
  }
}
