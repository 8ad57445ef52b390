import Deliberation
import Storage

extension Context {
  /// Puts what was adopted into the draft, a commit for each change, in the name of who proposed it; before that,
  /// what closed motions chose is adopted, and what they did not choose is rejected.
  ///
  /// - Parameters:
  ///   - accept: asked for each change that fits by its words only; false leaves it for later.
  /// - Throws: `Refusal` where the draft in the work tree has changes of its own; then nothing is written.
  package func merge(
    _ paper: String, dryRun: Bool, accept: @escaping (MergeOutcome.Step) -> Bool
  ) throws -> MergeOutcome {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: "merge")
    let collected = try desk.dossier(of: paper, scope: .collected).dossier
    let (settlements, dossier) = desk.settleMotions(of: collected, by: identity)
    var run = MergeRun(
      desk: desk, dossier: dossier, settlements: settlements, identity: identity, accept: accept)
    try run.prepare()
    if !dryRun { try run.write() }
    return run.outcome
  }
}
