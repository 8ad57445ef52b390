import Deliberation
import Testing

@Suite struct PersonalNamesTests {
  @Test(arguments: [
    ("Toen kwam mevrouw De Wit langs.", "mevrouw De Wit"), ("Ik heet Fatima en woon hier.", "heet Fatima"),
    ("Dhr. van der Berg hielp.", "Dhr. van der Berg"), ("My name is Ann.", "is Ann."),
    ("Ze woont Kerkstraat 12 in het dorp.", "Kerkstraat 12"), ("Postcode 9201 AB dus.", "9201 AB"),
    ("at 12 Church Street now", "12 Church Street"),
  ]) func `what looks like a name or an address is found`(_ text: String, _ found: String) {
    #expect(PersonalData.names(in: text).map(\.text) == [found])
  }

  @Test(arguments: [
    "Ik reis twee uur met de bus.", "In 2012 kwam de wet.", "De heer des huizes sprak.", "Zo heet dat hier.",
    "Wij lopen de Kerkstraat door.", "Mijn naam is niet belangrijk.",
  ]) func `a story without one has none`(_ text: String) { #expect(PersonalData.names(in: text).isEmpty) }

  @Test func `its place is in bytes of the text`() {
    let text = "Één keer sprak mevrouw Bos."
    let found = PersonalData.names(in: text)
    #expect(found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["mevrouw Bos."])
  }
}
