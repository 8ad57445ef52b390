import Deliberation
import Storage

/// A poll's result, and what was recorded and is not in it.
package struct TallyReport: Sendable {
  package let result: PollResult
  /// What is not in the result, and why, one sentence each.
  package let left: [String]
}

extension Context {
  /// The result of a poll, from what is collected.
  package func tally(of name: PollName) throws -> TallyReport {
    let desk = try Desk(self)
    let collected = try PollDesk(desk, name, scope: .collected)
    let everything = try PollDesk(desk, name)
    return TallyReport(
      result: PollResult(collected.state, in: collected.dossier),
      left: collected.state.lateSentences(in: collected.dossier)
        + everything.state.exclusions.map { $0.sentence(in: collected.dossier, MergedInDraft()) }
        + everything.waiting
        + everything.passedOver + collected.state.doubledSentences + everything.problems)
  }
}

extension PollDesk {
  fileprivate var waiting: [String] {
    switch uncollectedVotes {
    case 0: []
    case 1:
      ["1 vote is not collected yet, and not in the result: the committee takes it in with: beraad collect"]
    default:
      [
        "\(uncollectedVotes) votes are not collected yet, and not in the result: the committee takes them in with: beraad collect"
      ]
    }
  }

  fileprivate var passedOver: [String] {
    let waiting = Set(state.lateCounts.values.flatMap(\.replaced))
    return state.passedOver.filter { !waiting.contains($0.filed.record.id) }.map { passed in
      let record = passed.filed.record
      let isMany = record.kind == .ballots
      let (does, it, came) = isMany ? ("do", "they", "they were") : ("does", "it", "it was")
      let what =
        "The \(record.kind.rawValue) \(record.id) of \(dossier.name(of: record.header.partner)) \(does) not count"
      switch passed.reason {
      case .early: return "\(what): \(it) \(isMany ? "name" : "names") no opening of the poll."
      case .otherTerms:
        let again = state.closing == nil ? "; cast \(isMany ? "them" : "it") again" : ""
        return "\(what): \(came) cast when the poll put another question\(again)."
      case .otherElectorate:
        return "\(what): by the opening that holds this partner is not among those who may vote."
      case .late:
        return "\(what): \(it) came after the closing, which does not list \(isMany ? "them" : "it")."
      case .unsettled: return "\(what) yet: not every closing of the poll lists \(isMany ? "them" : "it")."
      case .excluded(let holds):
        return "\(what): \(holds) was made apart from \(isMany ? "them" : "it"), and holds."
      case .refused(let refusal): return "\(what). \(refusal.explanation.message)"
      }
    }
  }
}
