/// The labels that a text defines: of notes, and of the addresses of links. Two definitions of one label are one to every reader of
/// Markdown, whatever they say.
enum Labels {
  /// As they are compared. A note's begins with `^`, as it is written, so that it is no address's.
  static func defined(in text: [UInt8]) -> Set<String> {
    guard text.contains(UInt8(ascii: "[")) else { return [] }
    let starts = Lines.starts(of: text)
    let addresses = zip(starts, starts.dropFirst()).compactMap { start, end -> String? in
      let line = MarkdownLine(text, start..<end)
      guard line.isLinkDefinition, line.byte(1) != UInt8(ascii: "^"), let close = line.endOfLabel else {
        return nil
      }
      return Footnotes.name(text[line.textStart + 1..<close])
    }
    let notes = Footnotes.occur(in: text[...]) ? Footnotes(of: text).defined.map { "^" + $0 } : []
    return Set(addresses + notes)
  }
}

extension Hunk {
  /// The labels that it puts in.
  var newLabels: Set<String> {
    let labels = Labels.defined(in: Array(new.utf8))
    return labels.isEmpty ? [] : labels.subtracting(Labels.defined(in: Array(old.utf8)))
  }
}
