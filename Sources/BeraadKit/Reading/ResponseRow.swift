import Deliberation
import Storage

/// A response to an edition in a list.
package struct ResponseRow: Encodable, Sendable {
  package let id: String
  package let edition: Int
  package let by: String
  /// The response that the alliance answers with it.
  package let to: String?
  package let text: String
  /// The words of the edition that it quotes.
  package let quotes: [String]
  package let at: String
}

extension Context {
  /// What was answered to the editions of a paper, each followed by what the alliance said back.
  package func responses(to paper: String) throws -> Listing<ResponseRow> {
    let loaded = try Desk(self).dossier(of: paper)
    let rows = loaded.dossier.responses.flatMap { thread in
      [ResponseRow(thread.filed, thread.response)]
        + thread.rejoinders.map { ResponseRow($0.filed, $0.response) }
    }
    return Listing(rows: rows, problems: loaded.problems)
  }
}

extension ResponseRow {
  fileprivate init(_ filed: Filed, _ response: Response) {
    self.init(
      id: filed.record.id.description, edition: response.edition, by: response.by,
      to: response.to?.description, text: response.text, quotes: response.quotes.map(\.quote),
      at: filed.record.header.at.rfc3339)
  }
}
