/// A revision whose children are still to come: what they are compared with.
struct AttributedRevision {
  let text: [UInt8]
  let list: ParagraphList
  /// One for each of the list.
  let paragraphs: [Paragraph]
}
