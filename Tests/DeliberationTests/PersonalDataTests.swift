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

  @Test(
    arguments: [
      ("06-12345678 / 06-87654321", ["06-12345678", "06-87654321"]),
      ("06-12345678-06-87654321", ["06-12345678", "06-87654321"]),
      ("06-12345678,06-87654321", ["06-12345678", "06-87654321"]),
      ("010-1234567 (06-12345678)", ["010-1234567", "06-12345678"]),
      ("+31 6 12345678 06-87654321", ["+31 6 12345678", "06-87654321"]),
      ("06-12345678. 3 mensen", ["06-12345678"]), ("Op 12-05-2025 06-12345678", ["06-12345678"]),
      ("Kerkstraat 12 06-12345678", ["06-12345678"]), ("1. 06-12345678", ["06-12345678"]),
      ("06-12345678 - 10 uur", ["06-12345678"]), ("€ 12,50 06 12345678", ["06 12345678"]),
      ("2026 0031612345678 7", ["0031612345678"]), ("+31 (0)6 12345678 12", ["+31 (0)6 12345678"]),
      ("123456782. 12 jaar", ["123456782"]), ("Op 12-05-2025 123456782", ["123456782"]),
      ("bsn 123-456-782 (12)", ["123-456-782"]), ("1234.56.782 12", ["1234.56.782"]),
      ("06.12.34.56.78", ["06.12.34.56.78"]), ("06/12345678", ["06/12345678"]),
      ("06 – 12345678", ["06 – 12345678"]), ("06\u{2011}12345678", ["06\u{2011}12345678"]),
      ("06\u{A0}12345678", ["06\u{A0}12345678"]), ("06&nbsp;12345678", ["06&nbsp;12345678"]),
      ("tel06-12345678", ["06-12345678"]), ("06-12345678en", ["06-12345678"]),
      ("０６-１２３４５６７８", ["０６-１２３４５６７８"]), ("jan&#64;voorbeeld.nl", ["jan&#64;voorbeeld.nl"]),
      ("Bel 06-1234\n5678 morgen", ["06-1234\n5678"]), ("Mijn nummer is 06\n12345678", ["06\n12345678"]),
      ("Mijn BSN is 123456\n782", ["123456\n782"]),
      ("naar NL91 ABNA\n0417 1643 00", ["NL91 ABNA\n0417 1643 00"]),
      ("06.1234.5678", ["06.1234.5678"]), ("06.12345678", ["06.12345678"]), ("020.1234567", ["020.1234567"]),
      ("020.123.45.67", ["020.123.45.67"]), ("06.123.456.78", ["06.123.456.78"]),
      ("06_12345678", ["06_12345678"]), ("06~12345678", ["06~12345678"]),
      ("0470/12.34.56", ["0470/12.34.56"]),
      ("https://wa.me/31612345678", ["31612345678"]), ("jan\\@huurders.nl", ["jan\\@huurders.nl"]),
      ("06\\-12345678", ["06\\-12345678"]), ("mailto:jan%40huurders.nl", ["jan%40huurders.nl"]),
      ("IBAN:NL91ABNA0417164300t.n.v. Jan", ["NL91ABNA0417164300"]),
      ("NL 91 ABNA 0417164300", ["NL 91 ABNA 0417164300"]),
      ("NL91.ABNA.0417.1643.00", ["NL91.ABNA.0417.1643.00"]),
      ("NL91-ABNA-0417-1643-00 06-12345678", ["NL91-ABNA-0417-1643-00", "06-12345678"]),
      ("NL91\u{A0}ABNA\u{A0}0417\u{A0}1643\u{A0}00 2026", ["NL91\u{A0}ABNA\u{A0}0417\u{A0}1643\u{A0}00"]),
    ])
  func `a number is found beside other numbers, and however it is set`(text: String, found: [String]) {
    #expect(PersonalData.found(in: text).map(\.text) == found)
  }

  @Test(
    arguments: [
      "€ 0,00 1234 5678 901", "https://voorbeeld.nl/@piet.nl", "Op 12-05-2025 1234 woningen",
      "Van 01-02-2026 12 uur", "01 02 03 04 05 06 07", "kenmerk 0123456789-001-22",
      "In 010 2025 2030 waren er", "van 00.15 - 01.30 uur 2025", "1.234.567,89 en 12.345.678",
      "Van 2025\n1234 woningen en 56\n782", "0512\n345678", "- 06\n- 12345678\n", "123456\n782",
      "Zie 06\n\n12345678.",
      "0123.4567.89", "01.2345.6789", "versie 012.345.67.89", "31612345678", "nl 12 jaar geleden, 34 56 78",
      "Nederland, NL",
      "100% 40huurders.nl", "123_456_782", "06.12.2025 12", "Kosten 0612.345.678", "a0612345678b",
      "0 1 2 3 4 5 6 7 8 9", "0000000000000", "1234.5678.90", "123-456-789",
    ])
  func `other numbers beside each other are left alone`(text: String) {
    #expect(PersonalData.found(in: text).isEmpty)
  }

  @Test func `several are found in their order, and none twice`() {
    let all = PersonalData.found(in: "06-12345678 of a@b.nl of NL91ABNA0417164300 of 06-87654321")
    #expect(all.map(\.kind) == [.telephone, .email, .bankAccount, .telephone])
  }

  @Test func `a long text of one sign is read once`() {
    for sign in ["@", "a@", "1 ", "NL00 ", "0", "+1", "06-", "0 ", "1-", "&nbsp;", "&", "12.", "a0"] {
      // The least of three, for others use the machine: what grows with the square takes sixteen times as long.
      func time(_ count: Int) -> Duration {
        let text = String(repeating: sign, count: count)
        return (0..<3).map { _ in ContinuousClock().measure { _ = PersonalData.found(in: text) } }.min()
          ?? .zero
      }
      #expect(time(20_000) < time(5_000) * 8 + .milliseconds(50), "\(sign)")
    }
  }
}
