/// All that an edition's page shows. A pure value: the same content makes the same bytes, on any machine.
package struct EditionContent: Sendable, Hashable {
  package var heading: PaperHeading
  /// The edition's number, from 1.
  package var number: Int
  /// The day of publication, `2026-01-15`.
  package var date: String
  /// The paper at `heading.commit`, to the byte; every offset in this value counts in it.
  package var text: [UInt8]
  package var attribution: Attribution
  /// Of a hundred words, how many the method may credit to the wrong origin.
  package var margin: Int
  /// Everyone who could take part; who said nothing at all is derived.
  package var partners: [PartnerEntry]
  package var amendments: [AmendmentEntry]
  package var comments: [CommentEntry]
  package var polls: [PollEntry]
  /// The steps of the process, in order.
  package var milestones: [Milestone]

  package init(
    heading: PaperHeading, number: Int, date: String, text: [UInt8], attribution: Attribution,
    margin: Int = 1, partners: [PartnerEntry] = [], amendments: [AmendmentEntry] = [],
    comments: [CommentEntry] = [], polls: [PollEntry] = [], milestones: [Milestone] = []
  ) {
    self.heading = heading
    self.number = number
    self.date = date
    self.text = text
    self.attribution = attribution
    self.margin = margin
    self.partners = partners
    self.amendments = amendments
    self.comments = comments
    self.polls = polls
    self.milestones = milestones
  }

  /// A step on the way from draft to edition.
  package struct Milestone: Sendable, Hashable {
    package var date: String
    package var step: Step
    /// What belongs with the step: a poll's question, a meeting's place; may be empty.
    package var detail: String

    package init(date: String, step: Step, detail: String = "") {
      self.date = date
      self.step = step
      self.detail = detail
    }
  }

  package enum Step: String, Sendable, Hashable, CaseIterable {
    case begun, firstComment, lastComment, pollOpened, meeting, pollClosed, decided, published
  }
}
