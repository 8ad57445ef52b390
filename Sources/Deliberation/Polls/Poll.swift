/// A question put to people or to partners: `poll.json`. Its opening freezes it.
package struct Poll: Hashable, Sendable {
  package let paper: Slug
  package let id: Slug
  package let question: String
  package let form: Form
  /// Until when votes are asked for; a later one is marked, and counts while the poll is open.
  package let deadline: Deadline?
  /// The poll of the paper that this one follows: its question is asked anew.
  package let replaces: Slug?
  /// The language of its texts, as a tag such as `nl`; nil for that of the paper.
  package let textLanguage: String?

  package init(
    paper: Slug, id: Slug, question: String, form: Form, deadline: Deadline? = nil, replaces: Slug? = nil,
    textLanguage: String? = nil
  ) {
    self.paper = paper
    self.id = id
    self.question = question
    self.form = form
    self.deadline = deadline
    self.replaces = replaces
    self.textLanguage = textLanguage
  }

  /// What is asked.
  package enum Form: Hashable, Sendable {
    /// People place stickers at the items of boards, or fill in the form of an evaluation, which is counted as one.
    case sticker(StickerForm)
    /// Partners choose between alternatives.
    case motion(MotionForm)
    /// Partners say where they stand on the final text.
    case stance

    /// As it stands in `type`.
    package var name: String {
      switch self {
      case .sticker(let form): form.isEvaluation ? "evaluation" : "sticker"
      case .motion: "motion"
      case .stance: "stance"
      }
    }
  }

  /// Whether people fill in a form in it.
  package var isEvaluation: Bool { if case .sticker(let form) = form { form.isEvaluation } else { false } }

  /// The meetings at which it is asked; none of a poll in which partners vote.
  package var meetings: [Meeting] { if case .sticker(let form) = form { form.meetings } else { [] } }
}
