package import Deliberation

/// What every page of a paper shows, be it a draft or an edition: the text and all that is recorded about it, as the domain has it.
/// Only where things stand in the text was worked out beforehand, because that takes the texts of other commits.
package struct PaperContent: Sendable {
  package var heading: PaperHeading
  /// The paper at `heading.commit`, to the byte, and its records; every offset in this value counts in its text.
  package var dossier: Dossier
  /// Every hunk of every amendment, as the text has it that it was made on.
  package var passages: [Target: ChangedPassage]
  /// Where the words stand now that a comment, a reservation or a tie of a poll's item is about, by the record.
  package var quotes: [RecordID: QuotedPlace]
  /// Who agreed to be named, by `PARTNER/PERSON`. An edition has none: whoever has one keeps it, and its bytes are the same everywhere.
  package var people: [String: String] = [:]

  /// Where the words stand now that responses to earlier editions quote, by the response and in its order.
  package var responses: [RecordID: [QuotedPlace]] = [:]
  /// What meetings brought in for it; nil where they brought nothing.
  package var harvest: HarvestContent?

  package init(
    heading: PaperHeading, dossier: Dossier, passages: [Target: ChangedPassage] = [:],
    quotes: [RecordID: QuotedPlace] = [:]
  ) {
    self.heading = heading
    self.dossier = dossier
    self.passages = passages
    self.quotes = quotes
  }

  /// The paper, to the byte.
  package var text: [UInt8] { dossier.paper.text }
}
