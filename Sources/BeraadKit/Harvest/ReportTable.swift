package import Deliberation

/// A report made of a table with a line a card: group, kind and text; perhaps the organisation, the route and the consent.
package struct ReportTable {
  /// The report in Markdown, a part for each group and below it one for each type, as they come first.
  package private(set) var text: [UInt8] = []
  /// In bytes of that text.
  package private(set) var marks: [ReportMark] = []
  /// The groups that are named and brought no card.
  package private(set) var empty: [String] = []

  private struct Card {
    let group: String?
    let type: PointType
    let text: String
    let organisation: String?
    let route: Slug?
    let consent: Bool?
  }

  /// - Parameter language: that of the headings.
  /// - Throws: a `Refusal` that names every line that is not right.
  package init(_ bytes: [UInt8], groupsOf meeting: AllianceMeeting, in language: Language) throws(Refusal) {
    let table = try MeetingTable(bytes)
    let columns = try Columns(table)
    var faults = table.faults
    var cards: [Card] = []
    var named: [String] = []
    for row in table.rows {
      let group =
        faults.value(line: row.line, column: columns.heading(columns.group, table)) {
          () throws(Refusal) -> String? in
          try columns.cell(columns.group, row).map { name throws(Refusal) in try meeting.mustHave(group: name)
          }
        } ?? nil
      if let group, !named.contains(group) { named.append(group) }
      guard columns.cell(columns.kind, row) != nil || columns.cell(columns.text, row) != nil else { continue }
      let card = faults.value(line: row.line) { () throws(Refusal) -> Card in
        try columns.card(row, of: group)
      }
      if let card { cards.append(card) }
    }
    try faults.check()
    guard !cards.isEmpty else {
      throw Refusal(
        Localized(
          en: "The table has no cards: nothing was recorded.",
          nl: "In de tabel staan geen kaarten: er is niets vastgelegd."),
        by: .empty)
    }
    empty = named.filter { name in !cards.contains { $0.group == name } }
    write(cards, in: language)
  }

  private mutating func write(_ cards: [Card], in language: Language) {
    var groups: [String?] = []
    for card in cards where !groups.contains(card.group) { groups.append(card.group) }
    for group in groups {
      let own = cards.filter { $0.group == group }
      let level = group == nil ? "##" : "###"
      if let group { append("## \(MarkdownWords.plain(group))\n\n") }
      for type in PointType.allCases where own.contains(where: { $0.type == type }) {
        append("\(level) \(type.heading[language])\n\n")
        for card in own where card.type == type {
          append("- ")
          let start = text.count
          append(MarkdownWords.plain(card.text))
          marks.append(
            ReportMark(
              type: type, range: start..<text.count, group: group, organisation: card.organisation,
              route: card.route, consent: card.consent))
          append("\n")
        }
        append("\n")
      }
    }
    while text.last == 0x0A, text.dropLast().last == 0x0A { text.removeLast() }
  }

  private mutating func append(_ words: String) { text += Array(words.utf8) }

  /// Where each thing stands in the table.
  private struct Columns {
    let group, organisation, route, consent: Int?
    let kind, text: Int

    init(_ table: MeetingTable) throws(Refusal) {
      let headings = table.headings.map { $0.lowercased() }
      func column(_ names: [String]) -> Int? { headings.firstIndex(where: names.contains) }
      let known = Self.names.flatMap(\.self)
      guard let kind = column(Self.names[1]), let text = column(Self.names[2]),
        headings.allSatisfy(known.contains), Set(headings).count == headings.count
      else {
        let strange = table.headings.filter { !known.contains($0.lowercased()) && !$0.isEmpty }
        let names = strange.prefix(9).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
        throw Refusal(
          Localized(
            en:
              "Line \(table.line): the table has to begin with the headings table,kind,text, and perhaps organisation, route, consent.\(strange.isEmpty ? "" : " It has \(names).")",
            nl:
              "Regel \(table.line): de tabel moet beginnen met de koppen tafel,soort,tekst, en eventueel organisatie, route, toestemming.\(strange.isEmpty ? "" : " Er staat \(names).")"
          ))
      }
      (self.kind, self.text, group) = (kind, text, column(Self.names[0]))
      (organisation, route, consent) = (
        column(Self.names[3]), column(Self.names[4]), column(Self.names[5])
      )
    }

    private static let names = [
      ["table", "group", "tafel", "groep", "werkgroep"], ["kind", "type", "soort"],
      ["text", "card", "tekst", "kaart"], ["organisation", "organization", "organisatie"], ["route"],
      ["consent", "toestemming"],
    ]

    func heading(_ column: Int?, _ table: MeetingTable) -> String? { column.map { table.headings[$0] } }

    /// The words of a cell; nil where it is empty.
    func cell(_ column: Int?, _ row: SpreadsheetRow) -> String? {
      guard let column else { return nil }
      let words = row.fields[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.showsAnything ? words : nil
    }

    func card(_ row: SpreadsheetRow, of group: String?) throws(Refusal) -> Card {
      guard let text = cell(text, row) else {
        throw Refusal(Localized(en: "The card has no text.", nl: "De kaart heeft geen tekst."))
      }
      let word = cell(kind, row) ?? ""
      guard let type = PointType(heading: word) else { throw .unknownType(word) }
      let route = try cell(route, row).map { name throws(Refusal) in try HarvestNames.route(name) }
      let consent = try cell(consent, row).map { word throws(Refusal) in try HarvestNames.yesOrNo(word) }
      return Card(
        group: group, type: type, text: text,
        organisation: type.isOfOrganisation ? cell(organisation, row) : nil,
        route: type.isOfOrganisation ? route : nil, consent: type == .story ? consent : nil)
    }
  }
}
