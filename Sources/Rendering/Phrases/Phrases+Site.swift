import Deliberation

// MARK: - The pages of a site besides its editions

extension Phrases {
  var skipToContent: String { say(nl: "Naar de inhoud", en: "Skip to content") }
  var parts: String { say(nl: "Onderdelen", en: "Parts") }
  var papers: String { say(nl: "Stukken", en: "Papers") }
  var reports: String { say(nl: "Verslagen", en: "Reports") }
  var meetings: String { say(nl: "Bijeenkomsten", en: "Meetings") }
  var offersAndNeeds: String { say(nl: "Inbreng en nodig", en: "Offers and needs") }
  var news: String { say(nl: "Nieuws", en: "News") }
  var privacy: String { "Privacy" }
  var feed: String { say(nl: "Feed (Atom)", en: "Feed (Atom)") }
  var start: String { say(nl: "Begin", en: "Start") }
  func siteAbout(_ alliance: String) -> String {
    say(
      nl: "De stukken van \(alliance), met wie erachter staat en wat de bijeenkomsten inbrachten.",
      en: "The papers of \(alliance), with who stands behind them and what the meetings brought in.")
  }
  var noPapers: String { say(nl: "Er zijn nog geen stukken.", en: "There are no papers yet.") }

  // MARK: Papers

  func editionNumber(_ number: Int) -> String { say(nl: "Editie \(number)", en: "Edition \(number)") }
  func latestEdition(_ number: Int, _ day: String) -> String {
    say(nl: "editie \(number), \(date(day))", en: "edition \(number), \(date(day))")
  }
  var editionsTitle: String { say(nl: "Edities", en: "Editions") }
  var noEdition: String {
    say(nl: "Van dit stuk is nog geen editie verschenen.", en: "There is no edition of this paper yet.")
  }
  var editionElsewhere: String {
    say(nl: "De bestanden van deze editie staan hier niet.", en: "The files of this edition are not here.")
  }
  var readIt: String { say(nl: "Lees deze editie", en: "Read this edition") }
  /// What a file of an edition is called in a list of downloads; nil for one that is no download.
  func download(_ name: String) -> String? {
    switch name {
    case "edition.docx": "Word"
    case "edition.pdf": "PDF"
    case "edition-short.pdf": say(nl: "PDF, kort", en: "PDF, short")
    case "paper.md": "Markdown"
    case "attribution.json": say(nl: "herkomst van elk woord (JSON)", en: "origin of every word (JSON)")
    case "edition.json": say(nl: "cijfers en hashes (JSON)", en: "figures and hashes (JSON)")
    case "edition.jsonld": say(nl: "beschrijving (JSON-LD)", en: "description (JSON-LD)")
    default: nil
    }
  }
  func downloads(_ number: Int) -> String {
    say(nl: "Downloads van editie \(number)", en: "Downloads of edition \(number)")
  }
  var responses: String { say(nl: "Reacties", en: "Responses") }
  func responseTo(_ title: String, _ number: Int, by name: String) -> String {
    say(
      nl: "Reactie van \(name) op \(title), editie \(number)",
      en: "Response of \(name) to \(title), edition \(number)")
  }
  var aboutThisPaper: String {
    say(nl: "Bijeenkomsten over dit stuk", en: "Meetings about this paper")
  }

  // MARK: Meetings

  var noMeetings: String { say(nl: "Er zijn nog geen bijeenkomsten.", en: "There are no meetings yet.") }
  var meetingsCaption: String {
    say(nl: "De bijeenkomsten, in de volgorde van hun dag", en: "The meetings, in the order of their days")
  }
  var meetingColumns: [String] {
    language == .dutch
      ? ["Bijeenkomst", "Dag", "Plaats", "Regio", "Mensen", "Punten", "Nog open"]
      : ["Meeting", "Day", "Place", "Region", "People", "Points", "Still open"]
  }
  var groups: String { say(nl: "Groepen:", en: "Groups:") }
  var aboutPapers: String { say(nl: "Over:", en: "About:") }
  var asked: String { say(nl: "Wat er gevraagd is", en: "What was asked") }
  func pollState(isClosed: Bool) -> String {
    isClosed ? say(nl: "gesloten", en: "closed") : say(nl: "nog open", en: "still open")
  }
  var figuresInEdition: String {
    say(
      nl: "De uitslag van een peiling staat in de editie van het stuk.",
      en: "The result of a poll stands in the edition of its paper.")
  }
  var reported: String { say(nl: "Verslagen", en: "Reports") }
  var pointsOfMeeting: String { say(nl: "Punten, en wat ervan kwam", en: "Points, and what came of them") }
  var noPoints: String { say(nl: "Er zijn nog geen punten opgehaald.", en: "No points were brought in yet.") }

  // MARK: Offers and needs

  var offersIntro: String {
    say(
      nl:
        "Wat organisaties inbrengen en wat zij nodig hebben, per route. Mensen leggen het naast elkaar; een organisatie staat erbij, nooit een persoon.",
      en:
        "What organisations bring and what they need, by route. People put them side by side; an organisation is named, never a person."
    )
  }
  var noOffers: String {
    say(nl: "Er is nog niets ingebracht of gevraagd.", en: "Nothing was offered or asked for yet.")
  }
  var withoutRoute: String { say(nl: "Zonder route", en: "Without a route") }
  var offerColumns: [String] {
    language == .dutch
      ? ["Wat", "Soort", "Organisatie", "Regio", "Bijeenkomst", "Past bij"]
      : ["What", "Kind", "Organisation", "Region", "Meeting", "Goes with"]
  }

  // MARK: News, privacy, and what is not there

  var noNews: String { say(nl: "Er is nog geen nieuws.", en: "There is no news yet.") }
  var allNews: String { say(nl: "Al het nieuws", en: "All news") }
  var allMeetings: String { say(nl: "Alle bijeenkomsten", en: "All meetings") }
  var privacyOfSite: [String] {
    language == .dutch
      ? [
        "Deze site bestaat uit gewone bestanden. Zij zet geen cookies, heeft geen scripts, telt geen bezoekers en vraagt niets op bij een ander.",
        "Wie de site beheert of de server eronder, kan zien welk adres welke bladzijde opvroeg, zoals bij elke site.",
        "Op de bladzijden staan organisaties, en nooit de naam van wie namens haar sprak. Een verhaal staat er alleen met toestemming van wie het vertelde.",
      ]
      : [
        "This site is made of plain files. It sets no cookies, has no scripts, counts no visitors and asks nothing of anybody else.",
        "Whoever runs the site, or the server below it, can see which address asked for which page, as with every site.",
        "The pages name organisations, and never the person who spoke for one. A story is there only with the consent of whoever told it.",
      ]
  }
  var notFoundTitle: String { say(nl: "Deze bladzijde is er niet", en: "There is no such page") }
  var notFound: String {
    say(
      nl:
        "Misschien klopt het adres niet, of is de bladzijde weggehaald. Haal in de adresbalk het laatste deel van het adres weg, tot u bij een bladzijde komt die er wel is.",
      en:
        "The address may be wrong, or the page was taken away. Take the last part off the address in the address bar, until you come to a page that is there."
    )
  }
  var howToCheck: String {
    say(
      nl: "Van welke commit dit is, met de hash van elk bestand:",
      en: "Which commit this is of, with the hash of every file:")
  }
}
