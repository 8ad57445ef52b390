/// How a draft is written down, to bring an edited copy of it back to that form: editors, mail and word processors
/// change a file's line ends, drop its byte order mark, and drop its front matter or write it otherwise, and nobody meant to propose that.
struct CopyForm {
  private let mark: ArraySlice<UInt8>
  private let frontMatter: ArraySlice<UInt8>
  private let keys: CopiedFrontMatter?
  private let hasCarriageReturns: Bool
  private let headings: HeadingForms

  init(of draft: [UInt8]) {
    mark = draft.startsWithByteOrderMark ? draft[..<3] : []
    let end = FrontMatter(draft).length
    let blanks = draft[end...].prefix(while: \.isLineEnd).count
    frontMatter = end == 0 ? [] : draft[mark.count..<end + blanks]
    keys = CopiedFrontMatter(of: Array(draft[mark.count...]))
    hasCarriageReturns = LineEnds(of: draft).areCarriageReturns
    headings = HeadingForms(of: draft)
  }

  /// The copy in the draft's form.
  func applied(to copy: [UInt8]) -> [UInt8] {
    let copy = headings.rewrites(in: copy).applied(to: copy)
    var body = withLineEnds(copy.startsWithByteOrderMark ? copy[3...] : copy[...])[...]
    if !frontMatter.isEmpty, FrontMatter(Array(body)).length == 0 {
      body = (frontMatter + body.drop(while: \.isLineEnd))[...]
    } else if let copy = keys?.applied(to: Array(body)) {
      body = copy[...]
    }
    return Array(mark + body)
  }

  private func withLineEnds(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index].isLineEnd {
        result += hasCarriageReturns ? [0x0D, 0x0A] : [0x0A]
        if text[index] == 0x0D, index + 1 < text.endIndex, text[index + 1] == 0x0A { index += 1 }
      } else {
        result.append(text[index])
      }
      index += 1
    }
    return result
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
