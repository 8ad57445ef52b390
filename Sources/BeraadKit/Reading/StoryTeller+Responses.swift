import Deliberation

extension StoryTeller {
  /// A response to an edition, with what the alliance said back.
  func story(of filed: Filed, _ response: Response) throws -> RecordStory {
    let thread = dossier.responses.first { $0.id == filed.record.id }
    let back = (thread?.rejoinders ?? []).map { event($0.filed, "response", $0.response.text) }
    let isGone = dossier.withdrawal(of: filed.record.id) != nil
    return tell(
      filed, outcome: isGone ? "withdrawn" : "edition \(response.edition)",
      Localized(verbatim: "\(response.by)\n\(response.text)"), try response.quotes.map(place),
      back + withdrawals(of: filed.record.id))
  }
}
