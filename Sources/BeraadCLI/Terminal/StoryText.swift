import BeraadKit
import Deliberation

/// The story of a record as a person reads it: what it says, where it stands, and what came of it in order.
struct StoryText {
  private let story: RecordStory
  private let style: Style
  private let language: Language

  init(_ story: RecordStory, _ style: Style, _ language: Language) {
    (self.story, self.style, self.language) = (story, style, language)
  }

  /// Whether a text has the form of an id or of its beginning, with or without the number of a change.
  static func mayBeID(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard let id = parts.first, let kind = id.utf8.first, parts.count <= 2, 3...33 ~= id.utf8.count else {
      return false
    }
    func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= kind
      && id.utf8.dropFirst().allSatisfy { isDigit($0) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
      && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
  }

  var text: String {
    let mark = PlainWords.mark(collected: story.collected, late: story.late)[language]
    let what = style(.bold, "\(PlainWords.kind(story.kind)[language]) \(story.id)")
    let name = story.name.harmlessLine
    let outcome = style(.yellow, PlainWords.outcome(story.outcome)[language])
    let head = Localized(
      en: "\(what) of \(name) on \(story.paper), \(story.at.prefix(10)): \(outcome)\(mark)\n",
      nl: "\(what) van \(name) bij \(story.paper), \(story.at.prefix(10)): \(outcome)\(mark)\n")[language]
    let says = story.text[language].harmless.split(whereSeparator: \.isNewline).map { "  \($0)\n" }.joined()
    let next = story.next.map { "  \(PlainWords.with[language]) \($0[language])\n" }.joined()
    return head + says + section(story.places.map(place).joined())
      + section(story.events.map(event).joined()) + section(next)
  }

  private func section(_ text: String) -> String { text.isEmpty ? "" : "\n" + text }

  private func place(_ place: RecordStory.Place) -> String {
    let name = (place.name ?? place.nameThen ?? PlainWords.noPlace)[language]
    guard let new = place.new else {
      let (quote, now) = (place.old.harmlessLine, place.now?.harmlessLine)
      return Localized(
        en: "  \(name): on “\(quote)”\(now.map { ", now “\($0)”" } ?? "")\n",
        nl: "  \(name): bij “\(quote)”\(now.map { ", nu “\($0)”" } ?? "")\n")[language]
    }
    let stands = place.class.flatMap(OpenClass.init).map { ", \($0.name[language])" } ?? ""
    let outcome = place.outcome.map { " (\(PlainWords.status($0)[language])\(stands))" } ?? ""
    let change = WordChange(old: place.old, new: new).marked(style, language)
    return "  \(place.target.map { "\($0), " } ?? "")\(name)\(outcome): \(change)\n"
  }

  private func event(_ event: RecordStory.Event) -> String {
    let outcome = event.outcome.map { ": \(style(.yellow, PlainWords.outcome($0)[language]))" } ?? ""
    let about =
      event.targets.isEmpty || event.targets.count == story.places.count
      ? "" : " (\(event.targets.joined(separator: ", ")))"
    let said = event.text[language]
    let text = said.isEmpty ? "" : " — \(said.harmlessLine)"
    let id = event.kind == "merge" ? String(event.id.prefix(10)) : event.id
    let (verb, by) = (Self.verb(event.kind), event.by.harmlessLine)
    let what = Localized(en: "\(verb.english) by \(by)", nl: "\(verb.dutch) door \(by)")[language]
    return "  \(style(.faint, String(event.at.prefix(10))))  \(what), \(id)\(outcome)\(about)\(text)\n"
  }

  private static func verb(_ kind: String) -> Localized {
    switch kind {
    case "reply": Localized(en: "answered", nl: "beantwoord")
    case "decision": Localized(en: "decided", nl: "besloten")
    case "withdrawal": Localized(en: "withdrawn", nl: "ingetrokken")
    case "again": Localized(en: "put again", nl: "opnieuw ingediend")
    case "amendment": Localized(en: "amendment proposed", nl: "wijziging voorgesteld")
    case "comment": Localized(en: "answers the comment", nl: "antwoord op een opmerking")
    case "opening": Localized(en: "vote opened", nl: "stemming geopend")
    case "closing": Localized(en: "vote closed", nl: "stemming gesloten")
    case "tie": Localized(en: "tied to the text", nl: "aan de tekst gekoppeld")
    case "merge": Localized(en: "merged", nl: "samengevoegd")
    case "edition": Localized(en: "published", nl: "gepubliceerd")
    case "point": Localized(en: "point marked", nl: "punt gemarkeerd")
    case "response": Localized(en: "said back", nl: "weerwoord")
    default: Localized(kind)
    }
  }
}
