extension FrontMatter {
  /// The hunk that puts other words into a value of front matter, in quotes where something else would be read into them; nil where the
  /// words are in no such value, or stand in it otherwise than they are read.
  ///
  /// - Parameter range: the words, in bytes of the text.
  package static func hunk(_ range: Range<Int>, by new: String, in text: [UInt8]) -> Hunk? {
    let matter = FrontMatter(text)
    guard range.upperBound <= matter.length, let entry = matter.entry(at: range.lowerBound),
      entry.range.contains(range.upperBound - 1), !new.utf8.contains(UInt8(ascii: "\n"))
    else { return nil }
    let words = text[range]
    let value = Array(entry.value.utf8)
    // The key and what is before the words in the same lines may have the same words.
    let behind = Array(text[range.upperBound..<entry.range.upperBound]).places(of: words, atMost: .max).count
    let places = value.places(of: words, atMost: .max)
    guard places.count > behind else { return nil }
    let place = places[places.count - behind - 1]
    let changed = Array(value[..<place]) + Array(new.utf8) + value[(place + words.count)...]
    let wanted = String(String(decoding: changed, as: UTF8.self)[...].trimmedBlanks)
    let isPlain = FrontMatterSyntax.yaml.line(entry.key, wanted) == "\(entry.key): \(wanted)"
    // Within quotes, or in a block, most of what would be risky bare is not.
    if isPlain || !isBare(entry, in: text) && !new.utf8.contains(where: "\"'\\#:".utf8.contains) {
      // What reads so in its place keeps the rest of its line, as a remark.
      let made = Array(text[..<range.lowerBound]) + Array(new.utf8) + text[range.upperBound...]
      if FrontMatter(made)[entry.key] == wanted { return nil }
    }
    return Replacement.hunk(from: text, to: FrontMatter.setting([(entry.key, wanted)], in: text))
  }

  /// Whether a value stands behind its key as it is read, without quotes, and not as a block.
  private static func isBare(_ entry: Entry, in text: [UInt8]) -> Bool {
    let line = text[entry.range].prefix { $0 != 0x0A && $0 != 0x0D }
    guard let sign = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let value = line[(sign + 1)...].drop(while: \.isWhite)
    return value.first == entry.value.utf8.first && value.first.map { !"\"'|>".utf8.contains($0) } == true
  }
}
