/// What somebody outside the alliance answers to a published edition, or what the alliance says back.
package struct Response: Hashable, Sendable {
  /// The edition that it is about.
  package let edition: Int
  /// Who answers, as it stands on a page: an office or an organisation.
  package let by: String
  /// Markdown.
  package let text: String
  /// The words of the edition that it quotes, in the order in which it does.
  package let quotes: [Anchor]
  /// The response that the alliance answers with it; nil for what somebody outside wrote.
  package let to: RecordID?

  package init(edition: Int, by: String, text: String, quotes: [Anchor], to: RecordID? = nil) {
    self.edition = edition
    self.by = by
    self.text = text
    self.quotes = quotes
    self.to = to
  }
}

/// A response with what the alliance said back.
package struct ResponseThread: Sendable {
  package let filed: Filed
  package let response: Response
  package let rejoinders: [(filed: Filed, response: Response)]

  package var id: RecordID { filed.record.id }
}

extension Dossier {
  /// What was answered to editions, in causal order, each with what was said back. What was taken back is not told.
  package var responses: [ResponseThread] {
    let all = records.compactMap { filed -> (filed: Filed, response: Response)? in
      guard case .response(let response) = filed.record.body, withdrawal(of: filed.record.id) == nil else {
        return nil
      }
      return (filed, response)
    }
    return all.filter { $0.response.to == nil }.map { filed, response in
      ResponseThread(
        filed: filed, response: response, rejoinders: all.filter { $0.response.to == filed.record.id })
    }
  }
}
