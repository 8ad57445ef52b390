import Testing

@testable import Deliberation

@Suite struct PersonalDataTests {
  @Test(
    arguments: [
      (
        "Mail jan.de-vries+werk@post.voorbeeld.nl, graag.", PersonalDatum.Kind.email,
        "jan.de-vries+werk@post.voorbeeld.nl"
      ),
      ("<zoë@bücher.example>", .email, "zoë@bücher.example"), ("a@b.nl.", .email, "a@b.nl"),
      ("Bel 06-12345678!", .telephone, "06-12345678"), ("06 12 34 56 78", .telephone, "06 12 34 56 78"),
      ("tel. 0512 - 345678", .telephone, "0512 - 345678"), ("(020) 123 45 67", .telephone, "020) 123 45 67"),
      ("+31 6 12345678", .telephone, "+31 6 12345678"), ("0031 20 1234567", .telephone, "0031 20 1234567"),
      ("BSN 111222333", .citizenNumber, "111222333"), ("1112.22.333", .citizenNumber, "1112.22.333"),
      ("NL91ABNA0417164300", .bankAccount, "NL91ABNA0417164300"),
      ("naar nl91 abna 0417 1643 00 graag", .bankAccount, "nl91 abna 0417 1643 00"),
      ("GB29 NWBK 6016 1331 9268 19.", .bankAccount, "GB29 NWBK 6016 1331 9268 19"),
    ] as [(String, PersonalDatum.Kind, String)])
  func `what may lead to a person is found, as it stands`(
    text: String, kind: PersonalDatum.Kind, found: String
  ) {
    let all = PersonalData.found(in: text)
    #expect(all.map(\.kind) == [kind] && all.map(\.text) == [found])
  }

  @Test(
    arguments: [
      "", "In 2026 leven 1.024.000 mensen in armoede, 0,123456789 van allen.", "0.1234567890",
      "Van 01-02-2026 tot 31-12-2026, alinea 7 van 12.", "@twitter en @mastodon", "twee @ drie.nl",
      "ISBN 0-19-853453-1, 978 0 19 853453 2", "123456789", "NL00ABNA0417164300", "artikel 20 Gw, 8.1 %",
      "https://voorbeeld.nl/a?b=1", "0900", "000000000", "1234567890123456789012345678901234567890", "a@b",
      "versie 111222333b van het stuk", "€ 12.000.000,-", "2025/2026", "a@b.123",
    ])
  func `figures, dates and names of books are left alone`(text: String) {
    #expect(PersonalData.found(in: text).isEmpty)
  }

  @Test func `several are found in their order, and none twice`() {
    let all = PersonalData.found(in: "06-12345678 of a@b.nl of NL91ABNA0417164300 of 06-87654321")
    #expect(all.map(\.kind) == [.telephone, .email, .bankAccount, .telephone])
  }

  @Test func `a long text of one sign is read once`() {
    for sign in ["@", "a@", "1 ", "NL00 ", "0", "+1"] {
      let text = String(repeating: sign, count: 30_000)
      let time = ContinuousClock().measure { _ = PersonalData.found(in: text) }
      #expect(time < .seconds(5))
    }
  }
}
