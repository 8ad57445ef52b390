import CMD4C

extension Element {
  /// The element that md4c calls a block; nil for the document itself.
  init?(block type: MD_BLOCKTYPE, detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_BLOCK_QUOTE: self = .quote
    case MD_BLOCK_UL: self = .bulletList
    case MD_BLOCK_OL: self = .orderedList(start: Int(read(detail, MD_BLOCK_OL_DETAIL.self)?.start ?? 1))
    case MD_BLOCK_LI: self = .item(task: Self.task(read(detail, MD_BLOCK_LI_DETAIL.self)))
    case MD_BLOCK_HR: self = .rule
    case MD_BLOCK_H: self = .heading(Int(read(detail, MD_BLOCK_H_DETAIL.self)?.level ?? 1))
    case MD_BLOCK_CODE: self = .codeBlock(language: string(read(detail, MD_BLOCK_CODE_DETAIL.self)?.lang))
    case MD_BLOCK_P, MD_BLOCK_HTML: self = .paragraph
    case MD_BLOCK_TABLE: self = .table
    case MD_BLOCK_THEAD: self = .tableHead
    case MD_BLOCK_TBODY: self = .tableBody
    case MD_BLOCK_TR: self = .row
    case MD_BLOCK_TH: self = .headerCell(Alignment(read(detail, MD_BLOCK_TD_DETAIL.self)))
    case MD_BLOCK_TD: self = .cell(Alignment(read(detail, MD_BLOCK_TD_DETAIL.self)))
    default: return nil
    }
  }

  /// The element that md4c calls a span; nil for those that are not switched on.
  init?(span type: MD_SPANTYPE, detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_EM: self = .emphasis
    case MD_SPAN_STRONG: self = .strong
    case MD_SPAN_A:
      let link = read(detail, MD_SPAN_A_DETAIL.self)
      self = .link(LinkDestination(string(link?.href)), title: string(link?.title))
    case MD_SPAN_IMG:
      let image = read(detail, MD_SPAN_IMG_DETAIL.self)
      self = .image(LinkDestination(string(image?.src)), title: string(image?.title))
    case MD_SPAN_CODE: self = .code
    case MD_SPAN_DEL: self = .strikethrough
    default: return nil
    }
  }

  private static func task(_ detail: MD_BLOCK_LI_DETAIL?) -> Bool? {
    guard let detail, detail.is_task != 0 else { return nil }
    return UInt8(bitPattern: detail.task_mark) != 0x20
  }
}

extension Element.Alignment {
  init(_ detail: MD_BLOCK_TD_DETAIL?) {
    switch detail?.align {
    case MD_ALIGN_LEFT: self = .left
    case MD_ALIGN_CENTER: self = .center
    case MD_ALIGN_RIGHT: self = .right
    default: self = .natural
    }
  }
}

private func read<Detail: BitwiseCopyable>(_ detail: UnsafeMutableRawPointer?, _ type: Detail.Type) -> Detail?
{
  detail?.load(as: type)
}

/// The text of an attribute; md4c has taken its escapes out, but not its character references.
private func string(_ attribute: MD_ATTRIBUTE?) -> String {
  guard let attribute, let text = attribute.text, let types = attribute.substr_types,
    let offsets = attribute.substr_offsets
  else { return "" }
  let bytes = UnsafeRawBufferPointer(start: text, count: Int(attribute.size))
  var result = ""
  var index = 0
  while offsets[index] < attribute.size {
    let piece = String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
    result += types[index] == MD_TEXT_ENTITY ? Entity.decoded(piece) : piece
    index += 1
  }
  return result
}
