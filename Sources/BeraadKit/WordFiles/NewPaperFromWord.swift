package import Deliberation
import Git
package import ObjectIDs
import Prose
import Rendering
import Storage
import Word

/// A paper that was begun from a Word file.
package struct ConvertedFile: Encodable, Sendable {
  package let paper: String
  package let commit: ObjectID?
  /// What the file has and the paper does not, in words.
  package let left: [Localized]
  /// What the changes and comments in the file became; nil where there were none.
  package let imported: ImportedFile?
}

extension Context {
  /// Begins a paper with the text of a Word file, as it is without its tracked changes. Those and the comments in it become
  /// records of one partner.
  ///
  /// - Parameter partner: whose they are.
  /// - Throws: `WordError` where it is no Word file; a `Refusal` where it has no text, or changes or comments and nobody
  ///   says whose. Then nothing was written.
  package func newPaper(
    _ name: String, title: String, kind: PaperKind, language: Language?, from bytes: [UInt8],
    changesOf partner: String?
  ) throws -> ConvertedFile {
    let slug = try Slug.parse(name, as: .paper)
    let title = try GivenText.checkLine(title, what: .aTitle)
    let bytes = try MailMessage.wordFile(in: bytes)
    let file = try WordFile(bytes)
    let converted = Self.converted(file, try file.pictures(in: bytes))
    guard converted.markdown.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(
        Localized(en: "This Word file has no text.", nl: "In dit Wordbestand staat geen tekst."))
    }
    var desk = try Desk(self)
    try Self.mustSayWhose(file, partner)
    var other = self
    other.actingAs = partner
    let text = FrontMatter.setting(
      [
        ("title", title), ("kind", kind.rawValue), ("lang", (language ?? desk.roster.language).rawValue),
        ("stage", "draft"),
      ], in: Array(converted.markdown.utf8))
    var request = ImportRequest(bytes)
    request.isOnlyTracked = true
    if partner != nil {
      try other.tryRecords(of: request, file, on: slug, text, desk)
      // Nobody is asked twice.
      other.takesPersonalData = { _ in true }
    }
    let commit = try change("begin \(slug)") { desk in
      try desk.mustBeNew(slug)
      return try desk.commit(
        MainChange.Step(
          CommitMessage("\(slug): begin, from a Word file", body: "Its SHA-256 is \(SHA256.hex(bytes))."),
          files: [.init(Layout.draft(of: slug), .bytes(text))]
            + converted.pictures.sorted { $0.key < $1.key }.map {
              .init("\(Layout.folder(of: slug))/\($0.key)", .bytes($0.value.bytes))
            }))
    }
    desk = try Desk(self)
    request.base = "\(slug)@\((commit ?? desk.snapshot.commit).hex)"
    return ConvertedFile(
      paper: slug.description, commit: commit,
      left: (converted.left.filter { !Self.isReference($0) } + Self.otherTitle(converted.title, than: title))
        .map { Localized($0) } + Self.signs(converted.signs) + converted.brokenLinks.map(Self.brokenLink),
      imported: partner == nil ? nil : try other.importFile(request))
  }

  /// The text of a file. A link to a bookmark leads to the heading or paragraph that this stands in, which only the text names.
  private static func converted(_ file: WordFile, _ pictures: [String: PaperPicture]) -> ConvertedPaper {
    let first = ConvertedPaper(file, pictures: pictures, places: nil)
    guard first.hasInnerLinks else { return first }
    let names = PlaceNames(in: Array(first.markdown.utf8), language: .english)
    return ConvertedPaper(file, pictures: pictures, places: first.bookmarks.compactMapValues(names.id))
  }

  /// What is said of numbers that Markdown does not count.
  private static func signs(_ signs: [String]) -> [Localized] {
    guard !signs.isEmpty else { return [] }
    let some = signs.uniqued().prefix(9).joined(separator: ", ") + (signs.uniqued().count > 9 ? ", …" : "")
    return [
      Localized(
        en: "\(signs.count) × a number that counts by itself; it stands there as words: \(some)",
        nl: "\(signs.count) × een nummer dat vanzelf telt; het staat er als woorden: \(some)")
    ]
  }

  private static func brokenLink(_ words: String) -> Localized {
    Localized(
      en: "where the link “\(words)” leads: the file has no such place in its text",
      nl: "waar de link „\(words)” heen leidt: die plaats is er niet in de tekst van het bestand")
  }

  /// Refuses changes and comments that nobody is named for, and names whom the file names.
  private static func mustSayWhose(_ file: WordFile, _ partner: String?) throws(Refusal) {
    let changes = file.stories.flatMap(\.changes)
    guard partner == nil, !changes.isEmpty || !file.comments.isEmpty else { return }
    let names = (changes.map(\.author) + file.comments.map(\.author)).uniqued().filter { !$0.isEmpty }
    let changed = Localized.count(
      changes.count, en: ("tracked change", "tracked changes"),
      nl: ("bijgehouden wijziging", "bijgehouden wijzigingen"))
    let comments = Localized.count(
      file.comments.count, en: ("comment", "comments"), nl: ("opmerking", "opmerkingen"))
    throw Refusal(
      Localized(
        en:
          "This file has \(changed.english) and \(comments.english) in it, and nobody says whose they are.",
        nl: "In dit bestand staan \(changed.dutch) en \(comments.dutch), en niet van wie ze zijn."),
      causes: names.isEmpty
        ? []
        : [
          Localized(
            en: "the file names \(names.prefix(9).joined(separator: ", "))",
            nl: "het bestand noemt \(names.prefix(9).joined(separator: ", "))")
        ],
      hints: [
        Localized(
          en: "say which partner made them: --changes-of PARTNER",
          nl: "zeg welke partner ze maakte: --changes-of PARTNER"),
        Localized(
          en: "or accept or reject them in Word, and take the comments away",
          nl: "of accepteer of weiger ze in Word, en haal de opmerkingen weg"),
      ])
  }

  /// Has the records made that are to come, so that what is wrong with one is said before the paper is begun.
  private func tryRecords(
    of request: ImportRequest, _ file: WordFile, on slug: Slug, _ text: [UInt8], _ desk: Desk
  ) throws {
    let exported = ExportedPaper(source: text, title: "", language: "", reference: "")
    let returned = try ReturnedPaper(file, exportOf: exported, onlyTracked: true)
    let paper = Paper(slug: slug, blob: .zero, text: text)
    try mustBeForAll(
      ImportRecords(
        returned, of: request, by: Desk(self).identity(), at: now(), on: paper, exportedAt: desk.snapshot,
        dossier: Dossier(paper: paper, roster: desk.roster, records: [], merged: [:], polls: [:]),
        seen: desk.snapshot.commit))
  }

  /// Whether what is left is the line by which an export is known.
  private static func isReference(_ left: String) -> Bool {
    guard let word = left.split(separator: " ").last, left.hasPrefix("footer: ") else { return false }
    return (try? ExportReference(String(word))) != nil
  }

  /// The title of the file, where the paper has another.
  private static func otherTitle(_ lines: [String], than title: String) -> [String] {
    let own = lines.joined(separator: " ")
    return own.isEmpty || own == title ? [] : ["title: \(own)"]
  }
}
