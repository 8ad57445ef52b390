import Deliberation
import Git
package import ObjectIDs
import Storage

/// Which of the changes that fit by their words only are taken over; what fits by its lines always is.
package enum Acceptance: Sendable {
  case none
  case all
  /// Those whose targets are all among these.
  case these(Set<String>)
  /// Those that somebody named, by `ID/N` or `ID`, or the beginning of an id. What several want alike is one change.
  case named([String])

  /// What it takes of a paper.
  ///
  /// - Throws: a `Refusal` where a name is nothing that waits for a yes.
  func taking(of dossier: Dossier, _ desk: Desk) throws -> (MergeOutcome.Step) -> Bool {
    switch self {
    case .none: return { _ in false }
    case .all: return { _ in true }
    case .these(let targets): return { $0.targets.allSatisfy(targets.contains) }
    case .named(let names):
      let targets = Set(try names.flatMap { try desk.hunks(named: $0, of: dossier).map(\.description) })
      return { $0.targets.contains(where: targets.contains) }
    }
  }
}

/// What `merge` would do, as a value: a front asks people about it, and then has it applied to the commit that they saw.
package struct PlannedMerge {
  /// The commit of main that it is a plan for.
  package let commit: ObjectID
  private let run: MergeRun
  private let desk: Desk

  init(desk: Desk, identity: Identity, paper: String) throws {
    commit = desk.snapshot.commit
    self.desk = desk
    run = try MergeRun(desk: desk, identity: identity, paper: paper)
  }

  /// What comes of it.
  ///
  /// - Parameter accept: asked for each change that fits by its words only, in the order in which they go in; a later
  ///   one may hang on the answer.
  package func outcome(accepting accept: (MergeOutcome.Step) -> Bool) -> MergeOutcome {
    var run = run
    run.prepare(accept)
    return run.outcome
  }

  /// What comes of it where people said which to take.
  package func outcome(accepting acceptance: Acceptance) throws -> MergeOutcome {
    outcome(accepting: try acceptance.taking(of: run.dossier, desk))
  }
}

extension Context {
  /// What would come into the draft of a paper. Writes nothing.
  package func planMerge(_ paper: String) throws -> PlannedMerge {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: Localized(en: "merge", nl: "samenvoegen"))
    return try PlannedMerge(desk: desk, identity: identity, paper: paper)
  }

  /// Whether all that a plan of an earlier commit would have brought into the draft is there by now: a form that was sent twice, or
  /// somebody else who did the same.
  package func isMerged(
    _ paper: String, accepting acceptance: Acceptance, since commit: ObjectID
  ) throws -> Bool {
    let desk = try Desk(self)
    guard try desk.repository.isAncestor(commit, of: desk.snapshot.commit) else { return false }
    let before = try Desk(self, desk.workspace, Snapshot(workspace: desk.workspace, commit: commit))
    let outcome = try PlannedMerge(desk: before, identity: desk.identity(), paper: paper).outcome(
      accepting: acceptance)
    let wanted = outcome.steps.filter { $0.state == "would-merge" }.flatMap(\.targets).compactMap(Target.init)
    let merged = try desk.dossier(of: paper).dossier.merged
    return !wanted.isEmpty && wanted.allSatisfy { merged[$0] != nil }
  }

  /// Puts what was adopted into the draft, a commit for each change, in the name of who proposed it; before that,
  /// what closed motions chose is adopted, and what they did not choose is rejected.
  ///
  /// - Parameter commit: the commit that the acceptance was given on; nil where nobody looked at one.
  /// - Throws: `MainMoved` where main is at another; `Refusal` where the draft in the work tree has changes of its own.
  ///   Then nothing is written.
  package func merge(
    _ paper: String, accepting acceptance: Acceptance, on commit: ObjectID? = nil
  ) throws -> MergeOutcome {
    return try change("merge \(paper)", expecting: commit) { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "merge", nl: "samenvoegen"))
      var run = try MergeRun(desk: desk.desk, identity: desk.identity, paper: paper)
      run.prepare(try acceptance.taking(of: run.dossier, desk.desk))
      try run.write(to: desk)
      return run.outcome
    }
  }
}
