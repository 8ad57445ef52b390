import Deliberation
import Git
import ObjectIDs
import Storage

/// What an earlier commit of main said, held against what main says now: that it is an ancestor, and that no result has
/// changed since.
struct SinceCheck {
  let desk: Desk
  let old: ObjectID

  init(_ desk: Desk, since revision: String) throws {
    self.desk = desk
    old = try desk.repository.resolve(revision)
  }

  func checks(of papers: [Slug]) throws -> [Verification.Check] {
    let name = old.abbreviated()
    guard try desk.repository.isAncestor(old, of: desk.snapshot.commit) else {
      return [
        .init(
          name: "since", ok: false,
          detail: "\(name) is no longer part of the history of main: it was rewritten.")
      ]
    }
    let before = try Snapshot(workspace: desk.workspace, commit: old)
    var (changed, revised, count) = ([String](), [String](), 0)
    for paper in try before.papers() where papers.contains(paper) {
      let then = try before.dossier(of: before.paper(named: paper.description), scope: .collected).dossier
      let now = try desk.dossier(of: paper.description, scope: .collected).dossier
      let results = Results(then)
      count += results.count
      changed += results.changes(to: now)
      revised += results.decisionsRevised(in: now)
    }
    let right =
      "\(name) is still part of the history, and none of the \(count) results that it had has changed"
      + (revised.isEmpty ? "" : "; decided anew since: \(revised.joined(separator: " "))")
    return [.init(name: "since", problems: changed.shortened, right: right)]
  }
}

/// What a paper has come to: closed polls, decisions, editions.
private struct Results {
  private let dossier: Dossier
  private let tallies: [(poll: Slug, bytes: [UInt8])]

  init(_ dossier: Dossier) {
    self.dossier = dossier
    tallies = dossier.pollFiles.filter { $0.closing != nil }.map {
      ($0.poll.id, TallyJSON($0).json.canonicalBytes)
    }
  }

  private var decisions: [(filed: Filed, decision: Decision)] {
    dossier.records.compactMap { filed in
      if case .decision(let decision) = filed.record.body { (filed, decision) } else { nil }
    }
  }

  var count: Int { tallies.count + decisions.count + dossier.editionNumbers.count }

  func changes(to now: Dossier) -> [String] {
    let paper = dossier.paper.slug
    let polls = tallies.compactMap { poll, bytes -> String? in
      guard let state = now.pollFiles.first(where: { $0.poll.id == poll }) else {
        return "The poll \(paper)/\(poll) is gone."
      }
      return TallyJSON(state).json.canonicalBytes == bytes
        ? nil : "The result of \(paper)/\(poll) is another one."
    }
    let lost = decisions.filter { now[$0.filed.record.id]?.record != $0.filed.record }.map {
      "The decision \($0.filed.record.id) is gone."
    }
    let editions = dossier.editionNumbers.compactMap { number -> String? in
      guard case .edition(let old)? = dossier.editions(numbered: number).holds?.record.body else {
        return nil
      }
      if case .edition(let new)? = now.editions(numbered: number).holds?.record.body,
        new.commit == old.commit,
        new.files == old.files
      {
        return nil
      }
      return "Edition \(number) of \(paper) is another one."
    }
    return polls + lost + editions
  }

  /// The targets about which something else holds by now: a later decision may say so, and is named.
  func decisionsRevised(in now: Dossier) -> [String] {
    Set(decisions.flatMap(\.decision.targets)).sorted().compactMap { target in
      guard let then = dossier.decision(about: target), let later = now.decision(about: target),
        then.record.id != later.record.id
      else { return nil }
      return "\(target), by \(later.record.id)."
    }
  }
}
