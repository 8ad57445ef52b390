import BeraadKit
import Deliberation
import Prose

/// What JSON has as a word of its own, in words for people.
enum PlainWords {
  /// How two changes meet.
  static func meeting(_ name: String) -> Localized {
    CollisionClass(rawValue: name)?.words ?? Localized(name)
  }

  /// What both edits of a sentence touched.
  static func flag(_ name: String) -> Localized {
    switch ReadingFlag(rawValue: name) {
    case .modal: Localized(en: name, nl: "moeten, mogen of kunnen")
    case .negation: Localized(en: name, nl: "niet of geen")
    case .number: Localized(en: name, nl: "een getal")
    case nil: Localized(name)
    }
  }

  /// What became of a record.
  static func status(_ name: String) -> Localized {
    if let outcome = Outcome(rawValue: name) { return outcome.words }
    return switch name {
    case "answered": Localized(en: name, nl: "beantwoord")
    case "merged": Localized(en: name, nl: "samengevoegd")
    case "withdrawn": Localized(en: name, nl: "ingetrokken")
    case "put-again": Localized(en: "put again", nl: "opnieuw ingediend")
    case "partly": Localized(en: "differs by change", nl: "verschilt per wijziging")
    case "would-merge": Localized(en: name, nl: "zou samengaan")
    case "counts": Localized(en: name, nl: "telt")
    case "late": Localized(en: name, nl: "te laat")
    case "taken-up": Localized(en: "taken up", nl: "opgepakt")
    case "passed-over": Localized(en: "does not count", nl: "telt niet")
    case "replaced": Localized(en: name, nl: "vervangen")
    default: Localized(name)
    }
  }

  /// What a record came to, whatever kind it is of.
  static func outcome(_ name: String) -> Localized {
    let known = status(name)
    guard known.english == known.dutch else { return known }
    switch name {
    case "opened": return Localized(en: name, nl: "geopend")
    case "closed": return Localized(en: name, nl: "gesloten")
    case "closed anew": return Localized(en: name, nl: "opnieuw gesloten")
    case "counted": return Localized(en: name, nl: "geteld")
    case "taken up": return Localized(en: name, nl: "opgenomen")
    case "not taken up": return Localized(en: name, nl: "niet opgenomen")
    case "published": return Localized(en: name, nl: "gepubliceerd")
    case "no-quorum": return Localized(en: name, nl: "geen quorum")
    case "unsettled": return Localized(en: "not settled", nl: "nog geen uitslag")
    case "tie": return Localized(en: name, nl: "gelijke stand")
    case "pending": return Localized(en: "open", nl: "open")
    case "said": return Localized(en: "said", nl: "gezegd")
    case "gone": return Localized(en: "withdrawn", nl: "ingetrokken")
    case "alike", "gathers", "match": return pointLink(name)
    case "short": return Localized(en: "no majority", nl: "geen meerderheid")
    default: break
    }
    if let type = PointType(rawValue: name) { return type.words }
    if name.hasPrefix("edition ") {
      return Localized(en: name, nl: "editie \(name.dropFirst("edition ".count))")
    }
    guard name.hasSuffix(RecordStory.doesNotCount) else { return stance(name) }
    return Localized(en: name, nl: "\(name.dropLast(RecordStory.doesNotCount.count)) (telt niet)")
  }

  /// How points belong together.
  private static func pointLink(_ name: String) -> Localized {
    switch name {
    case "alike": Localized(en: "says the same", nl: "zegt hetzelfde")
    case "gathers": Localized(en: "gathers it", nl: "verzamelt het")
    default: Localized(en: "goes with it", nl: "past erbij")
    }
  }

  /// What somebody did, or a sort of record or poll.
  static func kind(_ name: String) -> Localized {
    if let kind = Record.Kind(rawValue: name) { return kind.name }
    return switch name {
    case "stance": Localized(en: name, nl: "standpunt")
    case "sticker": Localized(en: name, nl: "stickerpeiling")
    case "stickers": Localized(name)
    case "motion": Localized(en: name, nl: "stemming")
    default: Localized(name)
    }
  }

  /// What a comment is meant as.
  static func intent(_ name: String) -> Localized {
    switch Comment.Intent(rawValue: name) {
    case .question: Localized(en: name, nl: "vraag")
    case .remark: Localized(en: name, nl: "opmerking")
    case .support: Localized(en: name, nl: "steun")
    case .concern: Localized(en: name, nl: "zorg")
    case .objection: Localized(en: name, nl: "bezwaar")
    case nil: Localized(name)
    }
  }

  /// What became of quoted words.
  static func anchor(_ name: String) -> Localized {
    switch name {
    case "kept": Localized(en: name, nl: "staat er nog")
    case "edited": Localized(en: name, nl: "gewijzigd")
    case "deleted": Localized(en: name, nl: "geschrapt")
    default: Localized(name)
    }
  }

  /// How far a paper or a poll is.
  static func stage(_ name: String) -> Localized {
    switch name {
    case "draft": Localized(en: name, nl: "concept")
    case "consultation": Localized(en: name, nl: "consultatie")
    case "final": Localized(en: name, nl: "definitief")
    case "closed": Localized(en: name, nl: "gesloten")
    case "removed": Localized(en: name, nl: "weggehaald")
    default: Localized(name)
    }
  }

  /// How far a poll is: its draft is one that was not opened.
  static func pollStage(_ name: String) -> Localized {
    name == "draft" ? Localized(en: name, nl: "nog niet open") : stage(name)
  }

  /// Where a partner stands on the text.
  static func stance(_ name: String) -> Localized {
    switch Stance(rawValue: name) {
    case .supports: Localized(en: name, nl: "steunt de tekst")
    case .reservation: Localized(en: name, nl: "steunt met voorbehoud")
    case .abstains: Localized(en: name, nl: "onthoudt zich")
    case .opposes: Localized(en: name, nl: "steunt de tekst niet")
    case nil: Localized(name)
    }
  }

  /// What `verify` looked at: a thing, or a paper and a thing.
  static func check(_ name: String) -> Localized {
    guard let colon = name.ranges(of: ": ").first else { return Localized(en: name, nl: checked(name)) }
    return Localized(
      en: name, nl: "\(name[..<colon.upperBound])\(checked(String(name[colon.upperBound...])))")
  }

  private static func checked(_ what: String) -> String {
    if what.hasPrefix("edition") { return "editie\(what.dropFirst("edition".count))" }
    return switch what {
    case "roster": "deelnemers"
    case "signatures": "handtekeningen"
    case "branches": "branches"
    case "merges": "samenvoegingen"
    case "since": "sindsdien"
    case "draft": "concept"
    case "paper": "stuk"
    case "records": "bijdragen"
    case "history": "geschiedenis"
    case "work tree": "werkmap"
    case "polls": "peilingen"
    case "chain": "keten"
    case "apart": "los van elkaar"
    case "texts": "teksten"
    case "site": "site"
    case "files": "bestanden"
    default: what
    }
  }

  /// Of what gives a day behind the deadline.
  static let late = tooLate.map { ", \($0)" }
  static let tooLate = Localized(en: "late", nl: "te laat")
  static let notCollected = Localized(en: ", not collected", nl: ", niet opgehaald")

  /// What stands behind the outcome of a record.
  static func mark(collected: Bool, late isLate: Bool) -> Localized {
    (isLate ? late : .nothing).joined(to: collected ? .nothing : notCollected)
  }

  static let noPlace = Localized(en: "no longer in the draft", nl: "niet meer in het concept")
  /// Stands before what can be typed.
  static let with = Localized(en: "with:", nl: "met:")
  /// Stands before what a reader should look at.
  static let look = Localized(en: "look:", nl: "let op:")
}
