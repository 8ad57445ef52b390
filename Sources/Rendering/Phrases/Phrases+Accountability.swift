// MARK: - The chapters of the accountability

extension Phrases {
  var accountabilityIntro: String {
    say(
      nl:
        "Hier staat hoe deze tekst tot stand kwam: wie meedeed, wat er is voorgesteld, wat daarmee is gebeurd en waarom, en hoe iedereen dat zelf kan nagaan.",
      en:
        "This chapter tells how the text came about: who took part, what was proposed, what became of it and why, and how anyone can check that."
    )
  }
  var process: String { say(nl: "Hoe de tekst tot stand kwam", en: "How the text came about") }
  var participants: String { say(nl: "Wie meededen", en: "Who took part") }
  var amendments: String { say(nl: "Voorgestelde wijzigingen", en: "Proposed changes") }
  var comments: String {
    say(nl: "Opmerkingen en wat ermee is gedaan", en: "Comments and what became of them")
  }
  var shares: String { say(nl: "Aandeel in de woorden", en: "Share of the words") }
  var stances: String { say(nl: "Waar de organisaties staan", en: "Where the organisations stand") }
  var polls: String { say(nl: "Peilingen en stemmingen", en: "Polls and votes") }
  var verification: String { say(nl: "Zelf nagaan", en: "Check it yourself") }

  // MARK: Process

  func step(_ step: EditionContent.Step) -> String {
    switch step {
    case .begun: say(nl: "Eerste versie van de tekst", en: "First revision of the text")
    case .firstComment: say(nl: "Eerste opmerking", en: "First comment")
    case .lastComment: say(nl: "Laatste opmerking", en: "Last comment")
    case .pollOpened: say(nl: "Peiling geopend", en: "Poll opened")
    case .meeting: say(nl: "Bijeenkomst", en: "Meeting")
    case .pollClosed: say(nl: "Peiling gesloten", en: "Poll closed")
    case .decided: say(nl: "Laatste besluit", en: "Last decision")
    case .published: say(nl: "Uitgave van deze editie", en: "Publication of this edition")
    }
  }

  func processSummary(comments: Int, amendments: Int, parts: Int, adopted: Int, polls: Int) -> String {
    say(
      nl:
        "Er zijn \(count(comments, "opmerking", "opmerkingen")) gemaakt en \(count(amendments, "wijziging", "wijzigingen")) voorgesteld, samen \(count(parts, "onderdeel", "onderdelen")) waarover apart is besloten. Daarvan \(adopted == 1 ? "is" : "zijn") er \(number(adopted)) overgenomen. Er \(polls == 1 ? "was" : "waren") \(count(polls, "peiling of stemming", "peilingen of stemmingen")).",
      en:
        "There were \(count(comments, "comment", "comments")) and \(count(amendments, "amendment", "amendments")), in \(count(parts, "part", "parts")) that were decided one by one; \(number(adopted)) of them \(adopted == 1 ? "was" : "were") adopted. There \(polls == 1 ? "was" : "were") \(count(polls, "poll or vote", "polls or votes"))."
    )
  }

  // MARK: Participants

  var organisation: String { say(nl: "Organisatie", en: "Organisation") }
  var commentsColumn: String { say(nl: "Opmerkingen", en: "Comments") }
  var amendmentsColumn: String { say(nl: "Wijzigingen", en: "Amendments") }
  var votesColumn: String { say(nl: "Stemmen", en: "Votes") }
  func silent(_ names: [String]) -> String {
    say(
      nl: "Wel uitgenodigd, maar niet van zich laten horen: \(list(names)).",
      en: "Invited, but not heard from: \(list(names)).")
  }
  var nobodySilent: String {
    say(
      nl: "Elke uitgenodigde organisatie heeft van zich laten horen.",
      en: "Every organisation invited was heard from.")
  }

  // MARK: Amendments and comments

  var noAmendments: String {
    say(nl: "Er zijn geen wijzigingen voorgesteld.", en: "No changes were proposed.")
  }
  var noComments: String { say(nl: "Er zijn geen opmerkingen gemaakt.", en: "No comments were made.") }

  // MARK: Shares

  var wordsColumn: String { say(nl: "Woorden", en: "Words") }
  var shareColumn: String { say(nl: "Aandeel", en: "Share") }
  var together: String { say(nl: "samen", en: "together") }
  var total: String { say(nl: "Totaal", en: "Total") }
  func sharesNote(margin: Int) -> String {
    say(
      nl:
        "Een woord telt voor de organisatie die het in de tekst bracht, ook als het later is verplaatst. Wat meerdere organisaties gelijk voorstelden, telt voor hen samen. De toeschrijving is berekend uit de geschiedenis van de tekst en kan bij ongeveer \(margin) op de 100 woorden anders uitvallen dan een lezer zou oordelen. Een aandeel in de woorden zegt niets over het belang van een bijdrage.",
      en:
        "A word counts for the organisation that brought it into the text, even where it was moved later. What several organisations proposed alike counts for them together. The attribution is computed from the history of the text; for about \(margin) in 100 words it may differ from what a reader would judge. A share of the words says nothing about the weight of a contribution."
    )
  }
  var unattributed: String { say(nl: "Niet toegeschreven", en: "Not attributed") }

  // MARK: Verification

  var verificationIntro: String {
    say(
      nl:
        "Alles op deze pagina is afgeleid uit één versie van de werkmap. Wie die versie heeft, kan de telling, de toeschrijving en deze uitgave opnieuw maken en byte voor byte vergelijken:",
      en:
        "Everything on this page is derived from one revision of the workspace. Whoever has that revision can make the tally, the attribution and this edition again and compare them byte for byte:"
    )
  }
  var commitLabel: String { say(nl: "Versie (commit)", en: "Revision (commit)") }
  var toolLabel: String { say(nl: "Programma", en: "Program") }
  var formatLabel: String { say(nl: "Versie van het gegevensformaat", en: "Version of the data format") }
  var fileLabel: String { say(nl: "Bestand", en: "File") }
  var hashesCaption: String {
    say(nl: "SHA-256 van de bestanden bij deze pagina", en: "SHA-256 of the files beside this page")
  }
  var ownHash: String {
    say(
      nl: "Het controlegetal van deze pagina zelf staat in edition.json.",
      en: "The hash of this page itself is in edition.json.")
  }
}
