/// All that an edition's page shows. A pure value: the same content makes the same bytes, on any machine.
package struct EditionContent: Sendable {
  package var paper: PaperContent
  /// The edition's number, from 1.
  package var number: Int
  /// The day of publication, `2026-01-15`.
  package var date: String
  package var attribution: Attribution
  /// The edition before this one; nil for the first.
  package var previous: Previous?

  package init(
    paper: PaperContent, number: Int, date: String, attribution: Attribution, previous: Previous? = nil
  ) {
    self.paper = paper
    self.number = number
    self.date = date
    self.attribution = attribution
    self.previous = previous
  }

  /// The edition that this one follows.
  package struct Previous: Sendable, Hashable {
    package var number: Int
    package var date: String
    /// Its text as it was published: without front matter and remarks.
    package var text: [UInt8]

    package init(number: Int, date: String, text: [UInt8]) {
      self.number = number
      self.date = date
      self.text = text
    }
  }
}
