package import Deliberation
import Storage

/// A poll's result, and what was recorded and is not in it.
package struct TallyReport: Sendable {
  package let result: PollResult
  /// What is not in the result, and why, one sentence each.
  package let left: [Localized]
}

extension Context {
  /// The result of a poll, from what is collected.
  package func tally(of name: PollName) throws -> TallyReport {
    let desk = try Desk(self)
    let collected = try PollDesk(desk, name, scope: .collected)
    let everything = try PollDesk(desk, name)
    return TallyReport(
      result: PollResult(collected.state, in: collected.dossier),
      left: collected.dossier.lacking(about: collected.state.poll.id).map(\.told)
        + collected.state.unfollowedLines(in: collected.dossier)
        + collected.state.lateSentences(in: collected.dossier)
        + (everything.state.exclusions + everything.chosenApart).map {
          $0.sentence(in: collected.dossier, MergedInDraft())
        }
        + everything.waiting
        + everything.passedOver + collected.state.doubledSentences + everything.problems)
  }
}

extension PollDesk {
  /// What another vote, closed apart, chose otherwise.
  fileprivate var chosenApart: [Exclusion] {
    let hunks = Set(state.poll.targets.flatMap(dossier.hunks))
    return dossier.pollFiles.flatMap(dossier.chosenApart).filter { $0.target.map(hunks.contains) == true }
  }

  fileprivate var waiting: [Localized] {
    guard uncollectedVotes > 0 else { return [] }
    let isOne = uncollectedVotes == 1
    return [
      Localized(
        en: isOne
          ? "1 vote is not collected yet, and not in the result: the committee takes it in with: beraad collect"
          : "\(uncollectedVotes) votes are not collected yet, and not in the result: the committee takes them in with: beraad collect",
        nl: isOne
          ? "1 stem is nog niet opgehaald, en zit niet in de uitslag: de commissie haalt hem op met: beraad collect"
          : "\(uncollectedVotes) stemmen zijn nog niet opgehaald, en zitten niet in de uitslag: de commissie haalt ze op met: beraad collect"
      )
    ]
  }

  fileprivate var passedOver: [Localized] {
    let waiting = Set(state.lateCounts.values.flatMap(\.replaced))
    return state.passedOver.filter { !waiting.contains($0.filed.record.id) }.map { passed in
      let (record, partner) = (passed.filed.record, passed.filed.record.header.partner)
      return PassedRecord(
        record: record, owner: dossier.name(of: partner), isOpen: state.closing == nil
      ).sentence(passed.reason)
    }
  }
}

/// A vote or count that does not count, and why.
private struct PassedRecord {
  let record: Record
  /// Whose it is, by name.
  let owner: String
  /// Whether it can be cast again.
  let isOpen: Bool

  private var isMany: Bool { record.kind == .ballots }

  func sentence(_ reason: PollState.PassedOver.Reason) -> Localized {
    switch reason {
    case .unsettled: said(" yet", "nog ", english(reason), dutch(reason))
    case .refused(let refusal):
      said("", "", ". \(refusal.explanation.message)", ". \(refusal.explanation.sentence.dutch)")
    default: said("", "", english(reason), dutch(reason))
    }
  }

  /// - Parameters:
  ///   - yet: stands behind *count*, and its Dutch before *niet*.
  ///   - english: what follows.
  private func said(_ yet: String, _ nog: String, _ english: String, _ dutch: String) -> Localized {
    Localized(
      en:
        "The \(record.kind.rawValue) \(record.id) of \(owner) \(isMany ? "do" : "does") not count\(yet)\(english)",
      nl: "De \(record.kind.name.dutch) \(record.id) van \(owner) telt \(nog)niet mee\(dutch)")
  }

  private func english(_ reason: PollState.PassedOver.Reason) -> String {
    let (they, them) = isMany ? ("they", "them") : ("it", "it")
    return switch reason {
    case .early: ": \(they) \(isMany ? "name" : "names") no opening of the poll."
    case .otherTerms:
      ": \(they) \(isMany ? "were" : "was") cast when the poll put another question\(isOpen ? "; cast \(them) again" : "")."
    case .otherElectorate: ": by the opening that holds this partner is not among those who may vote."
    case .late: ": \(they) came after the closing, which does not list \(them)."
    case .unsettled: ": not every closing of the poll lists \(them)."
    case .excluded(let holds): ": \(holds) was made apart from \(them), and holds."
    case .refused: ""
    }
  }

  private func dutch(_ reason: PollState.PassedOver.Reason) -> String {
    switch reason {
    case .early: ": daarin staat geen opening van de peiling."
    case .otherTerms:
      ": toen stelde de peiling een andere vraag\(isOpen ? "; doe het opnieuw" : "")."
    case .otherElectorate: ": volgens de opening die geldt hoort deze partner niet bij wie mag stemmen."
    case .late:
      isMany
        ? ": ze kwamen na de sluiting, die ze niet noemt." : ": ze kwam na de sluiting, die haar niet noemt."
    case .unsettled: ": niet elke sluiting van de peiling noemt \(isMany ? "ze" : "haar")."
    case .excluded(let holds): ": los daarvan is \(holds) gemaakt, en dat geldt."
    case .refused: ""
    }
  }
}
