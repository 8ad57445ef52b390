import Deliberation

/// The committee's table of meetings: `meeting,region,date`, or `bijeenkomst,regio,datum`; region and date may be left out.
enum MeetingList {
  /// - Throws: a `Refusal` that names every line that is not right.
  static func read(_ bytes: [UInt8]) throws(Refusal) -> [Meeting] {
    let table = try MeetingTable(bytes)
    let headings = table.headings.map { $0.lowercased() }
    func column(_ names: [String]) -> Int? { headings.firstIndex(where: names.contains) }
    let titles = ["meeting", "title", "bijeenkomst", "plaats", "titel"]
    let (regions, dates) = (["region", "regio"], ["date", "datum"])
    guard let title = column(titles), headings.allSatisfy((titles + regions + dates).contains),
      Set(headings).count == headings.count
    else {
      let known = titles + regions + dates
      let strange = table.headings.filter { !known.contains($0.lowercased()) && !$0.isEmpty }
      let names = strange.map { "'\($0.prefix(40))'" }.joined(separator: ", ")
      throw Refusal(
        Localized(
          en:
            "Line \(table.line): the table has to begin with the headings meeting,region,date (or bijeenkomst,regio,datum).\(strange.isEmpty ? "" : " It has \(names) besides: leave that out.")",
          nl:
            "Regel \(table.line): de tabel moet beginnen met de koppen bijeenkomst,regio,datum (of meeting,region,date).\(strange.isEmpty ? "" : " Er staat ook \(names): laat dat weg.")"
        ))
    }
    let (region, date) = (column(regions), column(dates))
    var faults = table.faults
    let names = names(of: table.rows.map { $0.fields[title] })
    var meetings: [Meeting] = []
    for (row, name) in zip(table.rows, names) {
      let given = (region: region.map { row.fields[$0] }, date: date.map { row.fields[$0] })
      let day = faults.value(line: row.line, column: date.map { table.headings[$0] }) {
        () throws(Refusal) -> String? in
        try given.date.flatMap { $0.isEmpty ? nil : $0 }.map(Self.day)
      }
      let meeting = faults.value(line: row.line) { () throws(Refusal) -> Meeting in
        try Self.meeting(row.fields[title], named: name, region: given.region, date: day ?? nil)
      }
      if let meeting { meetings.append(meeting) }
    }
    try faults.check()
    return meetings
  }

  /// Short names of meetings: none is that of what partners place by themselves.
  ///
  /// - Parameter taken: the names and titles of the other meetings.
  static func names(of titles: [String], besides taken: Set<Slug> = []) -> [Slug?] {
    Slug.made(of: titles, besides: taken.union([Slug(StickerTally.partnersID)].compactMap(\.self)))
  }

  static func meeting(
    _ title: String, named id: Slug?, region: String?, date: String?
  ) throws(Refusal) -> Meeting {
    guard title.showsAnything else {
      throw Refusal(Localized(en: "The meeting has no name.", nl: "De bijeenkomst heeft geen naam."))
    }
    guard let id else {
      throw Refusal(
        Localized(
          en: "'\(title)' has no word that the name of a meeting can be made of.",
          nl: "In '\(title)' staat geen woord waar een naam voor een bijeenkomst van te maken is."))
    }
    let region = region.flatMap { $0.isEmpty ? nil : $0 }
    let day = date.flatMap { $0.isEmpty ? nil : $0 }
    return Meeting(id: id, title: title, region: region, date: try day.map(Self.day))
  }

  /// A day as people write it: `2012-10-05`, `5-10-2012`.
  static func day(_ text: String) throws(Refusal) -> String {
    let parts = text.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
    let isYearFirst = parts.first?.count == 4
    let numbers = (isYearFirst ? parts : parts.reversed()).compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, (isYearFirst ? parts[0] : parts[2]).count == 4 else {
      throw Refusal(
        Localized(en: "'\(text)' is no day.", nl: "'\(text)' is geen dag."),
        hints: [Localized(en: "write it as 2012-10-05", nl: "schrijf het als 2012-10-05")])
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
    guard Instant(rfc3339: "\(day)T00:00:00Z") != nil else {
      throw Refusal(Localized(en: "'\(text)' is no day.", nl: "'\(text)' is geen dag."))
    }
    return day
  }
}
