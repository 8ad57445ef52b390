extension MarkdownDocument {
  /// The file's own remarks (`<!-- … -->`), in order: what no event shows. One in code is no remark, nor is one that does not end.
  package var remarks: [Range<Int>] {
    let candidates = Self.candidates(in: source, from: frontMatter?.upperBound ?? 0)
    guard !candidates.isEmpty else { return [] }
    let shown = (events + notes.flatMap(\.events)).compactMap { event -> Range<Int>? in
      if case .text(let run) = event { run.range } else { nil }
    }.sorted { $0.lowerBound < $1.lowerBound }
    return candidates.filter { candidate in
      var (low, high) = (0, shown.count)
      while low < high {
        let middle = (low + high) / 2
        if shown[middle].upperBound <= candidate.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low == shown.count || shown[low].lowerBound >= candidate.upperBound
    }
  }

  private static func candidates(in source: [UInt8], from start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = start
    while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard source[open...].starts(with: "<!--".utf8) else { continue }
      // Where one does not end, none behind it does.
      guard let end = RawHTML.end(ofRemarkAt: open, in: source) else { break }
      found.append(open..<end)
      index = end
    }
    return found
  }
}
