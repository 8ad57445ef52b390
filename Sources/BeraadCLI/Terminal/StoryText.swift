import BeraadKit
import Deliberation

/// The story of a record as a person reads it: what it says, where it stands, and what came of it in order.
struct StoryText {
  private let story: RecordStory
  private let style: Style

  init(_ story: RecordStory, _ style: Style) { (self.story, self.style) = (story, style) }

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
    let mark = story.collected ? "" : ", not collected"
    let head =
      "\(style(.bold, "\(story.kind) \(story.id)")) of \(story.name.harmlessLine) on \(story.paper), "
      + "\(story.at.prefix(10)): \(style(.yellow, PlainWords.status(story.outcome)))\(mark)\n"
    let says = story.text.harmless.split(whereSeparator: \.isNewline).map { "  \($0)\n" }.joined()
    let next = story.next.map { "  with: \($0)\n" }.joined()
    return head + says + section(story.places.map(place).joined())
      + section(story.events.map(event).joined()) + section(next)
  }

  private func section(_ text: String) -> String { text.isEmpty ? "" : "\n" + text }

  private func place(_ place: RecordStory.Place) -> String {
    let name = place.name ?? place.nameThen ?? "no longer in the draft"
    guard let new = place.new else {
      let now = place.now.map { ", now “\($0.harmlessLine)”" } ?? ""
      return "  \(name): on “\(place.old.harmlessLine)”\(now)\n"
    }
    let stands = place.class.flatMap(OpenClass.init).map { ", \($0.name)" } ?? ""
    let outcome = place.outcome.map { " (\(PlainWords.status($0))\(stands))" } ?? ""
    let change = WordChange(old: place.old, new: new).marked(style)
    return "  \(place.target.map { "\($0), " } ?? "")\(name)\(outcome): \(change)\n"
  }

  private func event(_ event: RecordStory.Event) -> String {
    let outcome = event.outcome.map { ": \(style(.yellow, PlainWords.status($0)))" } ?? ""
    let about =
      event.targets.isEmpty || event.targets.count == story.places.count
      ? "" : " (\(event.targets.joined(separator: ", ")))"
    let text = event.text.isEmpty ? "" : " — \(event.text.harmlessLine)"
    let id = event.kind == "merge" ? String(event.id.prefix(10)) : event.id
    return
      "  \(style(.faint, String(event.at.prefix(10))))  \(Self.verb(event.kind)) by \(event.by.harmlessLine), \(id)\(outcome)\(about)\(text)\n"
  }

  private static func verb(_ kind: String) -> String {
    switch kind {
    case "reply": "answered"
    case "decision": "decided"
    case "withdrawal": "withdrawn"
    case "again": "put again"
    case "amendment": "amendment proposed"
    case "comment": "answers the comment"
    case "opening": "vote opened"
    case "closing": "vote closed"
    case "tie": "tied to the text"
    case "merge": "merged"
    case "edition": "published"
    default: kind
    }
  }
}
