extension String {
  /// The first line, cut where it is too long for a commit's summary.
  package var summaryLine: String {
    let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count <= 72 ? line : line.prefix(71) + "…"
  }
}
