/// A part of a text, with the text it stands in.
struct TextPart {
  let text: [UInt8]
  let range: Range<Int>
}
