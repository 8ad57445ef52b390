/// The labels that a text defines: of notes, and of the addresses of links. Two definitions of one label are one to every reader of
/// Markdown, whatever they say.
enum Labels {
  /// As they are compared. A note's begins with `^`, as it is written, so that it is no address's.
  static func defined(in text: [UInt8]) -> Set<String> {
    guard text.contains(UInt8(ascii: "[")) else { return [] }
    let notes = Footnotes.occur(in: text[...]) ? Footnotes(of: text).defined.map { "^" + $0 } : []
    return Set(addresses(in: text).keys).union(notes)
  }

  /// The address of each label of a link, with its title, as written; of several the first.
  static func addresses(in text: [UInt8]) -> [String: ArraySlice<UInt8>] {
    let starts = Lines.starts(of: text)
    return zip(starts, starts.dropFirst()).reduce(into: [:]) { found, line in
      let line = MarkdownLine(text, line.0..<line.1)
      guard line.isLinkDefinition, line.byte(1) != UInt8(ascii: "^"), let close = line.endOfLabel else {
        return
      }
      let name = Footnotes.name(text[line.textStart + 1..<close])
      if found[name] == nil { found[name] = text[close + 2..<line.textEnd].drop(while: \.isWhite) }
    }
  }

  /// How often a text refers to each label, as they are compared.
  static func references(in text: [UInt8]) -> [String: Int] {
    var counts: [String: Int] = [:]
    var at = 0
    while let open = text[at...].firstIndex(of: UInt8(ascii: "[")) {
      at = open + 1
      let window = text[at...].prefix(longest)
      guard let close = window.firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
        text[close] == UInt8(ascii: "]"), close > at
      else { continue }
      let next = close + 1 < text.count ? text[close + 1] : 0
      // A definition, the words of a link, and a link whose label stands behind its words.
      let isNote = text[at] == UInt8(ascii: "^")
      if next == UInt8(ascii: ":") || next == UInt8(ascii: "(") && !isNote { continue }
      if next == UInt8(ascii: "["), !isNote, close + 2 < text.count, text[close + 2] != UInt8(ascii: "]") {
        continue
      }
      counts[Footnotes.name(text[at..<close]), default: 0] += 1
    }
    return counts
  }

  /// A label of more bytes is none.
  private static let longest = 200
}

extension Hunk {
  /// The labels that it puts in.
  var newLabels: Set<String> {
    let labels = Labels.defined(in: Array(new.utf8))
    return labels.isEmpty ? [] : labels.subtracting(Labels.defined(in: Array(old.utf8)))
  }

  /// The labels that it takes away.
  var goneLabels: Set<String> { Hunk(range: range, old: new, new: old).newLabels }

  /// How many references to each label it brings; those that it takes away are less than none.
  var referenceChanges: [String: Int] {
    let isBare = ![old, new].contains { $0.utf8.contains(UInt8(ascii: "[")) }
    if isBare { return [:] }
    return Labels.references(in: Array(new.utf8)).merging(
      Labels.references(in: Array(old.utf8)).mapValues(-), uniquingKeysWith: +
    ).filter { $0.value != 0 }
  }

  /// The labels that it refers to more often than before, and does not put in itself.
  var newReferences: Set<String> {
    Set(referenceChanges.filter { $0.value > 0 }.keys).subtracting(newLabels)
  }
}
