/// `reviewers.json` as a person merges it by hand: a line a partner.
struct Roster {
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func partner(_ line: String) -> String? {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("{\"id\": \"") else { return nil }
    return line.dropFirst(8).prefix { $0 != "\"" }.description
  }

  /// The lines of partners without their commas, by the partner's id.
  var partners: [String: String] {
    lines.reduce(into: [:]) { partners, line in
      if let id = Self.partner(line) { partners[id] = line.hasSuffix(",") ? String(line.dropLast()) : line }
    }
  }

  /// In the order of the file.
  private var order: [String] { lines.compactMap(Self.partner) }

  var text: String { lines.joined(separator: "\n") }

  private func with(_ partners: [String]) -> Roster {
    guard let first = lines.firstIndex(where: { Self.partner($0) != nil }),
      let last = lines.lastIndex(where: { Self.partner($0) != nil })
    else { return self }
    return Roster(
      (lines[..<first] + [partners.joined(separator: ",\n")] + lines[(last + 1)...]).joined(separator: "\n"))
  }

  func without(_ ids: Set<String>) -> Roster {
    let partners = partners
    return with(order.filter { !ids.contains($0) }.compactMap { partners[$0] })
  }

  /// Both sides' partners; whom either side took off stays off.
  static func merged(base: Roster, ours: Roster, theirs: Roster) -> Roster {
    let (mine, others, before) = (ours.partners, theirs.partners, base.partners)
    let gone = Set(before.keys.filter { mine[$0] == nil || others[$0] == nil })
    let added = theirs.order.filter { mine[$0] == nil }
    let all = (ours.order + added).filter { !gone.contains($0) }
    return ours.with(all.compactMap { mine[$0] ?? others[$0] })
  }
}
