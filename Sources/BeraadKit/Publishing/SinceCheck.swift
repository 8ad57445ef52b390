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
    do {
      old = try desk.repository.resolve(revision)
    } catch {
      guard error.kind == .notFound else { throw error }
      throw Refusal(
        "This clone has no commit \(revision).",
        hints: [
          "get what is new with: beraad sync",
          "where it is missing after that as well, main at the host is no longer what it was when that commit was mailed: it was set back or rewritten; show the mail to the committee and the other partners",
        ])
    }
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
    var (changed, revised, corrected, count) = ([String](), [String](), [String](), 0)
    for paper in try before.papers() where papers.contains(paper) {
      let then = try before.dossier(of: before.paper(named: paper.description), scope: .collected).dossier
      let now = try desk.dossier(of: paper.description, scope: .collected).dossier
      let results = Results(then)
      count += results.count
      changed += results.changes(to: now)
      revised += results.decisionsRevised(in: now)
      corrected += results.corrections(in: now)
    }
    let others = corrected.isEmpty ? "" : "other "
    let right =
      "\(name) is still part of the history, and none of the \(others)\(count - corrected.count) results that it had has changed"
      + (corrected.isEmpty ? "" : "; corrected since: \(corrected.joined(separator: " "))")
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
      guard TallyJSON(state).json.canonicalBytes != bytes, !isCorrected(state) else { return nil }
      let other = "The result of \(paper)/\(poll) is another one"
      guard let then = dossier.pollState(poll)?.closing?.record.id, let holds = state.closing?.record.id,
        then != holds, now[then] != nil
      else { return other + "." }
      return state.isSettled
        ? "\(other): it was closed by \(then), and closed anew by \(holds), which takes its place."
        : "\(other): it was closed by \(then), and apart from that by somebody else; nothing is settled yet."
    }
    let lost = decisions.filter { now[$0.filed.record.id]?.record != $0.filed.record }.map {
      "The decision \($0.filed.record.id) is gone."
    }
    let editions = dossier.editionNumbers.compactMap { number -> String? in
      guard let then = dossier.editions(numbered: number).holds?.record, case .edition(let old) = then.body
      else { return nil }
      if case .edition(let new)? = now.editions(numbered: number).holds?.record.body,
        new.commit == old.commit,
        new.files == old.files
      {
        return nil
      }
      guard now[then.id] != nil, let holds = now.editions(numbered: number).holds?.record.id else {
        return "Edition \(number) of \(paper) is another one."
      }
      return
        "Edition \(number) of \(paper) was published twice, apart: that of \(then.id) was passed over, and that of \(holds) holds."
    }
    return polls + lost + editions
  }

  /// The polls whose result became another one by a closing that says why: whoever was mailed the old one reads it here.
  func corrections(in now: Dossier) -> [String] {
    tallies.compactMap { poll, bytes in
      guard let state = now.pollState(poll), TallyJSON(state).json.canonicalBytes != bytes, isCorrected(state)
      else { return nil }
      let rows = state.correctionRows(in: now)
      return rows.suffix(steps(to: state)).map(\.sentence).joined(separator: " ")
    }
  }

  private func isCorrected(_ state: PollState) -> Bool { steps(to: state) > 0 && state.isSettled }

  /// How many closings with a reason lead from the one that held to the one that holds; 0 where they do not.
  private func steps(to state: PollState) -> Int {
    guard let then = dossier.pollState(state.poll.id)?.closing?.record.id,
      let index = state.earlier.firstIndex(where: { $0.state.closing?.record.id == then })
    else { return 0 }
    // A step without a reason is no correction: then the result became another one, and nobody said why.
    guard state.earlier[index...].allSatisfy({ $0.reason != nil }) else { return 0 }
    return state.earlier.count - index
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
