import BeraadKit
import Prose

/// The values of JSON in words that people use.
enum PlainWords {
  /// How two changes meet, as a `CollisionClass` names it; other words as they are.
  static func meeting(_ name: String) -> String {
    guard let kind = CollisionClass(rawValue: name) else { return name }
    return switch kind {
    case .sameText: "the same change, twice"
    case .sameDeletion: "the same words taken out, twice"
    case .whiteSpace: "only white space differs"
    case .separateWords: "other words of the passage change too"
    case .insertionOrder: "both add words here: which come first?"
    case .nested: "one change lies inside the other"
    case .overlapping: "they want different words here"
    case .deletionAgainstEdit: "one takes out what the other changes"
    case .structure: "they meet in a heading, list, table, link or note"
    }
  }

  /// Why somebody should look, of which the last words may be a `CollisionClass` or a `ReadingFlag`.
  static func attention(_ reason: String) -> String {
    if let flag = ReadingFlag(rawValue: reason) {
      return switch flag {
      case .modal: "what must, may or can be was changed"
      case .negation: "a “not” or “no” was changed"
      case .number: "a number was changed"
      }
    }
    guard let colon = reason.ranges(of: ": ").last else { return meeting(reason) }
    return String(reason[..<colon.upperBound]) + meeting(String(reason[colon.upperBound...]))
  }

  /// The status of a change or comment.
  static func status(_ name: String) -> String {
    switch name {
    case "put-again": "put again"
    case "partly": "partly decided"
    default: name
    }
  }
}
