import BeraadKit
import Deliberation
import FoundationEssentials
import HTML

extension Visit {
  /// Publishes the edition that the form is about, and leads on to its files. A form that is sent twice is one edition.
  func publish(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    guard let number = request.form.number("edition"), number > 0 else {
      let message = words("Er is geen editie gekozen.", "No edition was chosen.")
      return try await inboxPage(name, faults: [FormFault("publish", message)])
    }
    do {
      let published = try await act(as: account, form: form) { [site] context in
        try site.state.makeFolder("editions")
        return try context.publish(
          slug.description, edition: number, to: site.editionFolder(slug, number), dryRun: false)
      }
      let undone = published.undone.map { "&undone=\($0.target)" }.joined()
      return .seeOther(
        "/p/\(slug)/editions/\(published.number)?saved=1\(published.trouble == nil ? "" : "&silent=1")\(undone)"
      )
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: toldAll(refusal, "publish", on: slug))
    }
  }

  /// The files of an edition. One that was published elsewhere, or whose files are gone, is made again from its commit.
  func editionPage(_ name: String, _ number: String) async throws -> Answer {
    let slug = try paperSlug(name)
    guard let edition = Int(number), edition > 0, "\(edition)" == number else { throw WebFault.notFound }
    let folder = site.editionName(slug, edition)
    try await makeAgain(edition, of: slug)
    let files = site.state.files(in: folder)
    guard !files.isEmpty else { throw WebFault.notFound }
    let here = "/p/\(slug)/editions/\(edition)"
    let rows = files.map { file -> Markup in
      let bytes = Int(site.state.stamp(of: "\(folder)/\(file)")?.size ?? 0)
      return
        "<li><a download href=\"\(here)/\(file)\">\(file)</a> <span class=\"hint\">\(what(file)), \(max(1, bytes / 1_000)) kB</span></li>\n"
    }
    let title = alliance.papers.first { $0.slug == slug }?.title ?? slug.description
    let saved: Markup =
      request.query["saved"] == nil
      ? "" : "<p id=\"saved\" role=\"status\">\(words("De editie is gemaakt.", "The edition is made."))</p>\n"
    return page(
      words("Editie \(edition) van \(title)", "Edition \(edition) of \(title)"),
      """
      \(back(slug, nil))
      \(saved)\(publishedWithout(slug))<p><a class="button" href="\(here)/index.html">\(words("Lees de editie", "Read the edition"))</a></p>
      <h2>\(words("Bestanden", "Files"))</h2>
      <p>\(words("Om te bewaren. Wie de editie zelf op een website zet, zet daar deze bestanden bij elkaar.", "To keep. Whoever puts the edition on a website of their own puts these files there together."))</p>
      <ul class="files">
      \(rows)</ul>
      """)
  }

  /// What whoever published is told beside the files: adopted changes that an author undid, and a host that did not answer.
  private func publishedWithout(_ slug: Slug) -> Markup {
    guard request.query["saved"] != nil else { return "" }
    let undone = request.query.all("undone").compactMap { Target($0) }.map { target in
      "<a href=\"/p/\(slug.description)#\(target.record.description)\">\(String(target.description.prefix(8)))</a>"
        as Markup
    }
    let silent: Markup =
      request.query["silent"] == nil
      ? ""
      : "<p class=\"cause\">\(words("De host antwoordde niet: of main daar nieuwer is, is niet bekend.", "The host did not answer: whether main there is newer is not known."))</p>\n"
    guard !undone.isEmpty else { return silent }
    return """
      \(silent)<p class="cause">\(words("Overgenomen, en door een auteur weer uit de tekst gehaald:", "Adopted, and taken out of the text again by an author:")) \(undone.joined(by: ", ")). \
      \(words("Was dat de bedoeling, dan kan dat besluit op de opdrachtregel, met beraad decide en reject.", "If it was meant, that is decided on the command line, with beraad decide and reject."))</p>

      """
  }

  /// What a file of an edition is.
  private func what(_ file: String) -> String {
    switch file {
    case "index.html":
      words(
        "om te lezen: de tekst, en wat er met elk voorstel gebeurde",
        "to read: the text, and what became of each proposal")
    case "paper.md": words("de tekst in Markdown", "the text in Markdown")
    case "edition.docx": words("de tekst voor Word", "the text for Word")
    case "edition.pdf":
      words(
        "om af te drukken: de tekst en de hele verantwoording", "to print: the text and all of the account")
    case "edition-short.pdf":
      words(
        "om af te drukken: de tekst, wie ondertekent en één bladzijde verantwoording",
        "to print: the text, who signs and one page of account")
    case "attribution.json":
      words("van wie elk woord komt, voor programma’s", "whose each word is, for programs")
    case "edition.jsonld": words("de verantwoording, voor programma’s", "the account, for programs")
    case "edition.json":
      words("de controlegetallen, voor wie het narekent", "the checksums, for whoever verifies it")
    case _ where file.hasSuffix(".html"): words("hoort bij index.html", "goes with index.html")
    default: words("bestand", "file")
    }
  }

  /// One file of an edition. Its pages are read here, under rules of their own: their style stands in them, nothing in them acts, and they
  /// have no part in this site. The other files are kept.
  func editionFile(_ name: String, _ number: String, _ file: String) async throws -> Answer {
    let slug = try paperSlug(name)
    guard let edition = Int(number), edition > 0, "\(edition)" == number,
      file.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\"") }),
      !file.hasPrefix(".")
    else { throw WebFault.notFound }
    try await makeAgain(edition, of: slug)
    let path = "\(site.editionFolder(slug, edition))/\(file)"
    let bytes = try await site.ask { _ in FileManager.default.contents(atPath: path).map { Array($0) } }
    guard let bytes else { throw WebFault.notFound }
    if file.hasSuffix(".html") {
      return Answer(
        status: 200,
        fields: [
          ("Content-Type", "text/html; charset=utf-8"),
          (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
              + "frame-ancestors 'none'; base-uri 'none'; sandbox allow-downloads"
          ),
        ], body: .bytes(bytes))
    }
    return Answer(
      status: 200,
      fields: [
        ("Content-Type", "application/octet-stream"),
        ("Content-Disposition", "attachment; filename=\"\(file)\""),
      ], body: .bytes(bytes))
  }
}

extension Visit {
  /// Makes the files of an edition where they are not here and main has it published.
  private func makeAgain(_ number: Int, of paper: Slug) async throws {
    guard site.state.files(in: site.editionName(paper, number)).isEmpty,
      alliance.papers.first(where: { $0.slug == paper })?.editions.contains(number) == true
    else { return }
    _ = try await site.ask { [site] context in
      try site.state.makeFolder("editions")
      return try context.publish(
        paper.description, edition: number, to: site.editionFolder(paper, number), dryRun: false)
    }
  }

  /// The editions of a paper, each a link; nothing where there is none.
  ///
  /// - Parameter title: of the paper, where that does not stand beside them.
  func editionLinks(_ slug: Slug, of title: String? = nil) -> Markup {
    let links = editionNumbers(of: slug).map { number -> Markup in
      let name = title.map { words("Editie \(number) van \($0)", "Edition \(number) of \($0)") }
      return
        "<a href=\"/p/\(slug.description)/editions/\(number)\">\(name ?? words("Editie \(number)", "Edition \(number)"))</a>"
    }
    return links.joined(by: " · ")
  }

  /// The numbers of a paper's editions.
  func editionNumbers(of paper: Slug) -> [Int] {
    alliance.papers.first { $0.slug == paper }?.editions ?? []
  }
}

extension Site {
  fileprivate func editionName(_ paper: Slug, _ number: Int) -> String { "editions/\(paper)-\(number)" }

  fileprivate func editionFolder(_ paper: Slug, _ number: Int) -> String {
    state.place(editionName(paper, number))
  }
}
