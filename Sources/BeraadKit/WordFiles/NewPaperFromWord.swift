package import Deliberation
import Git
package import ObjectIDs
import Prose
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
    let converted = ConvertedPaper(file, pictures: try file.pictures(in: bytes))
    guard converted.markdown.contains(where: { !$0.isWhitespace }) else { throw Self.noText(file, converted) }
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
      left: converted.left.filter { !Self.isReference($0) }.map(LeftOutOfFile.words)
        + Self.otherTitle(converted.title, than: title) + Self.signs(converted.signs)
        + Self.foreignNumbers(converted.foreignNumbers) + Self.innerLinks(converted.innerLinks)
        + Self.lostMarks(converted.lostMarks),
      imported: partner == nil ? nil : try other.importFile(request))
  }

  /// Why a file makes no paper: it has no text, or all of it is a proposal, or stands beside the text.
  private static func noText(_ file: WordFile, _ converted: ConvertedPaper) -> Refusal {
    let isTracked = file.body.texts(.accepted).contains { !$0.allSatisfy(\.isWhitespace) }
    guard !isTracked else {
      return Refusal(
        Localized(
          en: "All text of this Word file is a tracked change: without its changes there is none.",
          nl: "Alle tekst in dit Word-bestand is een bijgehouden wijziging: zonder de wijzigingen is er geen."
        ),
        hints: [
          Localized(
            en: "accept the changes in Word, save the file, and try again",
            nl: "accepteer de wijzigingen in Word, bewaar het bestand, en probeer het opnieuw")
        ])
    }
    let beside = converted.left.filter { !$0.words.isEmpty && !isReference($0) }.map(LeftOutOfFile.words)
    return Refusal(
      Localized(en: "This Word file has no text.", nl: "In dit Word-bestand staat geen tekst."),
      causes: Array(beside.prefix(9)),
      hints: beside.isEmpty
        ? []
        : [
          Localized(
            en: "a paper has words in paragraphs alone: copy them out of boxes and margins, in Word",
            nl: "een stuk heeft alleen woorden in alinea's: kopieer ze in Word uit de vakken en marges")
        ])
  }

  /// What is said of marks of notes that lead nowhere.
  private static func lostMarks(_ count: Int) -> [Localized] {
    count == 0
      ? []
      : [
        Localized(
          en: "\(count) × the mark of a note that has no note of its own in the file",
          nl: "\(count) × een nootteken dat in het bestand geen eigen noot heeft")
      ]
  }

  /// What is said of numbers that Markdown does not count.
  private static func signs(_ signs: [String]) -> [Localized] {
    guard !signs.isEmpty else { return [] }
    let some = Self.some(signs)
    return [
      Localized(
        en: "\(signs.count) × a number that counts by itself; it stands there as words: \(some)",
        nl: "\(signs.count) × een nummer dat vanzelf telt; het staat er als woorden: \(some)")
    ]
  }

  /// What is said of numbers that Word writes otherwise than with digits.
  private static func foreignNumbers(_ count: Int) -> [Localized] {
    guard count > 0 else { return [] }
    return [
      Localized(
        en: "\(count) × a number in words or in another script; it stands there in digits",
        nl: "\(count) × een nummer in woorden of in een ander schrift; het staat er in cijfers")
    ]
  }

  /// What is said of links that lead to a place in the file itself.
  private static func innerLinks(_ links: [String]) -> [Localized] {
    let links = links.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
    guard !links.isEmpty else { return [] }
    let some = Self.some(links.map { "“\($0)”" })
    let someDutch = Self.some(links.map { "„\($0)”" })
    return [
      Localized(
        en: "\(links.count) × where a link within the file itself leads; its words stay: \(some)",
        nl: "\(links.count) × waar een link in het bestand zelf heen leidt; de woorden blijven: \(someDutch)")
    ]
  }

  private static func some(_ all: [String]) -> String {
    all.uniqued().prefix(9).joined(separator: ", ") + (all.uniqued().count > 9 ? ", …" : "")
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
  private static func isReference(_ left: ConvertedPaper.Left) -> Bool {
    guard let word = left.words.split(whereSeparator: \.isWhitespace).last, left.kind == .beside(.footer)
    else {
      return false
    }
    return (try? ExportReference(String(word))) != nil
  }

  /// The title of the file, where the paper has another.
  private static func otherTitle(_ lines: [String], than title: String) -> [Localized] {
    let own = lines.joined(separator: " ")
    return own.isEmpty || own == title ? [] : [Localized(en: "title: \(own)", nl: "titel: \(own)")]
  }
}
