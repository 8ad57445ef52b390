import Deliberation
import HTML
import Testing

@testable import Rendering

@Suite struct ChangeMarkupTests {
  @Test func `only what differs is struck out and underlined, in one text`() {
    #expect(
      markup(
        "Wij eisen een <eerlijk> loon voor iedereen die werkt.",
        "Wij vragen een <eerlijk> loon voor iedereen die wil.")
        == "<p>Wij <del>eisen</del> <ins>vragen</ins> een &lt;eerlijk&gt; loon voor iedereen die <del>werkt</del> <ins>wil</ins>.</p>"
    )
  }

  @Test func `what a reader takes for one change is shown as one`() {
    #expect(
      markup("Aan die gewenning doen wij niet mee.", "Bij die gewenning leggen wij ons niet neer.")
        == "<p><del>Aan die gewenning doen wij niet mee</del> <ins>Bij die gewenning leggen wij ons niet neer</ins>.</p>"
    )
  }

  @Test func `a screen reader is told what goes and what comes`() {
    let html = ChangeMarkup(before: "oud", after: "nieuw", phrases: Phrases(language: .dutch)).markup.html
    #expect(html.contains("<del><span class=\"h\">gaat eruit: </span>oud</del>"))
    #expect(html.contains("<ins><span class=\"h\">komt erin: </span>nieuw</ins>"))
  }

  @Test func `a passage that moves is said to move`() {
    let (twee, drie) = ("Wie verhuist, komt niet terug.", "De thuiszorg loopt op haar laatste benen.")
    let html = ChangeMarkup(
      before: "\(twee)\n\n\(drie)", after: "\(drie)\n\n\(twee)", phrases: Phrases(language: .dutch)
    ).markup.html
    #expect(html.contains("<p class=\"note\">Verplaatst"))
    #expect(html.contains("<del class=\"moved\"><span class=\"h\">wordt verplaatst vanaf hier: </span>"))
    #expect(html.contains("<ins class=\"moved\"><span class=\"h\">komt hier te staan: </span>"))
    #expect(!html.contains("gaat eruit"))
  }

  @Test func `a passage that moves with an edit is said to move, with its edit`() {
    let (twee, drie) = (
      "Wie verhuist naar elders, komt niet terug.", "De thuiszorg loopt op haar laatste benen."
    )
    let html = markup(
      "\(twee)\n\n\(drie)\n\nVier is er ook.",
      "\(drie)\n\nVier is er ook.\n\nWie verhuist naar elders, komt soms terug.")
    #expect(html.contains("<p class=\"note\">Verplaatst"))
    #expect(html.contains("<del class=\"moved\">\(twee)</del>"))
    #expect(
      html.contains(
        "<ins class=\"moved\">Wie verhuist naar elders, komt </ins><del>niet</del> <ins class=\"edited\">soms</ins><ins class=\"moved-on\"> terug.</ins>"
      ), "\(html)")
  }

  @Test func `a passage of several sentences that moves is said to move`() {
    let (twee, drie) = (
      "Twee. Wie verhuist, komt niet terug.", "Drie. De thuiszorg loopt op haar laatste benen."
    )
    let html = markup("\(twee)\n\n\(drie)\n\nVier.", "\(drie)\n\n\(twee)\n\nVier.")
    #expect(html.contains("<del class=\"moved\">\(twee)</del>") && html.contains("<ins class=\"moved\">"))
  }

  @Test(arguments: [
    ("Een. Twee.", "Een.\n\nTwee.", "Eén alinea wordt er twee."),
    ("een twee", "een\u{A0}twee", "Alleen de ruimte tussen twee woorden verandert."),
    ("- een\n- twee", "- een\n  - twee", "Een punt komt onder het vorige te staan."),
    ("- een\n- twee", "- een\n\n- twee", "Tussen de punten van een lijst komt ruimte."),
  ])
  func `a change of white space is named, with what was and what becomes`(
    before: String, after: String, name: String
  ) {
    let html = ChangeMarkup(before: before, after: after, phrases: Phrases(language: .dutch)).markup.html
    #expect(html.contains("<p class=\"note\">\(name)</p>"))
    #expect(html.contains("<dt>Was</dt>") && html.contains("<dt>Wordt</dt>"))
  }

  @Test(arguments: [
    ("een twee drie", "een drie", "<p>een <del>twee</del> drie</p>"),
    ("een twee", "twee", "<p><del>een</del> twee</p>"),
    ("een twee", "een", "<p>een <del>twee</del></p>"),
    ("twee", "een twee", "<p><ins>een</ins> twee</p>"),
    (
      "een schande; nu is het een adres. Wij", "een schande. Wij",
      "<p>een schande<del>; nu is het een adres</del>. Wij</p>"
    ),
  ])
  func `what goes keeps its space`(before: String, after: String, html: String) {
    #expect(markup(before, after) == html)
  }

  @Test func `Markdown is rendered, never shown`() {
    let html = markup(
      "- bestrijd **armoede** onder jongeren;", "- bestrijd **armoede** in [de wijk](https://e.org/a);")
    #expect(html.contains("<ul>\n<li>bestrijd <strong>armoede</strong>"))
    #expect(html.contains("<ins>in </ins><a href=\"https://e.org/a\""))
    for raw in ["**", "](", "- bestrijd"] { #expect(!html.contains(raw), "\(raw)") }
  }

  @Test func `a heading in a change is none of the page's`() {
    let html = markup("### Oude kop", "### Nieuwe kop")
    #expect(!html.contains("<h") && !html.contains("###"))
    #expect(html.contains("<del>Oude</del> <ins>Nieuwe</ins> kop"))
  }

  @Test func `where the old and the new cannot be read as one, they stand apart, rendered`() {
    let html = markup("een **twee** drie", "een *twee drie* vier")
    #expect(html.contains("Was") || html.contains("<strong>"))
    #expect(!html.contains("*"))
  }

  @Test func `a link that only leads elsewhere says where to`() {
    let html = markup("[hier](https://e.org/oud)", "[hier](https://e.org/nieuw)")
    #expect(html.contains("De woorden blijven"))
    #expect(html.contains("<del><code>https://e.org/oud</code></del>"))
    #expect(html.contains("<ins><code>https://e.org/nieuw</code></ins>"))
  }

  @Test func `nothing is said to be nothing, and a remark is not published`() {
    #expect(markup("", "<!-- stil -->").contains("wordt niet gepubliceerd"))
    #expect(markup("weg", "") == "<p><del>weg</del></p>")
  }

  @Test func `a picture, a rule and an address are no remark`() {
    let address = markup("[f]: https://a.example/", "[f]: <https://b.example/> \"Fonds\"")
    #expect(address.contains("Waar de verwijzing ‘f’ heen leidt:") && !address.contains("[f]"))
    #expect(address.contains("<del><code>https://a.example/</code></del>"))
    #expect(address.contains("<ins><code>https://b.example/</code></ins>"))
    #expect(markup("", "[f]: https://a.example/").contains("<ins><code>https://a.example/</code></ins>"))
    for mark in ["![](a.png)", "---"] {
      let html = markup("", mark)
      #expect(html.contains("De woorden blijven") && html.contains("<code>\(mark)</code>"))
    }
  }

  @Test func `an address that changes with its words is shown, old and new`() {
    let html = markup("Geef [hier](https://a.example) nu", "Geef [hier](https://b.example) morgen")
    #expect(html.contains("<del><code>https://a.example</code></del>"))
    #expect(html.contains("<ins><code>https://b.example</code></ins>"))
    #expect(!markup("Geef nu", "Geef [hier](https://b.example) nu").contains("<code>"))
  }

  @Test func `what changes beside the words is told`() {
    let numbers = markup("3. huis", "1. huis")
    #expect(numbers.contains("anders genummerd") && numbers.contains("<ol start=\"3\">"))
    #expect(markup("Huis[^1].", "Huis.").contains("er gaat een verwijzing naar een noot uit"))
  }

  @Test func `several keys are told one by one`() {
    let passage = ChangedPassage(
      before: "", after: "",
      fields: [
        .init(key: "summary", before: "", after: "Kort."), .init(key: "title", before: "A", after: "B"),
      ])
    let html = ChangeMarkup(passage, phrases: Phrases(language: .dutch)).markup.html
    #expect(html.contains("De samenvatting") && html.contains("De titel") && !html.contains("summary"))
  }

  @Test func `a title is published, and no Markdown`() {
    let passage = ChangedPassage(
      before: "", after: "", fields: [.init(key: "title", before: "Een huis", after: "Een *thuis*")])
    let html = ChangeMarkup(passage, phrases: Phrases(language: .dutch)).markup.html
    #expect(html.contains("De titel") && html.contains("Een huis</dd>") && html.contains("Een *thuis*</dd>"))
    #expect(!html.contains("niet gepubliceerd"))
    let none = ChangedPassage(
      before: "", after: "", fields: [.init(key: "summary", before: "", after: "Kort.")])
    #expect(ChangeMarkup(none, phrases: Phrases(language: .dutch)).markup.html.contains("(niets)"))
  }

  @Test func `words that were only wrapped anew do not differ`() {
    let html = markup("een\ntwee", "een twee")
    #expect(!html.contains("<del>") && !html.contains("<ins>"))
  }

  @Test func `a reference to a note that is explained elsewhere is a sign, and no number of another`() {
    let html = markup("Vertrouwen[^1] telt.", "Vertrouwen[^1] telt mee.")
    #expect(html.contains("Vertrouwen<sup class=\"ref\">*</sup> telt"))
    #expect(!html.contains("[^1]"))
  }

  @Test func `the sign of a note that changes stands in the line of its words`() {
    let html = markup("[^1]: Zie het CBS.", "[^1]: Zie het CBS uit 2025.")
    #expect(html.contains("<div class=\"note\"><p><sup class=\"ref\">*</sup> Zie het CBS"), "\(html)")
  }

  @Test func `paragraphs that change places around others stay paragraphs`() {
    let (een, twee) = ("Wij willen woningen voor iedereen.", "Zorg is er voor ieder mens in de stad.")
    let (trams, scholen) = ("Trams rijden vaker en later.", "Scholen blijven gratis voor iedereen.")
    let markup = markup(
      "\(een)\n\n\(trams)\n\n\(scholen)\n\n\(twee)", "\(twee)\n\n\(trams)\n\n\(scholen)\n\n\(een)")
    #expect(
      markup.split(separator: "\n").filter { $0.contains("<p>") } == [
        "<p><del class=\"moved\">\(een)</del></p>", "<p><ins class=\"moved\">\(twee)</ins></p>",
        "<p>\(trams)</p>", "<p>\(scholen)</p>", "<p><del class=\"moved\">\(twee)</del></p>",
        "<p><ins class=\"moved\">\(een)</ins></p>",
      ])
  }

  @Test func `the first words of a paragraph that moved are edits of it, also where old and new stand apart`()
  {
    let (een, twee) = (
      "Wij willen woningen voor wie hier woont.", "Trams rijden vaker, en ook later op de dag."
    )
    let woven = markup("\(een)\n\n\(twee)", "\(twee)\n\nNooit \(een)")
    #expect(
      woven.contains("<ins class=\"edited\">Nooit </ins><ins class=\"moved\">\(een)</ins>")
        || woven.contains("<ins class=\"edited\">Nooit</ins> <ins class=\"moved\">\(een)</ins>"), "\(woven)")
    let apart = markup("\(een)\n\n\(twee)", "\(twee)\n\n> \(een.replacing("woningen", with: "torens"))")
    #expect(
      apart.contains("<del>woningen</del> <ins class=\"edited\">torens</ins>"),
      "\(apart)")
  }

  @Test(arguments: [
    ("- Wij willen woningen.\n- Zorg is er voor ieder.", "- Zorg is er voor ieder.", "Wij willen woningen."),
    ("> Wij willen woningen.", "", "Wij willen woningen."),
    ("## Wij willen woningen.", "", "Wij willen woningen."),
  ])
  func `a block that moves and becomes a paragraph is a paragraph where it comes to`(
    from: String, stays: String, to: String
  ) {
    let trams = "Trams rijden vaker, en ook later op de dag."
    let new = [stays, trams, to].filter { !$0.isEmpty }.joined(separator: "\n\n")
    let html = markup("\(from)\n\n\(trams)", new)
    #expect(html.contains("<p><ins class=\"moved\">\(to)</ins></p>"), "\(html)")
    #expect(html.contains("<del class=\"moved\">Wij willen woningen.</del>"), "\(html)")
  }

  @Test func `a paragraph that moved shows what it moved past by its ends alone`() {
    let past = (1...40).map { "Alinea \($0) blijft staan waar zij stond." }.joined(separator: "\n\n")
    let html = markup("Dit verhuist.\n\n\(past)", "\(past)\n\nDit verhuist.")
    #expect(html.contains("<del class=\"moved\">Dit verhuist.</del>"))
    #expect(html.contains("<ins class=\"moved\">Dit verhuist.</ins>"))
    #expect(html.contains("<p>…</p>") && !html.contains("Alinea 20"))
  }

  @Test func `what is hostile stays text`() {
    let html = markup("veilig", "[klik](javascript:alert) <script>alert(1)</script>")
    #expect(!html.contains("<script") && !html.contains("javascript"))
  }

  /// Without its box, and without what only a screen reader says.
  private func markup(_ before: String, _ after: String) -> String {
    let html = ChangeMarkup(before: before, after: after, phrases: Phrases(language: .dutch)).markup.html
    return html.replacing("<div class=\"wording\" dir=\"auto\">", with: "").replacing("\n</div>\n", with: "")
      .replacing(#/<span class="h">[^<]*<\/span>/#, with: "")
  }
}
