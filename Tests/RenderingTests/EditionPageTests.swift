import Testing

@testable import Rendering

@Suite struct EditionPageTests {
  @Test func `the edition is three files, and the page names the hashes of the other two`() throws {
    let content = Sample.edition()
    let files = content.files(digest: Sample.digest)
    #expect(files.map(\.name) == ["paper.md", "attribution.json", "index.html"])
    #expect(files[0].bytes == Array(content.text[PublishedText(of: content.text).head...]))
    #expect(!String(decoding: files[0].bytes, as: UTF8.self).contains("kind: pamphlet"))
    let page = String(decoding: files[2].bytes, as: UTF8.self)
    for file in files.dropLast() { #expect(page.contains(Sample.digest(file.bytes))) }
  }

  @Test func `many comments stand on pages of their own, and every link has its goal`() throws {
    var content = Sample.edition()
    let one = try #require(content.comments.first)
    content.comments += (0..<6000).map { number in
      var comment = one
      comment.id = "c\(number)"
      comment.body = String(repeating: "Woorden. ", count: 60)
      return comment
    }
    let files = content.files(digest: Sample.digest)
    #expect(files.map(\.name).prefix(4) == ["paper.md", "attribution.json", "index.html", "comments-1.html"])
    #expect(files.count > 4)
    #expect(files.allSatisfy { $0.bytes.count <= 2_000_000 }, "\(files.map(\.bytes.count))")
    let texts = Dictionary(
      uniqueKeysWithValues: files.dropFirst(2).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    let ids = texts.mapValues { text in
      Set(text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) })
    }
    let entries = ids.values.flatMap { $0 }.filter { $0.hasPrefix("c-") && !$0.hasSuffix("-title") }
    #expect(entries.count == content.comments.count)
    for (name, text) in texts {
      for link in text.matches(of: #/href="([a-z0-9.-]*)#([^"]*)"/#) {
        let page = link.1.isEmpty ? name : String(link.1)
        #expect(ids[page]?.contains(String(link.2)) == true, "\(name): \(link.0)")
      }
    }
  }

  @Test func `the file's own remarks are in none of its files, and the spans are those of what is published`()
  {
    var content = Sample.edition()
    content.text = Array(
      "---\ntitle: T\n---\n\n<!-- inner -->\n\nOne <!-- inner --> two<!-- inner -->, three.\n\n`<!-- code -->`\n"
        .utf8)
    let three = content.text.count - "three.\n\n`<!-- code -->`\n".utf8.count
    content.attribution = Attribution(
      spans: [.init(start: three, end: three + 5, origin: 0)],
      origins: [
        .init(kind: .original, partners: [], author: "p", commit: "c0", date: "2026-01-01", hunks: [])
      ])
    (content.amendments, content.comments) = ([], [])
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
    #expect(targets.subtracting(ids).isEmpty)
    let labels = Set(page.matches(of: #/aria-labelledby="([^"]*)"/#).flatMap { $0.1.split(separator: " ") })
    #expect(labels.subtracting(ids.map { $0[...] }).isEmpty)
  }

  @Test func `the two languages differ in words, not in what is on the page`() {
    func skeleton(_ language: Language) -> [String] {
      Sample.page(Sample.edition(language)).matches(of: #/<\/?[a-z0-9]+| id="[^"]*"/#).map {
        String($0.output)
      }
    }
    #expect(skeleton(.dutch) == skeleton(.english))
    #expect(Sample.page(Sample.edition(.dutch)).contains("<html lang=\"nl\">"))
    #expect(Sample.page(Sample.edition(.english)).contains("<html lang=\"en\">"))
  }

  @Test func `the chain leads from the words to the amendment, the comment, the decision and the vote`()
    throws
  {
    let page = Sample.page(Sample.edition())
    let word = try #require(
      page.firstMatch(
        of: #/<span class="w ka c\d"[^>]*>.{0,80}en te veel regels</span><sup class="n"><a href="#(o\d+)"/#))
    let start = try #require(page.firstRange(of: "<li id=\"\(word.1)\" class=\"card\">"))
    let card = page[start.upperBound...].prefix { _ in true }.split(separator: "</ol>", maxSplits: 1)[0]
    for step in [
      "“en te veel regels”", "#a-a4f7c91e02", "#c-c1d0e2f3a4", "overgenomen", "Breed gedragen",
      "#poll-inkomen",
      "Gekozen: “een inkomen waarvan je kunt leven”", "1b2c3d4e5f",
    ] {
      #expect(card.contains(step), "\(step)")
    }
  }

  @Test func `what partners wrote cannot become mark-up or act`() {
    var content = Sample.edition()
    let hostile = "\"><script>alert(1)</script>\u{1B}]0;x\u{07}\u{202E}&"
    content.heading.title = hostile
    content.heading.alliance = hostile
    content.heading.kind = hostile
    content.heading.stage = hostile
    content.partners = content.partners.map {
      PartnerEntry(id: $0.id, name: hostile + $0.id, kind: hostile, region: hostile)
    }
    content.comments[0].body = hostile
    content.comments[0].quote = hostile
    content.comments[0].theme = hostile
    content.comments[0].kind = hostile
    content.amendments[0].reason = hostile
    content.amendments[0].hunks[0].new = hostile
    content.milestones[2].detail = hostile
    content.text += Array("\n\n\(hostile)\n".utf8)
    let page = Sample.page(content)
    #expect(
      !page.contains("<script") && !page.contains("\u{1B}") && !page.contains("\u{202E}")
        && !page.contains("\u{07}"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+001B⟩]0;x⟨U+0007⟩⟨U+202E⟩&amp;"))
  }

  @Test func `ids that are no ids of the page cannot break out of an attribute`() {
    var content = Sample.edition()
    content.comments[0].id = "x\" onclick=\"y"
    content.amendments[0].id = "<b>"
    let page = Sample.page(content)
    #expect(!page.contains(" onclick=\"y") && !page.contains("<b>/"))
  }

  @Test func `who said nothing is named`() {
    let page = Sample.page(Sample.edition())
    #expect(
      page.contains("Wel uitgenodigd, maar niet van zich laten horen: Voedselbanken en Schuldhulpmaatjes."))
  }

  @Test func `a minority comes first`() throws {
    let page = Sample.page(Sample.edition())
    let reservation = try #require(page.firstRange(of: "steunt onder voorbehoud</td>"))
    let support = try #require(page.firstRange(of: "steunt de tekst</td>"))
    #expect(reservation.lowerBound < support.lowerBound)
  }

  @Test func `an edition without any record has every part and says that nothing is there`() {
    var content = Sample.edition()
    content.amendments = []
    content.comments = []
    content.polls = []
    content.milestones = []
    content.attribution = Attribution()
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
    #expect(page.contains("<span class=\"w c1\""))
    #expect(
      page.ranges(of: "<sup class=\"n\">").count == page.ranges(of: #/<span class="h">(Van|By) /#).count)
    #expect(page.contains("Van Kerken en Vereniging van mantelzorgers: </span>stap voor stap</span>"))
  }

  @Test func `revisions of one author side by side are one passage, amendments are not`() {
    var content = Sample.edition()
    let pieces: [(String, Int?)] = [
      ("een", 5), (" ", nil), ("twee", 7), (" drie", 5), (" vier", 1), (" vijf", 2), (" zes", 0),
    ]
    let (text, spans) = Sample.attributed(pieces)
    content.text = text
    content.attribution = Attribution(
      spans: spans,
      origins: Sample.origins + [
        .init(kind: .original, partners: [], author: "E. Voorbeeld", commit: "7", date: "")
      ])
    let page = EditionPage(content, hashes: [])
    #expect(page.passages.map(\.origin) == [5, 1, 2, 0])
    #expect(page.passages.first.map { text[$0.start..<$0.end].elementsEqual("een twee drie".utf8) } == true)
  }
}
