/// Words of one paragraph with the same changes upon them and the same form.
package struct StoryRun: Hashable, Sendable {
  /// What the words look like, as far as Markdown can say it.
  package struct Form: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Form(rawValue: 1)
    package static let italic = Form(rawValue: 2)
    package static let struck = Form(rawValue: 4)
    package static let code = Form(rawValue: 8)
  }

  package var text: String
  /// The changes upon it, outermost first.
  package let changes: [TrackedChange]
  package let form: Form
  /// Where a link leads that the words are of.
  package let link: LinkAddress?
  /// The note that it is the mark of; then it has no words.
  package let note: StoryNote?
  /// Whether a paper has no place for it: words that Word hides, a character that only one font has.
  package var isLeftOut = false

  package init(
    text: String, changes: [TrackedChange], form: Form = [], link: LinkAddress? = nil, note: StoryNote? = nil
  ) {
    self.text = text
    self.changes = changes
    self.form = form
    self.link = link
    self.note = note
  }
}
