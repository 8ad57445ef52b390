import Deliberation
import Git
import Prose
import Rendering
import Storage
import Word

/// What somebody outside answers to an edition, as it came in.
package struct ResponseWish: Sendable {
  package var paper: String
  /// The edition that it is about; nil for what the alliance says back.
  package var edition: Int?
  /// Who answers; nil for the alliance.
  package var by: String?
  package var bytes: [UInt8]
  /// Whether the bytes are a Word file, or an e-mail with one.
  package var isWord: Bool
  /// The response that the alliance answers, by the beginning of its id.
  package var to: String?

  package init(
    paper: String, edition: Int? = nil, by: String? = nil, bytes: [UInt8], isWord: Bool = false,
    to: String? = nil
  ) {
    (self.paper, self.edition, self.by) = (paper, edition, by)
    (self.bytes, self.isWord, self.to) = (bytes, isWord, to)
  }
}

extension Context {
  /// Keeps a formal answer to a published edition with it, or what the alliance says back. What it quotes of the edition, in quotation marks
  /// or as a quotation, is tied to the words there. The edition itself stays as it is.
  ///
  /// - Throws: a `Refusal` where there is no such edition or response, or the text is empty or too long.
  package func respond(_ wish: ResponseWish) throws -> FiledRecord {
    let (text, note) = try wish.text()
    let what = Localized(en: "a response", nl: "een reactie")
    try askAbout(PersonalData.found(in: text), in: what)
    let by = try wish.by.map { name throws(Refusal) in
      try GivenText.checkLine(name, what: Localized(en: "a name", nl: "een naam"))
    }
    return try change("respond to \(wish.paper)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "keep responses", nl: "reacties vastleggen"))
      let dossier = try desk.desk.dossier(of: wish.paper).dossier
      let answered = try wish.to.map { try dossier.response($0) }
      guard let number = answered?.response.edition ?? wish.edition, let edition = dossier.published(number)
      else { throw Refusal.noEdition(wish.edition, of: dossier) }
      let quotes = try desk.desk.quotes(of: text, in: edition, of: dossier.paper.slug)
      let response = Response(
        edition: number, by: by ?? desk.roster.alliance, text: text, quotes: quotes.found, to: answered?.id)
      let same = dossier.records.first { filed in
        if case .response(let other) = filed.record.body, dossier.withdrawal(of: filed.record.id) == nil {
          other == response
        } else {
          false
        }
      }
      if let same {
        return FiledRecord(
          same.record,
          story: Localized(en: "\(same.record.id) says so already.", nl: "\(same.record.id) zegt dat al."))
      }
      let record = desk.seal(.response(response), on: dossier.paper.slug)
      try desk.commit(
        [record], CommitMessage("respond: to edition \(number) of \(dossier.paper.slug), by \(response.by)"))
      return FiledRecord(record, story: .kept(response, of: dossier.paper.slug, quotes.missing, note))
    }
  }
}

extension ResponseWish {
  /// The most bytes that a response may have.
  private static let most = 400_000

  fileprivate func text() throws -> (text: String, note: Localized?) {
    let (read, note) = try isWord ? (Self.words(of: bytes), nil) : ReportText.utf8(bytes)
    guard read.count <= Self.most else {
      throw Refusal(
        Localized(
          en: "A response of \(read.count) bytes is too long: at most \(Self.most).",
          nl: "Een reactie van \(read.count) bytes is te lang: hoogstens \(Self.most)."),
        by: .tooLong(most: Self.most))
    }
    let text = String(decoding: read, as: UTF8.self).trimmingWhitespace
    guard text.showsAnything else {
      throw Refusal(
        Localized(en: "The response has no words.", nl: "In de reactie staan geen woorden."), by: .empty)
    }
    return (text, note)
  }

  private static func words(of bytes: [UInt8]) throws -> [UInt8] {
    let bytes = try MailMessage.wordFile(in: bytes)
    let file = try WordFile(bytes)
    return Array(ConvertedPaper(file, pictures: [:]).markdown.utf8)
  }
}

extension Dossier {
  fileprivate func response(_ prefix: String) throws(Refusal) -> ResponseThread {
    let wanted = prefix.lowercased()
    let found = responses.filter { $0.id.description.hasPrefix(wanted) }
    guard let first = found.first, found.count == 1, wanted.count >= 3 else {
      throw .unknown(.record(.response), prefix, among: responses.map(\.id.description))
    }
    return first
  }

  fileprivate func published(_ number: Int) -> Edition? {
    guard case .edition(let edition)? = editions(numbered: number).holds?.record.body else { return nil }
    return edition
  }
}

extension Refusal {
  fileprivate static func noEdition(_ number: Int?, of dossier: Dossier) -> Refusal {
    let numbers = dossier.editionNumbers.map(String.init).joined(separator: ", ")
    let paper = dossier.paper.slug
    return Refusal(
      number.map {
        Localized(en: "There is no edition \($0) of \(paper).", nl: "Er is geen editie \($0) van \(paper).")
      }
        ?? Localized(
          en: "Say which edition it is about.", nl: "Zeg over welke editie het gaat."),
      hints: numbers.isEmpty
        ? [
          Localized(
            en: "nothing of it was published yet", nl: "er is nog niets van gepubliceerd")
        ]
        : [Localized(en: "there is: \(numbers)", nl: "er is: \(numbers)")])
  }
}

extension Localized {
  fileprivate static func kept(
    _ response: Response, of paper: Slug, _ missing: [String], _ note: Localized?
  ) -> Localized {
    let count = response.quotes.count
    let quoted = Localized(
      en: count == 0 ? "" : " It quotes \(count == 1 ? "one passage" : "\(count) passages") of it.",
      nl: count == 0
        ? "" : " Er \(count == 1 ? "wordt één passage" : "worden \(count) passages") uit geciteerd.")
    let lost = missing.map { words in
      Localized(
        en: " “\(words)” does not stand in that edition.", nl: " „\(words)” staat niet in die editie.")
    }
    let first = Localized(
      en: "Kept the response of \(response.by) with edition \(response.edition) of \(paper).",
      nl: "De reactie van \(response.by) staat bij editie \(response.edition) van \(paper).")
    return ([first, quoted] + lost + (note.map { [Localized(verbatim: " "), $0] } ?? [])).joined(
      separator: "")
  }
}

extension Desk {
  /// The words of an edition that a text quotes, and what it quotes as a passage and does not stand there.
  fileprivate func quotes(
    of text: String, in edition: Edition, of slug: Slug
  ) throws -> (found: [Anchor], missing: [String]) {
    guard repository.contains(edition.commit),
      let entry = try repository.entry(at: Layout.draft(of: slug), in: edition.commit), entry.kind == .blob
    else { return ([], []) }
    let paper = Paper(slug: slug, blob: entry.id, text: try repository.blob(entry.id))
    let reader = ReaderQuote(in: paper.text, shown: ShownText(of: paper.text))
    var (found, missing): ([Anchor], [String]) = ([], [])
    for quote in QuotedPassages(of: text).all {
      guard case .found(let places) = reader.find(quote.words), let place = places.first else {
        if quote.isBlock { missing.append(quote.words.summaryLine) }
        continue
      }
      let anchor = Places.anchor(place, in: paper)
      if !found.contains(anchor) { found.append(anchor) }
    }
    return (found, missing)
  }
}
