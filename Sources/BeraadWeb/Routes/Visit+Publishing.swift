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
      return .seeOther("/p/\(slug)/editions/\(published.number)?saved=1")
    } catch let refusal as Refusal {
      return try await inboxPage(name, faults: toldAll(refusal, "publish"))
    }
  }

  /// The files of an edition that was made here.
  func editionPage(_ name: String, _ number: String) async throws -> Answer {
    let slug = try paperSlug(name)
    guard let edition = Int(number), edition > 0, "\(edition)" == number else { throw WebFault.notFound }
    let folder = site.editionName(slug, edition)
    let files = site.state.files(in: folder)
    guard !files.isEmpty else { throw WebFault.notFound }
    let rows = files.map { file -> Markup in
      let bytes = Int(site.state.stamp(of: "\(folder)/\(file)")?.size ?? 0)
      return
        "<li><a download href=\"/p/\(slug.description)/editions/\(edition)/\(file)\">\(file)</a> <span class=\"hint\">\(max(1, bytes / 1_000)) kB</span></li>\n"
    }
    let saved: Markup =
      request.query["saved"] == nil
      ? "" : "<p id=\"saved\" role=\"status\">\(words("De editie is gemaakt.", "The edition is made."))</p>\n"
    return page(
      words("Editie \(edition)", "Edition \(edition)"),
      """
      \(back(slug, nil))
      \(saved)<p>\(words("Zet deze bestanden bij elkaar op een website.", "Put these files together on a website."))</p>
      <ul class="files">
      \(rows)</ul>
      """)
  }

  /// One file of an edition, to be kept and not to be shown here: an edition has rules of its own for what it may load.
  func editionFile(_ name: String, _ number: String, _ file: String) async throws -> Answer {
    let slug = try paperSlug(name)
    guard let edition = Int(number), edition > 0, "\(edition)" == number,
      file.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\"") }),
      !file.hasPrefix(".")
    else { throw WebFault.notFound }
    let path = "\(site.editionFolder(slug, edition))/\(file)"
    let bytes = try await site.ask { _ in FileManager.default.contents(atPath: path).map { Array($0) } }
    guard let bytes else { throw WebFault.notFound }
    return Answer(
      status: 200,
      fields: [
        ("Content-Type", "application/octet-stream"),
        ("Content-Disposition", "attachment; filename=\"\(file)\""),
      ], body: .bytes(bytes))
  }
}

extension Site {
  fileprivate func editionName(_ paper: Slug, _ number: Int) -> String { "editions/\(paper)-\(number)" }

  fileprivate func editionFolder(_ paper: Slug, _ number: Int) -> String {
    state.place(editionName(paper, number))
  }

  /// The editions of a paper whose files were made here, of so many.
  func editionsMade(of paper: Slug, upTo count: Int) -> [Int] {
    (1...max(1, count)).filter { $0 <= count && !state.files(in: editionName(paper, $0)).isEmpty }
  }
}
