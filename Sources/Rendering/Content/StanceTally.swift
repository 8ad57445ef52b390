/// Where each partner stands on the final text.
package struct StanceTally: Sendable, Hashable {
  package var id: String
  package var question: String
  package var stances: [Stance]
  /// The ids of the partners that could have said it and did not.
  package var silent: [String]

  package init(id: String, question: String, stances: [Stance], silent: [String] = []) {
    self.id = id
    self.question = question
    self.stances = stances
    self.silent = silent
  }

  package struct Stance: Sendable, Hashable {
    package var partner: String
    package var position: Position
    /// The reservation, or the reason; may be empty.
    package var explanation: String
    /// Where in the paper's text the reservation is about, in bytes.
    package var place: Int?

    package init(partner: String, position: Position, explanation: String = "", place: Int? = nil) {
      self.partner = partner
      self.position = position
      self.explanation = explanation
      self.place = place
    }
  }

  package enum Position: String, Sendable, Hashable, CaseIterable {
    case supports
    case supportsWithReservation
    case abstains
    case doesNotSupport
  }
}
