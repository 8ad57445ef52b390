import TestSupport

/// What a closed poll came to, held against what it came to before.
extension Alliance {
  /// The parts of a tally that are its result, not what is said about it.
  private static let parts = [
    "alternatives", "abstained", "voters", "winner", "verdict", "boards", "people", "meetings", "partners",
    "stances",
  ]

  /// Asks for every poll that is closed by one closing here, however many clones and steps later.
  func watchResults(at place: Place) throws {
    let paths = try place.files(of: "refs/heads/main").keys
    for closings in Dictionary(
      grouping: ledger.records.values.filter { $0.kind == .closing }, by: { $0.poll ?? "" }
    ).values {
      let here = closings.filter { closing in paths.contains { $0.hasSuffix("/\(closing.id).json") } }
      let replaced = Set(here.flatMap(\.replaces))
      let heads = here.filter { !replaced.contains($0.id) }
      guard heads.count == 1, let closing = heads.first, let poll = closing.poll else { continue }
      let outcome = try place.beraad(["tally", poll, "--json"], as: "editors", at: clock)
      guard outcome.code != 1, let answer = JSON(parsing: outcome.output) else {
        find(.resultsStand, "\(place.name): tally \(poll) fails: \(outcome.complaint)")
        continue
      }
      let result = Self.parts.compactMap { part in answer[part].map { "\(part): \($0.canonical)" } }
        .joined(separator: ", ")
      if let before = ledger.noteResult(result, under: closing.id) {
        find(.resultsStand, "\(place.name): \(poll) under \(closing.id) was \(before) and is \(result)")
      }
    }
  }
}
