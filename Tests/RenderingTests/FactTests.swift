import Deliberation
import Testing

@testable import Rendering

/// Each of these was once told otherwise than it was.
@Suite struct FactTests {
  private let page = Sample.page(Sample.edition())

  @Test func `people at meetings and organisations that placed stickers by themselves are counted apart`() {
    let poll = page.part(from: "<h3 id=\"poll-koers\"", to: "<h3 id=\"poll-slot\"")
    // 2 + 19 + 20 + 21 + 22 people, and one organisation.
    #expect(poll.contains("In 5 bijeenkomsten plakten 84 deelnemers stickers"))
    #expect(poll.contains("Ook Vakbond plakte stickers, buiten de bijeenkomsten om."))
    #expect(page.part(from: "<ul class=\"figures\">", to: "</ul>").contains("met 84 mensen in bijeenkomsten"))
  }

  @Test func `a meeting that is hidden to protect another is not said to have been small`() {
    let poll = page.part(from: "<h3 id=\"poll-koers\"", to: "<h3 id=\"poll-slot\"")
    #expect(poll.contains("en zo nodig ook andere, waaruit ze af te leiden zouden zijn"))
    #expect(!poll.contains("Waar minder dan"))
  }

  @Test func `a reservation is told with its reason and its words`() {
    let front = page.part(from: "<div class=\"stances\">", to: "</div>")
    #expect(front.contains("1 organisatie steunt de tekst onder voorbehoud"))
    #expect(front.contains("De toon mag milder."))
    #expect(front.contains("<q dir=\"auto\">nummer</q>") && front.contains("alinea"))
  }

  @Test func `who signed, who abstained and who was silent all stand at the front`() {
    let front = page.part(from: "<div class=\"stances\">", to: "</div>")
    #expect(
      front.contains("2 organisaties steunen de tekst") && front.contains("1 organisatie onthoudt zich"))
    #expect(front.contains("4 organisaties zeiden niet waar ze staan"))
  }

  @Test func `a withdrawal is told with its reason`() {
    let card = page.part(from: "id=\"\(target("a5/1").pageID)\"", to: "</article>")
    #expect(card.contains("ingetrokken") && card.contains("Gunst zegt het beter."))
  }

  @Test func `a vote names who voted for what and why, who abstained and who was silent`() {
    let poll = page.part(from: "<h3 id=\"poll-inkomen\"", to: "<h3 id=\"poll-koers\"")
    #expect(poll.contains("6 van de 7 stemden, onder wie 1 onthouding."))
    #expect(
      poll.contains("Onthield zich: <a class=\"org\" href=\"#partner-regio-noord\">Alliantie Noord</a>"))
    #expect(poll.contains("Niet gestemd: <a class=\"org\" href=\"#partner-voedselbank\">Voedselbanken</a>"))
    #expect(poll.contains("Het stond er goed."))
    #expect(!poll.contains("Schuldhulpmaatjes"))
  }

  @Test func `who abstained and who did not vote stand with their weights`() {
    var records = SampleRecords()
    let alternatives = ["ruim", "krap"].map { Alternative(id: slug($0), text: $0, targets: []) }
    records.open(
      "maat", "Hoe ruim?",
      .motion(MotionForm(alternatives: alternatives, rule: .majority, quorum: 0, isWeighted: true)),
      for: ["vakbond", "kerken"], weights: ["vakbond": 5, "kerken": 2])
    records.vote("maat", by: "vakbond", "abstain")
    records.close("maat")
    let poll = Sample.page(Sample.edition(.dutch, records)).part(
      from: "<h3 id=\"poll-maat\"", to: "</section>")
    let seen = poll.replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
    #expect(seen.contains(#/Onthield zich: Vakbond *\(gewicht 5\)/#), "\(seen)")
    #expect(seen.contains(#/Niet gestemd: Kerken *\(gewicht 2\)/#), "\(seen)")
  }

  @Test func `where votes count by weight, each vote stands with its weight, over what was chosen`() {
    var records = SampleRecords()
    let alternatives = ["ruim", "krap"].map {
      Alternative(id: slug($0), text: $0 == "ruim" ? "Ruim" : "Krap", targets: [])
    }
    records.open(
      "maat", "Hoe ruim?",
      .motion(MotionForm(alternatives: alternatives, rule: .majority, quorum: 0, isWeighted: true)),
      for: ["vakbond", "kerken"], weights: ["vakbond": 5])
    records.vote("maat", by: "vakbond", "ruim")
    records.vote("maat", by: "kerken", "krap", because: "Zuinig.")
    records.close("maat")
    let poll = Sample.page(Sample.edition(.dutch, records)).part(
      from: "<h3 id=\"poll-maat\"", to: "</section>")
    let seen = poll.replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
    #expect(
      seen.contains("Keuze Stemmen Wie Ruim 5 Vakbond (gewicht 5) Krap 1 Kerken (gewicht 1) ( Zuinig. )"))
    #expect(seen.contains(#/Zuinig.*De stemmen tellen naar het gewicht.*Gekozen: “Ruim”/#))
  }

  @Test func `an alternative is shown in full and rendered, inside its sentence`() {
    let poll = page.part(from: "<h3 id=\"poll-inkomen\"", to: "<h3 id=\"poll-koers\"")
    #expect(poll.contains("Bestaanszekerheid begint met een inkomen <ins>"))
    #expect(poll.contains("zoals het <em>er</em> staat"))
    #expect(!poll.contains("*er*") && !page.contains("*er*"))
  }

  @Test func `what the page adds to a text in another language is said to be in its own`() {
    var content = Sample.edition()
    content.paper.heading.textLanguage = "de"
    let page = Sample.page(content)
    #expect(page.contains("<article class=\"paper\" lang=\"de\">"))
    #expect(page.contains("<span class=\"h\" lang=\"nl\">Van Vakbond: </span>"))
    #expect(page.contains("<a class=\"chip\" lang=\"nl\" href"))
    #expect(page.contains("<ins><span class=\"h\" lang=\"nl\">komt erin: </span>"))
    #expect(!self.page.contains("<span class=\"h\" lang"))
  }

  @Test func `what partners and the committee wrote is rendered, wherever it stands`() {
    var records = SampleRecords.full
    records.comment(
      "c9", by: "vakbond", .remark, "Zie *dit* [stuk](https://example.org/na):\n\n- één\n- twee",
      on: "dubbel zwaar")
    records.amend("a9", by: "kerken", [(Sample.place("geen gunst", Sample.text), "")], "Weg, want **fout**.")
    records.decide(
      "d9", ["a9/1"], .rejected, "Feitelijk `juist`, en [nagezocht](https://example.org/na).")
    let page = Sample.page(Sample.edition(.dutch, records))
    let link = "<a href=\"https://example.org/na\" rel=\"noopener noreferrer\">"
    let comment = page.part(from: "id=\"\(id("c9").pageID)\"", to: "</article>")
    #expect(comment.contains("<em>dit</em> \(link)stuk</a>") && comment.contains("<li>één</li>"))
    let change = page.part(from: "id=\"\(target("a9/1").pageID)\"", to: "</article>")
    #expect(change.contains("<strong>fout</strong>"))
    #expect(change.contains("Feitelijk <code>juist</code>, en \(link)nagezocht</a>."))
    #expect(!page.contains("](https://example.org/na)") && !page.contains("*dit*"))
    #expect(!page.contains("**fout**"))
  }

  @Test func `words that are gone name the change or the author, not a hash`() {
    let byChange = page.part(from: "id=\"\(id("c3").pageID)\"", to: "</article>")
    #expect(byChange.contains("<a href=\"#\(target("a2/1").pageID)\">Wijziging"))
    #expect(byChange.contains(">Kerken</a>"))
    #expect(byChange.contains(") zette andere woorden op de plaats van deze."))
    let byAuthor = page.part(from: "id=\"\(id("c4").pageID)\"", to: "</article>")
    #expect(byAuthor.contains("geschrapt door Agendacommissie, als auteur."))
  }

  @Test func `words that a change took out and put nothing for are said to be deleted`() {
    var records = SampleRecords()
    records.amend("a9", by: "kerken", [(Sample.place("geen gunst", Sample.text), "")], "Weg.")
    records.comment(
      "c9", by: "vakbond", .remark, "Waarom?", on: "geen gunst", .deleted(by: .changes([target("a9/1")])))
    let page = Sample.page(Sample.edition(.dutch, records))
    let card = page.part(from: "id=\"\(id("c9").pageID)\"", to: "</article>")
    #expect(card.contains("geschrapt door <a href=\"#\(target("a9/1").pageID)\">Wijziging"))
  }

  @Test func `only who has words in the text wrote it, and who left counts with those that were heard`() {
    var records = SampleRecords.full
    records.roster = Roster(
      alliance: "Voorbeeldalliantie tegen armoede", language: .dutch,
      partners: Sample.partners.filter { $0.id != slug("vakbond") })
    records.former = Dictionary(uniqueKeysWithValues: Sample.partners.map { ($0.id, $0) })
    let page = Sample.page(Sample.edition(.dutch, records))
    // The committee, the union that left, churches and carers, clients' councils and the north: but not food banks and debt buddies.
    #expect(page.contains("geschreven door 6 organisaties samen."))
    #expect(
      page.part(from: "<ul class=\"figures\">", to: "</ul>").contains("\u{A0}van de\u{A0}8</b> organisaties"))
  }

  @Test func `comments and answers are counted apart`() {
    #expect(
      page.part(from: "<ul class=\"figures\">", to: "</ul>").contains("<b>4</b> opmerkingen, 1 antwoord"))
    let entry = page.part(from: "id=\"partner-agendacommissie\"", to: "</article>")
    #expect(entry.contains("<dt>Antwoorden</dt>") && !entry.contains("<dt>Opmerkingen</dt>"))
  }

  @Test func `a decision that a later one overrides is told with it`() {
    let card = page.part(from: "id=\"\(target("a1/1").pageID)\"", to: "</article>")
    #expect(card.contains("Besluit: overgenomen"))
    #expect(card.contains("Eerder besloten: aangehouden") && card.contains("Eerst de stemming."))
  }

  @Test func `a page states no accuracy that nobody measured on it`() {
    #expect(!page.contains(#/op de 100 woorden|in 100 words/#))
  }

  @Test func `each organisation is told what it proposed, said and voted, and what became of it`() {
    let entry = page.part(from: "id=\"partner-vakbond\"", to: "</article>")
    for fact in [
      "steunt de tekst", "overgenomen</span>", "niet overgenomen</span>", "Valt buiten het onderwerp",
      "ingetrokken</span>", "#poll-inkomen", "plakte stickers: ", "woorden in deze tekst",
      "Gunst zegt het beter.", "<ins><span class=\"h\">komt erin: </span>", "href=\"#organisations\"",
    ] {
      #expect(entry.contains(fact), "\(fact)")
    }
    let committee = page.part(from: "id=\"partner-agendacommissie\"", to: "</article>")
    #expect(committee.contains("href=\"#\(id("c1").pageID)\"") && committee.contains("Ja, juist ook dan."))
    let food = page.part(from: "id=\"partner-voedselbank\"", to: "</article>")
    #expect(
      food.contains(#/Niet gestemd<\/dt>.*#poll-inkomen/#.dotMatchesNewlines())
        || food.contains("niet van zich laten horen"))
    #expect(
      page.part(from: "id=\"partner-schuldhulp\"", to: "</article>").contains("niet van zich laten horen"))
    #expect(page.contains("<b>6\u{A0}van\u{A0}de\u{A0}8</b>") || page.contains("<b>6\u{A0}van de\u{A0}8</b>"))
  }

  @Test func `a minority comes first where the vote is told`() throws {
    let poll = page.part(from: "<h3 id=\"poll-slot\"", to: "</section>")
    let reservation = try #require(poll.firstRange(of: "onder voorbehoud"))
    let support = try #require(poll.firstRange(of: "2 organisaties steunen de tekst"))
    #expect(reservation.lowerBound < support.lowerBound)
  }
}
