import Deliberation

// MARK: - The chapters of the accountability

extension Phrases {
  var process: String { say(nl: "Hoe de tekst tot stand kwam", en: "How the text came about") }
  var changesTitle: String { say(nl: "Voorgestelde wijzigingen", en: "Proposed changes") }
  var commentsTitle: String {
    say(nl: "Opmerkingen en wat ermee is gedaan", en: "Comments and what became of them")
  }
  var organisations: String { say(nl: "Per organisatie", en: "By organisation") }
  var shares: String { say(nl: "Aandeel in de woorden", en: "Share of the words") }
  var polls: String { say(nl: "Peilingen en stemmingen", en: "Polls and votes") }
  var verification: String { say(nl: "Zelf nagaan", en: "Check it yourself") }

  // MARK: Process

  func step(_ step: Milestone.Step) -> String {
    switch step {
    case .firstComment: say(nl: "Eerste opmerking", en: "First comment")
    case .lastComment: say(nl: "Laatste opmerking", en: "Last comment")
    case .pollOpened: say(nl: "Peiling geopend", en: "Poll opened")
    case .meeting: say(nl: "Bijeenkomst", en: "Meeting")
    case .pollClosed: say(nl: "Peiling gesloten", en: "Poll closed")
    case .pollCorrected:
      say(nl: "Uitslag van de peiling verbeterd", en: "Result of the poll corrected")
    case .decided: say(nl: "Laatste besluit", en: "Last decision")
    case .edition: say(nl: "Vorige editie", en: "Edition before this one")
    case .published: say(nl: "Uitgave van deze editie", en: "Publication of this edition")
    }
  }

  // MARK: The front

  /// What an edition is, in one sentence.
  ///
  /// - Parameter writers: how many organisations have words in it.
  func about(_ kind: String, of alliance: String, writers: Int) -> String {
    say(
      nl:
        "\(whatItIs(kind, of: alliance, writers: writers)) Bij elk stuk tekst staat wie het inbracht; wie doorklikt, ziet door welk voorstel, welk besluit en welke stemming.",
      en:
        "\(whatItIs(kind, of: alliance, writers: writers)) Every passage names who brought it in, and leads to the proposal, the decision and the vote behind it."
    )
  }
  func checkLine(_ slug: Slug) -> String {
    say(
      nl: "Iedereen die de werkmap heeft, kan dit allemaal narekenen met beraad verify \(slug).",
      en: "Whoever has the workspace can check all of this with beraad verify \(slug).")
  }
  func partnersFigure(_ heard: Int, of all: Int) -> (figure: String, what: String) {
    let isOne = heard == 1 || all == 1
    return (
      "\(number(heard))\u{00A0}\(say(nl: "van de", en: "of"))\u{00A0}\(number(all))",
      say(
        nl: "\(all == 1 ? "organisatie" : "organisaties") \(isOne ? "liet" : "lieten") van zich horen",
        en: "\(all == 1 ? "organisation" : "organisations") \(isOne ? "was" : "were") heard from")
    )
  }
  func commentsFigure(_ comments: Int, replies: Int) -> (figure: String, what: String) {
    let answers = count(replies, say(nl: "antwoord", en: "answer"), say(nl: "antwoorden", en: "answers"))
    return (
      number(comments),
      say(
        nl: "\(comments == 1 ? "opmerking" : "opmerkingen"), \(answers)",
        en: "\(comments == 1 ? "comment" : "comments"), \(answers)")
    )
  }
  func changesFigure(_ adopted: Int, of all: Int) -> (figure: String, what: String) {
    (
      "\(number(adopted))\u{00A0}\(say(nl: "van de", en: "of"))\u{00A0}\(number(all))",
      say(
        nl:
          "\(all == 1 ? "voorgestelde wijziging" : "voorgestelde wijzigingen") \(adopted == 1 ? "is" : "zijn") overgenomen",
        en:
          "\(all == 1 ? "proposed change" : "proposed changes") \(adopted == 1 ? "was" : "were") adopted")
    )
  }
  func pollsFigure(_ polls: Int, people: Int?) -> (figure: String, what: String) {
    let votes = say(
      nl: polls == 1 ? "peiling of stemming" : "peilingen en stemmingen",
      en: polls == 1 ? "poll or vote" : "polls and votes")
    let hall = people.map {
      say(
        nl: ", met \(count($0, "mens", "mensen")) in bijeenkomsten",
        en: ", with \(count($0, "person", "people")) at meetings")
    }
    return (number(polls), votes + (hall ?? ""))
  }

  // MARK: Since the edition before

  func since(_ number: Int) -> String {
    say(nl: "Gewijzigd sinds editie \(number)", en: "Changed since edition \(number)")
  }
  func nothingSince(_ number: Int) -> String {
    say(
      nl: "Sinds editie \(number) is geen woord gewijzigd.",
      en: "Not a word was changed since edition \(number).")
  }
  func sinceIntro(_ number: Int, date: String, changes: Int) -> String {
    let places = count(changes, say(nl: "plaats", en: "place"), say(nl: "plaatsen", en: "places"))
    return say(
      nl: "Op \(places) is de tekst anders dan in editie \(number) van \(self.date(date)).",
      en: "In \(places) the text is otherwise than in edition \(number) of \(self.date(date)).")
  }

  var movedOnly: String { say(nl: "Verplaatst; de woorden bleven.", en: "Moved; the words stayed.") }
  var movedAndEdited: String { say(nl: "Verplaatst en gewijzigd.", en: "Moved and changed.") }

  // MARK: Organisations

  var organisation: String { say(nl: "Organisatie", en: "Organisation") }
  var organisationsIntro: String {
    say(
      nl:
        "Wat elke organisatie voorstelde, opmerkte en stemde, en wat daarvan geworden is. Het getal zegt hoeveel dat was.",
      en:
        "What each organisation proposed, said and voted, and what became of it. The number says how much that was."
    )
  }
  func organisationCount(_ count: Int) -> String {
    self.count(
      count, say(nl: "organisatie", en: "organisation"), say(nl: "organisaties", en: "organisations"))
  }
  var silentMark: String { say(nl: "niets", en: "nothing") }
  var proposed: String { say(nl: "Voorgesteld", en: "Proposed") }
  var commentsColumn: String { say(nl: "Opmerkingen", en: "Comments") }
  var votesColumn: String { say(nl: "Stemmen", en: "Votes") }
  func wordsInText(_ count: Int) -> String {
    say(nl: "\(words(count)) in deze tekst", en: "\(words(count)) in this text")
  }
  var notHeard: String {
    say(nl: "Uitgenodigd, en niet van zich laten horen.", en: "Invited, and not heard from.")
  }
  var enteredColumn: String { say(nl: "Ingevoerd", en: "Entered") }
  func entered(_ poll: Poll, of meetings: [String]) -> String {
    if poll.isEvaluation {
      return say(nl: "de formulieren van \(list(meetings))", en: "the forms of \(list(meetings))")
    }
    return say(nl: "de stickers van \(list(meetings))", en: "the stickers of \(list(meetings))")
  }
  var missedColumn: String { say(nl: "Niet gestemd", en: "Did not vote") }
  var allOrganisations: String { say(nl: "Alle organisaties", en: "All organisations") }
  var editingColumn: String { say(nl: "Redactie", en: "Editing") }
  func decisionCount(_ count: Int) -> String {
    self.count(count, say(nl: "besluit", en: "decision"), say(nl: "besluiten", en: "decisions"))
  }
  func pollActCount(_ count: Int) -> String {
    say(
      nl: "\(number(count)) keer een peiling geopend of gesloten",
      en: "opened or closed a poll \(count == 1 ? "once" : "\(number(count)) times")")
  }
  func otherRecordCount(_ count: Int) -> String {
    say(
      nl: "\(number(count)) keer een editie uitgegeven of vastgelegd wat van een peiling is opgenomen",
      en:
        "published an edition or recorded what of a poll was taken up \(count == 1 ? "once" : "\(number(count)) times")"
    )
  }
  var placedStickers: String { say(nl: "plakte stickers", en: "placed stickers") }

  // MARK: Amendments and comments

  var changesIntro: String {
    say(
      nl: "In de volgorde van de tekst: wat is doorgestreept, ging eruit; wat is onderstreept, kwam erin.",
      en: "In the order of the text: what is struck out goes, what is underlined comes.")
  }
  func changeCount(_ count: Int) -> String {
    self.count(count, say(nl: "wijziging", en: "change"), say(nl: "wijzigingen", en: "changes"))
  }
  var noAmendments: String {
    say(nl: "Er zijn geen wijzigingen voorgesteld.", en: "No changes were proposed.")
  }
  var noComments: String { say(nl: "Er zijn geen opmerkingen gemaakt.", en: "No comments were made.") }

  // MARK: Shares

  var wordsColumn: String { say(nl: "Woorden", en: "Words") }
  var shareColumn: String { say(nl: "Aandeel", en: "Share") }
  var together: String { say(nl: "samen", en: "together") }
  var total: String { say(nl: "Totaal", en: "Total") }
  var sharesNote: String {
    say(
      nl:
        "Een woord telt voor de organisatie die het in de tekst bracht, ook als het later is verplaatst. Wat meerdere organisaties gelijk voorstelden, telt voor hen samen. De toeschrijving is berekend uit de geschiedenis van de tekst; een lezer kan soms anders oordelen. Een aandeel in de woorden zegt niets over het belang van een bijdrage.",
      en:
        "A word counts for the organisation that brought it into the text, even where it was moved later. What several organisations proposed alike counts for them together. The attribution is computed from the history of the text; a reader may judge otherwise at times. A share of the words says nothing about the weight of a contribution."
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
