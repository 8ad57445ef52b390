import BeraadKit
import Deliberation
import HTML

/// Something that was decided on and is not in the draft: the committee may decide on it again.
struct DecidedItem {
  /// As a form has it.
  let target: String
  let partner: String
  /// What was decided.
  let status: String
  let words: Markup
  /// Why.
  let decision: String?

  /// The id of its record.
  var record: String { String(target.prefix { $0 != "/" }) }

  /// - Parameter visit: for whose page it is.
  static func all(of paper: ReadPaper, _ visit: Visit) -> [DecidedItem] {
    let changes = paper.proposals.flatMap { proposal -> [DecidedItem] in
      var shown: Set<String> = []
      return proposal.changes.compactMap { change in
        let words = WordChanges.html(of: change)
        // A title stands in two places, and is decided on once.
        guard isDecided(change.hunk.status), shown.insert(words.html).inserted else { return nil }
        return DecidedItem(
          target: change.target, partner: visit.partnerName(proposal.row.partner), status: change.hunk.status,
          words: words, decision: change.decision)
      }
    }
    let remarks = paper.remarks.filter { isDecided($0.row.outcome) }.map { remark in
      DecidedItem(
        target: remark.row.id, partner: visit.partnerName(remark.row.partner), status: remark.row.outcome,
        words: "<q>\(ShownWords.of(remark.row.anchor.quote).firstWords)</q> \(remark.row.body.firstWords)",
        decision: remark.decision)
    }
    return changes + remarks
  }

  static func isDecided(_ status: String) -> Bool {
    ["adopted", "rejected", "referred", "postponed"].contains(status)
  }
}
