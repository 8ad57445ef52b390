import Deliberation
import Testing

@Suite struct PointTypeTests {
  @Test(arguments: [
    ("Verhalen", PointType.story), ("DROMEN:", .dream), ("2. Acties", .action), ("Zorg", .concern),
    ("Aanbevelingen ", .recommendation), ("Wat heb ik  nodig?", .need), ("Inbreng", .offer),
    ("Stories", .story),
    ("Needs", .need),
  ]) func `a heading names a type in Dutch and in English`(_ heading: String, _ type: PointType) {
    #expect(PointType(heading: heading) == type)
  }

  @Test(arguments: ["Verhalen en dromen", "Zorgverzekering", "", "3.", "Conclusie"])
  func `another heading names none`(_ heading: String) { #expect(PointType(heading: heading) == nil) }

  @Test func `what a type is called names it again`() {
    for type in PointType.allCases {
      for words in [type.words, type.heading] {
        for language in Language.allCases { #expect(PointType(heading: words[language]) == type) }
      }
    }
  }

  @Test func `a number of them has the word for one or for several`() {
    #expect(PointType.dream.counted(1).dutch == "1 droom")
    #expect(PointType.dream.counted(2).english == "2 dreams")
    #expect(PointType.offer.counted(2).dutch == "2 keer inbreng")
  }
}
