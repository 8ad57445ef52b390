/// What becomes of the HTML that stands in a text. A page takes no tag of a text: it shows it as it is written, so that nothing a
/// reader cannot see gets on a page. But a line's break is one, and a remark is for who writes and not for who reads.
enum RawHTML {
  /// Whether it is `<br>`, in any of its spellings.
  static func isBreak(_ html: [UInt8]) -> Bool {
    let tag = String(decoding: html, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
    return ["<br>", "<br/>", "<br />"].contains(tag.joined(separator: " ")) || tag == ["<br", ">"]
  }

  /// Whether it is a remark, from `<!--` to `-->`.
  static func isRemark(_ html: [UInt8]) -> Bool {
    html.starts(with: "<!--".utf8)
  }

  /// The pieces of a block that are shown: without its remarks. A remark that does not end is shown: a forgotten `-->` must not
  /// make the rest of a paper disappear.
  static func shown(_ html: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < html.count {
      guard html[index...].starts(with: "<!--".utf8) else {
        index += 1
        continue
      }
      // Where one does not end, none behind it does.
      guard let end = end(ofRemarkAt: index, in: html) else { break }
      if start < index { pieces.append(start..<index) }
      index = end
      start = end
    }
    if start < html.count { pieces.append(start..<html.count) }
    return pieces
  }

  /// Where a remark ends; nil where it does not.
  static func end(ofRemarkAt start: Int, in html: [UInt8]) -> Int? {
    var index = start + 2
    while index + 2 < html.count {
      // `<!-->` and `<!--->` are whole remarks, as a browser reads them.
      if html[index] == UInt8(ascii: "-"), html[index + 1] == UInt8(ascii: "-"),
        html[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return nil
  }
}
