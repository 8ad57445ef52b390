import Deliberation
import Testing

@testable import Rendering

@Suite struct EditionPageTests {
  @Test func `the files are named, and the page names the hashes of those beside it`() throws {
    let content = Sample.edition()
    let files = content.files(digest: Sample.digest)
    #expect(files.map(\.name) == ["paper.md", "attribution.json", "edition.jsonld", "index.html"])
    #expect(files[0].bytes == Array(content.paper.text[PublishedText(of: content.paper.text).head...]))
    #expect(!String(decoding: files[0].bytes, as: UTF8.self).contains("kind: pamphlet"))
    let page = String(decoding: files[3].bytes, as: UTF8.self)
    for file in files.dropLast() { #expect(page.contains(Sample.digest(file.bytes))) }
  }

  @Test func `the file's own remarks are in none of its files, and the spans are those of what is published`()
  {
    let text = Array(
      "---\ntitle: T\n---\n\n<!-- inner -->\n\nOne <!-- inner --> two<!-- inner -->, three.\n\n`<!-- code -->`\n"
        .utf8)
    let three = text.count - "three.\n\n`<!-- code -->`\n".utf8.count
    let content = EditionContent(
      paper: PaperContent(heading: Sample.heading(.dutch), dossier: SampleRecords().dossier(text: text)),
      number: 1, date: "2026-01-01",
      attribution: Attribution(
        spans: [.init(start: three, end: three + 5, origin: 0)],
        origins: [Sample.origin(.original, [], "c0", "2026-01-01")]))
    let files = content.files(digest: Sample.digest).map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(files[0] == "One two, three.\n\n`<!-- code -->`\n")
    #expect(files[1].contains("{\"end\":14,\"origin\":0,\"start\":9}"))
    #expect(files.allSatisfy { !$0.contains("inner") })
  }

  @Test func `the same content makes the same bytes`() {
    #expect(Sample.edition().files(digest: Sample.digest) == Sample.edition().files(digest: Sample.digest))
  }

  @Test(arguments: Language.allCases) func `the page asks nothing of anyone and runs nothing`(
    language: Language
  ) {
    let page = Sample.page(Sample.edition(language))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"))
    for asking in [
      "<script", "<img", "<iframe", "<object", "@import", "url(", " onclick", " onload", "srcset",
    ] {
      #expect(!page.contains(asking), "\(asking)")
    }
    let links = page.matches(of: #/<link[^>]*>/#).map { String($0.output) }
    #expect(links == ["<link rel=\"icon\" href=\"data:,\">"])
  }

  @Test(arguments: Language.allCases) func `each id stands once, and each link in the page leads somewhere`(
    language: Language
  ) {
    let page = Sample.page(Sample.edition(language))
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let targets = Set(page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) })
    #expect(targets.subtracting(ids) == [])
    let labels = Set(page.matches(of: #/aria-labelledby="([^"]*)"/#).flatMap { $0.1.split(separator: " ") })
    #expect(labels.subtracting(ids.map { $0[...] }) == [])
  }

  @Test func `the two languages differ in words, not in what is on the page`() {
    func skeleton(_ language: Language) -> [String] {
      var content = Sample.edition(language)
      content.paper.heading.textLanguage = language.rawValue
      return Sample.page(content).matches(of: #/<\/?[a-z0-9]+| id="[^"]*"/#).map { String($0.output) }
    }
    #expect(skeleton(.dutch) == skeleton(.english))
  }

  @Test func `a text in another language than its page says so, and so does what is quoted of it`() {
    let page = Sample.page(Sample.edition(.english))
    #expect(page.contains("<html lang=\"nl\">") && page.contains("<body lang=\"en\">"))
    #expect(page.contains("<article class=\"paper\" lang=\"nl\">"))
    #expect(page.contains("<q dir=\"auto\" lang=\"nl\">dubbel zwaar</q>"))
    #expect(page.contains("<div lang=\"nl\"><div class=\"wording\""))
  }

  @Test func `a name leads from the words to the change, the comment, the decision and the vote`() throws {
    let page = Sample.page(Sample.edition())
    let chip = try #require(
      page.firstMatch(
        of: #/<span class="w ka c\d"[^>]*>.{0,80}en te veel regels<\/span>\.<a class="chip" href="#([^"]*)"/#)
    )
    #expect(chip.1 == id("a1").pageID + "-1")
    let card = page.part(from: "id=\"\(chip.1)\"", to: "</article>")
    for step in [
      "begint met een inkomen <ins>", "#c-1", "overgenomen", "Breed gedragen", "#poll-inkomen", "1b2c3d4",
    ] {
      #expect(card.contains(step), "\(step)")
    }
  }

  @Test func `what several proposed alike is one change with each one's reason`() {
    let page = Sample.page(Sample.edition())
    let card = page.part(from: "id=\"\(target("a2/1").pageID)\"", to: "</article>")
    #expect(card.contains("vindt kerken") && card.contains("vindt mantelzorg"))
    #expect(card.contains("id=\"\(target("a3/1").pageID)\""))
    #expect(page.ranges(of: "Het ging niet in één keer").count == 2)
  }

  @Test func `what partners wrote cannot become mark-up or act`() {
    var content = Sample.edition()
    let hostile = "\"><script>alert(1)</script>\u{1B}]0;x\u{07}\u{202E}&"
    content.paper.heading.title = hostile
    content.paper.heading.alliance = hostile
    content.paper.heading.kind = hostile
    content.paper.heading.stage = hostile
    content.paper.heading.summary = hostile
    var records = SampleRecords.full
    records.roster = Roster(
      alliance: hostile, language: .dutch,
      partners: Sample.partners.map {
        Partner(id: $0.id, name: hostile + $0.name, kind: hostile, region: hostile, people: [])
      })
    records.comment("c8", by: "kerken", .remark, hostile, on: "dubbel zwaar")
    records.quotes[id("c8")] = QuotedPlace(words: hostile, outcome: .unknown)
    records.amend("a8", by: "kerken", [(0..<3, hostile)], hostile)
    records.decide("d8", ["a8"], .rejected, hostile)
    content.paper.dossier = records.dossier(text: Sample.text + Array("\n\n\(hostile)\n".utf8))
    content.paper.passages = records.passages
    content.paper.quotes = records.quotes
    let page = Sample.page(content)
    #expect(
      !page.contains("<script") && !page.contains("\u{1B}") && !page.contains("\u{202E}")
        && !page.contains("\u{07}"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+001B⟩]0;x⟨U+0007⟩⟨U+202E⟩&amp;"))
  }

  @Test func `an edition without any record has its parts and says that nothing is there`() {
    let content = EditionContent(
      paper: Sample.paper(.dutch, SampleRecords()), number: 1, date: "2026-01-15", attribution: Attribution())
    let page = Sample.page(content)
    for sentence in [
      "Er zijn geen wijzigingen voorgesteld.", "Er zijn geen opmerkingen gemaakt.",
      "Er zijn geen peilingen of stemmingen gehouden.", "niet om een standpunt over de eindtekst gevraagd",
    ] {
      #expect(page.contains(sentence), "\(sentence)")
    }
  }

  @Test func `the words of who wrote most stand without a mark, all others are named`() {
    let page = Sample.page(Sample.edition())
    #expect(page.contains("dubbel zwaar</strong>"))
    #expect(
      page.contains(
        "<span class=\"name\">Kerken</span><span class=\"and\">, </span><span class=\"name\">Vereniging van mantelzorgers</span>"
      ))
    #expect(page.contains("Van Kerken en Vereniging van mantelzorgers: </span>stap voor stap</span>"))
  }

  @Test func `every paragraph has its number, and a print has the legend of whose numbers are whose`() {
    let page = Sample.page(Sample.edition())
    #expect(page.contains("<p id=\"p1\" data-n=\"1\">"))
    #expect(page.contains("<div class=\"legend\">") && page.contains("<sup>2</sup> "))
  }

  @Test func `what changed since the edition before is told in the same form`() {
    let page = Sample.page(Sample.edition())
    let chapter = page.part(from: "<section id=\"since\"", to: "</section>")
    #expect(chapter.contains("Gewijzigd sinds editie 1"))
    #expect(chapter.contains("<ins><span class=\"h\">komt erin: </span>stap voor stap</ins> omgebouwd"))
    #expect(chapter.contains("href=\"#\(target("a2/1").pageID)\">"))
    var first = Sample.edition()
    first.previous = nil
    #expect(!Sample.page(first).contains("sinds editie"))
  }

  @Test func `the page tells those to whom it is sent what it is`() {
    var content = Sample.edition()
    content.paper.heading.summary = "Wat wij willen & waarom."
    let files = content.files(digest: Sample.digest)
    let page = String(decoding: files[3].bytes, as: UTF8.self)
    #expect(page.contains("<meta property=\"og:description\" content=\"Wat wij willen &amp; waarom.\">"))
    #expect(page.contains("<p class=\"summary\" dir=\"auto\">Wat wij willen &amp; waarom.</p>"))
    #expect(page.contains("<meta property=\"article:published_time\" content=\"2026-01-15\">"))
    let data = String(decoding: files[2].bytes, as: UTF8.self)
    for member in [
      "\"@context\":\"https://schema.org\"", "\"datePublished\":\"2026-01-15\"", "\"version\":2",
    ] {
      #expect(data.contains(member), "\(member)")
    }
  }
}

extension String {
  /// From one piece of text to the next of another.
  func part(from start: String, to end: String) -> Substring {
    guard let first = firstRange(of: start) else { return "" }
    let rest = self[first.lowerBound...]
    return rest[..<(rest.firstRange(of: end)?.lowerBound ?? rest.endIndex)]
  }
}
