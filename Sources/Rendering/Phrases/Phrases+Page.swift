// MARK: - The frame of a page

extension Phrases {
  var skip: String { say(nl: "Naar de tekst", en: "Skip to the text") }
  func skipTo(_ chapter: String) -> String { say(nl: "Naar: \(chapter)", en: "Skip to: \(chapter)") }
  var contents: String { say(nl: "Inhoud", en: "Contents") }
  var theText: String { say(nl: "De tekst", en: "The text") }
  var accountability: String { say(nl: "Verantwoording", en: "Accountability") }

  /// The name of a paper's kind; an unknown kind as it is.
  func kind(_ kind: String) -> String {
    switch kind {
    case "manifesto": say(nl: "Manifest", en: "Manifesto")
    case "position-paper": say(nl: "Voorstellenbrief", en: "Position paper")
    case "letter": say(nl: "Brief", en: "Letter")
    case "pamphlet": say(nl: "Strijdschrift", en: "Pamphlet")
    default: kind
    }
  }

  /// The name of a paper's stage; an unknown stage as it is.
  func stage(_ stage: String) -> String {
    switch stage {
    case "draft": say(nl: "concept", en: "draft")
    case "consultation": say(nl: "in bespreking", en: "in consultation")
    case "final": say(nl: "vastgesteld", en: "final")
    default: stage
    }
  }

  func edition(_ number: Int, of kind: String, date: String) -> String {
    self.kind(kind)
      + say(
        nl: ", editie \(number), uitgegeven op \(self.date(date))",
        en: ", edition \(number), published on \(self.date(date))")
  }

  func draft(of kind: String, commit: String) -> String {
    self.kind(kind)
      + say(nl: ", concept: de stand van versie \(commit)", en: ", draft: as of revision \(commit)")
  }

  func stageLine(_ stage: String) -> String {
    say(nl: "Stand van de tekst: \(self.stage(stage)).", en: "State of the text: \(self.stage(stage)).")
  }

  func madeWith(_ tool: String) -> String {
    say(nl: "Gemaakt met \(tool).", en: "Made with \(tool).")
  }

  // MARK: The view of the text

  var view: String { say(nl: "Weergave", en: "View") }
  var withNames: String { say(nl: "Wie bracht wat in", en: "Who brought in what") }
  var withoutNames: String { say(nl: "Alleen de tekst", en: "The text alone") }
  var printAll: String {
    say(
      nl: "Bij afdrukken ook de volledige verantwoording meenemen",
      en: "Print the whole accountability too")
  }
  var legend: String {
    say(
      nl: "De nummers achter de woorden: wie ze inbracht.",
      en: "The numbers behind the words: who brought them in.")
  }
  var highlight: String { say(nl: "Licht één inbrenger uit", en: "Highlight one contributor") }
  var noHighlight: String { say(nl: "Geen", en: "None") }
  var unmarked: String { say(nl: "Zonder merkteken:", en: "Unmarked:") }

  func wordsOf(_ name: String) -> String { say(nl: "woorden van \(name)", en: "words of \(name)") }
  func words(_ count: Int) -> String {
    self.count(count, say(nl: "woord", en: "word"), say(nl: "woorden", en: "words"))
  }

  var keyOriginal: String {
    say(nl: "oorspronkelijke tekst van een ander", en: "original text by someone else")
  }
  var keyAmended: String {
    say(nl: "overgenomen wijziging", en: "adopted change")
  }
  var keyResolved: String {
    say(nl: "gekozen waar wijzigingen botsten", en: "chosen where changes collided")
  }
  func lead(_ name: String) -> String { say(nl: "Van \(name):", en: "By \(name):") }
  var originLink: String { say(nl: "einde; herkomst", en: "end; origin") }

  // MARK: Places

  func paragraph(_ number: Int) -> String { say(nl: "alinea \(number)", en: "paragraph \(number)") }
  func under(_ heading: String) -> String { say(nl: "onder “\(heading)”", en: "under “\(heading)”") }
  func headingPlace(_ heading: String) -> String { say(nl: "kop “\(heading)”", en: "heading “\(heading)”") }
  func footnotePlace(_ number: Int) -> String { say(nl: "voetnoot \(number)", en: "footnote \(number)") }
  var titlePlace: String { say(nl: "de titel", en: "its title") }
  var headPlace: String { say(nl: "de gegevens boven de tekst", en: "its front matter") }
  func moreOf(_ count: Int) -> String { say(nl: "nog \(number(count))", en: "\(number(count)) more") }
  var noPlace: String { say(nl: "geen plaats in deze tekst", en: "no place in this text") }
}
