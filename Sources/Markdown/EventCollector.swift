import CMD4C

/// Runs md4c over a text and gathers its events.
///
/// md4c (0.4.8) calls back with pointers into the text it was given, so a run's place is its pointer's distance from the
/// beginning. That is how it is written and not a promise, so it is checked for every run: a pointer outside the text, or
/// one that goes back, leaves the run without a place.
final class EventCollector {
  private let source: [UInt8]
  private let map: OffsetMap
  private let base: UnsafeBufferPointer<CChar>
  private var events: [MarkdownEvent] = []
  private var open: [Element] = []
  /// Where the last run ended, in the parsed text.
  private var end = 0

  private init(base: UnsafeBufferPointer<CChar>, source: [UInt8], map: OffsetMap) {
    self.base = base
    self.source = source
    self.map = map
  }

  /// The events of a text whose bytes stand in `source` as `map` says. The text may differ from the source in bytes that
  /// were masked; what is shown is the source's.
  static func events(of text: [UInt8], source: [UInt8], map: OffsetMap) -> [MarkdownEvent] {
    text.withUnsafeBytes { bytes in
      let characters = bytes.bindMemory(to: CChar.self)
      let collector = EventCollector(base: characters, source: source, map: map)
      // md4c counts in 32 bits; what comes after four gigabytes is left out.
      let size = UInt32(clamping: characters.count)
      withUnsafePointer(to: callbacks) { parser in
        _ = md_parse(characters.baseAddress, size, parser, Unmanaged.passUnretained(collector).toOpaque())
      }
      return collector.events
    }
  }

  private static var callbacks: MD_PARSER {
    var parser = MD_PARSER()
    parser.flags = UInt32(
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS
        | MD_FLAG_PERMISSIVEURLAUTOLINKS)
    parser.enter_block = { type, detail, data in
      EventCollector.at(data).enter(Element(block: type, detail: detail))
    }
    parser.leave_block = { type, detail, data in
      EventCollector.at(data).leave(Element(block: type, detail: detail))
    }
    parser.enter_span = { type, detail, data in
      EventCollector.at(data).enter(Element(span: type, detail: detail))
    }
    parser.leave_span = { type, detail, data in
      EventCollector.at(data).leave(Element(span: type, detail: detail))
    }
    parser.text = { type, text, size, data in
      EventCollector.at(data).addText(type, UnsafeBufferPointer(start: text, count: Int(size)))
    }
    return parser
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> EventCollector {
    guard let data else { preconditionFailure("md4c calls back with the data it was given") }
    return Unmanaged<EventCollector>.fromOpaque(data).takeUnretainedValue()
  }

  private func enter(_ element: Element?) -> CInt {
    guard let element else { return 0 }
    open.append(element)
    events.append(.enter(element))
    return 0
  }

  /// Leaves the element entered last: md4c does not always give the same details again.
  private func leave(_ element: Element?) -> CInt {
    if element != nil, let entered = open.popLast() { events.append(.leave(entered)) }
    return 0
  }

  private func addText(_ type: MD_TEXTTYPE, _ text: UnsafeBufferPointer<CChar>) -> CInt {
    switch type {
    case MD_TEXT_BR: events.append(.lineBreak(isHard: true))
    case MD_TEXT_SOFTBR: events.append(.lineBreak(isHard: false))
    default: events.append(.text(run(text, isEntity: type == MD_TEXT_ENTITY)))
    }
    return 0
  }

  private func run(_ text: UnsafeBufferPointer<CChar>, isEntity: Bool) -> TextRun {
    let range = place(of: text)
    let shown =
      range.map { String(decoding: source[$0], as: UTF8.self) }
      ?? String(decoding: UnsafeRawBufferPointer(text), as: UTF8.self)
    return TextRun(text: isEntity ? Entity.decoded(shown) : shown, range: range, isAtomic: isEntity)
  }

  private func place(of text: UnsafeBufferPointer<CChar>) -> Range<Int>? {
    guard let start = text.baseAddress, let first = base.baseAddress else { return nil }
    // Compared as numbers: the text of a line's end is a constant of md4c's own.
    let offset = Int(bitPattern: start) - Int(bitPattern: first)
    guard offset >= end, offset + text.count <= base.count else { return nil }
    end = offset + text.count
    let place = map.source(of: offset)
    return place..<place + text.count
  }
}
