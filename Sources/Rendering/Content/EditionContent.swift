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
    /// What it said before its text, of `headKeys`.
    package var head: [String: String]
    /// Who changed what since, in the order in which they did.
    package var steps: [Step]

    package init(
      number: Int, date: String, text: [UInt8], head: [String: String] = [:], steps: [Step] = []
    ) {
      self.number = number
      self.date = date
      self.text = text
      self.head = head
      self.steps = steps
    }
  }

  /// What a page shows of a paper's front matter in words: of these a reader is told that they changed.
  package static let headKeys = ["title", "summary"]

  /// What one commit changed since the edition before.
  package struct Step: Sendable, Hashable {
    package var origin: Attribution.Origin
    package var places: Places

    package init(origin: Attribution.Origin, places: Places) {
      (self.origin, self.places) = (origin, places)
    }

    package struct Places: Sendable, Hashable {
      /// The bytes of the text of the edition before that it took out.
      package var old: [Range<Int>] = []
      /// The bytes of the paper's text that it put in.
      package var new: [Range<Int>] = []
      /// Whether it took a passage from one place to another.
      package var moves = false
      /// The keys of the front matter that it changed.
      package var fields: Set<String> = []

      package init(old: [Range<Int>] = [], new: [Range<Int>] = []) { (self.old, self.new) = (old, new) }
    }
  }
}
