import Deliberation

/// The words of a poll's template: of its lines, of its examples, and of the lines that explain, each begun with #.
struct TemplateWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func say(nl dutch: String, en english: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }

  /// A line that says something.
  func line(_ key: TemplateKey, _ value: String) -> String { "\(key.word(in: language)): \(value)" }

  /// - Parameter example: what stands on a line that is left out, where nothing is said.
  func line(_ key: TemplateKey, _ value: String?, example: String) -> String {
    value.map { line(key, $0) } ?? "# " + line(key, example)
  }

  // MARK: Examples

  var earlierPoll: String { say(nl: "vorig-jaar", en: "last-year") }
  var lastDay: String { say(nl: "31-3-2026", en: "2026-03-31") }
  var boards: [String] { [say(nl: "Zorgen", en: "Worries"), say(nl: "Wensen", en: "Hopes")] }
  var meeting: String { say(nl: "Drachten; Noord; 14-3-2026", en: "Leeds; north; 2026-03-14") }
  var alternatives: [String] {
    [
      say(nl: "Een huis voor iedereen", en: "A home for all"), say(nl: "Eerst huizen", en: "Homes first"),
    ]
  }
  var scale: String {
    say(nl: "Hoe was de dag? (1 is slecht, 5 is goed)", en: "How was the day? (1 is bad, 5 is good)")
  }
  var choice: String { say(nl: "Komt u nog eens?", en: "Will you come again?") }
  var open: String { say(nl: "Wat wilt u ons vertellen?", en: "What do you want to tell us?") }

  func yes(_ isSo: Bool) -> String { isSo ? say(nl: "ja", en: "yes") : say(nl: "nee", en: "no") }

  // MARK: What explains

  var head: String {
    say(
      nl: """
        # Een peiling, een regel voor elk ding. Regels die met # beginnen tellen niet mee; staat er
        # geen vraag, dan wordt niets vastgelegd. Tot de peiling opengaat kunt u alles veranderen.
        """,
      en: """
        # A poll, a line for each thing. Lines that begin with # are left out; nothing is
        # recorded where no question is left. Until the poll is opened you can change all of it.
        # The words before the colons may be Dutch:
        """)
  }
  var kinds: String {
    say(
      nl: """
        # stickerpeiling: mensen plakken stickers bij de onderdelen van borden.
        # evaluatie: mensen vullen na een bijeenkomst een formulier in.
        # stemming: partners kiezen tussen formuleringen. standpunt: partners zeggen waar ze staan.
        # Wat hieronder bij een andere soort peiling hoort en bleef zoals het was, zegt niets.
        """,
      en: """
        # sticker: people place stickers at the items of boards.
        # evaluation: people fill in a form after a meeting.
        # motion: partners choose between wordings. stance: partners say where they stand.
        # What stands below of another kind of poll, and was left as it is, says nothing.
        """)
  }
  var replaces: String {
    say(nl: "# De peiling die deze opnieuw vraagt:", en: "# The poll that this one asks anew:")
  }
  var until: String {
    say(
      nl: "# De laatste dag waarop om stemmen wordt gevraagd, en de taal van de teksten:",
      en: "# The last day on which votes are asked for, and the language of the texts:")
  }
  var stickers: String {
    say(
      nl: """
        # --- Een stickerpeiling ---
        # Hoeveel stickers ieder heeft: per bord, in totaal, bij één onderdeel.
        """,
      en: """
        # --- A sticker poll ---
        # How many stickers a person has: on each board, in all, at one item.
        """)
  }
  var source: String {
    say(
      nl: "# geteld (op de muur), of stembriefjes: een regel per mens.",
      en: "# counted on the wall, or ballots: a line a person.")
  }
  var hideBelow: String {
    say(
      nl: "# Van een bijeenkomst of regio met minder mensen is geen cijfer te zien.",
      en: "# Of a meeting or region where fewer people took part no figure is shown.")
  }
  var evaluation: String {
    say(
      nl: """
        # --- Een evaluatie ---
        # Een schaal loopt van 1 tot 5, of tot het getal vóór een dubbele punt. Onder een keuze
        # staan de antwoorden. Wat iemand op een open vraag schrijft, komt in een verslag.
        """,
      en: """
        # --- An evaluation ---
        # A scale goes from 1 to 5, or to the number before a colon. Below a choice stand its
        # answers. What people write to an open question comes into a report.
        """)
  }
  var motion: String {
    say(
      nl: "# --- Een stemming; de tekst laten zoals hij is, hoort er altijd bij ---",
      en: "# --- A motion; leaving the text as it is comes with the wordings ---")
  }
  var terms: String {
    say(
      nl:
        "# meerderheid, twee-derde of consent; hoeveel partners moeten stemmen; ja als stemmen naar gewicht tellen.",
      en:
        "# majority, two-thirds or consent; how many partners have to vote; yes where votes count by weight.")
  }
}
