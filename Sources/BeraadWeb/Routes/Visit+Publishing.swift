import BeraadKit
import Deliberation
import FoundationEssentials
import HTML

extension Visit {
  /// Publishes the next edition, and shows where its files are to be had.
  func publish(_ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let slug = try paperSlug(name)
    do {
      let published = try await act(as: account, form: form) { [site] context in
        let number =
          try context.status().papers.first { $0.paper == slug.description }.map { $0.editions + 1 } ?? 1
        try site.state.makeFolder("editions")
        return try context.publish(
          slug.description, edition: number, to: site.editionFolder(slug, number), dryRun: false)
      }
      return editionPage(slug, published)
    } catch let refusal as Refusal {
      let causes = refusal.explanation.causes.map { FormFault(nil, words("Want:", "Because:"), said: $0) }
      return try await inboxPage(name, faults: [told(refusal, "publish")] + causes)
    }
  }

  private func editionPage(_ slug: Slug, _ published: PublishedEdition) -> Answer {
    let files = published.files.map { file -> Markup in
      "<li><a download href=\"/p/\(slug.description)/editions/\(published.number)/\(file.name)\">\(file.name)</a> (\(file.bytes) bytes)</li>\n"
    }
    return page(
      words("Editie \(published.number)", "Edition \(published.number)"),
      """
      <p id="saved" role="status">\(words("De editie is gemaakt. Zet deze bestanden bij elkaar op een website.", "The edition is made. Put these files together on a website."))</p>
      <ul>
      \(files)</ul>
      <p><a href="/p/\(slug.description)/inbox">\(words("Terug naar het postvak", "Back to the inbox"))</a></p>
      """)
  }

  /// One file of an edition, to be kept and not to be shown here: an edition has rules of its own for what it may load.
  func editionFile(_ name: String, _ number: String, _ file: String) async throws -> Answer {
    let slug = try paperSlug(name)
    guard let edition = Int(number), edition > 0,
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
  fileprivate func editionFolder(_ paper: Slug, _ number: Int) -> String {
    state.place("editions/\(paper)-\(number)")
  }
}
