import Deliberation

/// A table of addresses that somebody brings: an address a line, and perhaps a name.
struct AddressRows {
  private(set) var rows: [(address: EmailAddress, name: String?)] = []

  /// The most bytes that a name may have.
  private static let longestName = 200

  /// - Throws: a `Refusal` that names every line that is not right.
  init(_ bytes: [UInt8]) throws(Refusal) {
    let table = try MeetingTable(bytes)
    let headings = table.headings.map { $0.lowercased() }
    guard !headings.contains(where: Self.ofNewsletter.contains) else { throw Self.newsletter }
    guard let address = headings.firstIndex(where: Self.addressNames.contains) else {
      throw Self.noAddress(table.line)
    }
    let name = headings.firstIndex(where: Self.nameNames.contains)
    var faults = table.faults
    for row in table.rows {
      let read = faults.value(line: row.line, column: table.headings[address]) { () throws(Refusal) in
        try EmailAddress.parse(row.fields[address])
      }
      let called = name.flatMap { column in
        faults.value(line: row.line, column: table.headings[column]) { () throws(Refusal) -> String? in
          row.fields[column].isEmpty ? nil : try Self.checkName(row.fields[column])
        }
      }
      if let read { rows.append((read, called.flatMap(\.self))) }
    }
    try faults.check()
  }

  private static func checkName(_ text: String) throws(Refusal) -> String {
    let name = try GivenText.checkLine(text, what: Localized(en: "a name", nl: "een naam"))
    guard name.utf8.count <= longestName else {
      throw Refusal(
        Localized(
          en: "A name has at most \(longestName) bytes.", nl: "Een naam heeft hoogstens \(longestName) bytes."
        ))
    }
    return name
  }

  private static let addressNames = [
    "address", "e-mail", "email", "mail", "adres", "e-mailadres", "emailadres",
  ]
  private static let nameNames = ["name", "naam"]
  private static let ofNewsletter = ["unsubscribe", "afmelden", "confirmed", "bevestigd"]

  private static func noAddress(_ line: Int) -> Refusal {
    Refusal(
      Localized(
        en: "Line \(line): the table has to begin with the headings address,name; name may be left out.",
        nl: "Regel \(line): de tabel moet beginnen met de koppen adres,naam; naam mag ontbreken."))
  }

  /// Who asked for the newsletter asked for nothing else (GDPR, article 5, 1 b).
  private static var newsletter: Refusal {
    Refusal(
      Localized(
        en: "This is a list of the newsletter. Who asked for that did not ask for invitations.",
        nl: "Dit is een lijst van de nieuwsbrief. Wie zich daarvoor aanmeldde, vroeg niet om uitnodigingen."))
  }
}
