import Deliberation

/// The codes of the cards that were made, a line each, as `poll tokens --list` writes it and somebody keeps it outside the history.
enum CardList {
  static func text(of codes: [String]) -> [UInt8] {
    Array((["token"] + codes).joined(separator: "\n").utf8) + [10]
  }

  /// The tokens of a list, of as many sheets as there were: a list is put behind another with `cat`.
  ///
  /// - Throws: a `Refusal` where a line is none, or there is no code at all.
  static func tokens(_ bytes: [UInt8]) throws(Refusal) -> Set<String> {
    var tokens: Set<String> = []
    var faults = TableFaults()
    for row in try SpreadsheetRow.read(bytes) {
      let field = row.fields.first ?? ""
      if ["token", "code"].contains(field.lowercased()) { continue }
      let token = Ballot.token(typed: field)
      guard Ballot.isToken(token), row.fault == nil else {
        faults.add(
          Refusal(
            Localized(
              en: "'\(field.prefix(64))' is no code of a card.",
              nl: "'\(field.prefix(64))' is geen code van een kaart.")), line: row.line)
        continue
      }
      tokens.insert(token)
    }
    try faults.check(of: Localized(en: "the list of cards", nl: "de lijst met kaarten"))
    guard !tokens.isEmpty else {
      throw Refusal(Localized(en: "The list of cards is empty.", nl: "De lijst met kaarten is leeg."))
    }
    return tokens
  }
}
