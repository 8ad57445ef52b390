import Deliberation

/// The words for records and what became of them.
enum RecordWords {
  /// What became of a record, as pages mark it: one of six.
  static func state(_ status: String) -> String {
    switch status {
    case "adopted", "merged": "adopted"
    case "rejected", "referred", "postponed", "withdrawn": status
    case "put-again": "withdrawn"
    default: "open"
    }
  }

  static func status(_ status: String, _ words: Words) -> String {
    switch status {
    case "open": words("open", "open")
    case "answered": words("beantwoord", "answered")
    case "adopted": words("overgenomen", "adopted")
    case "merged": words("overgenomen, staat in de tekst", "adopted, in the text")
    case "rejected": words("niet overgenomen", "not adopted")
    case "referred": words("doorverwezen", "referred")
    case "postponed": words("aangehouden", "postponed")
    case "withdrawn": words("ingetrokken", "withdrawn")
    case "put-again": words("opnieuw ingediend", "put again")
    case "apart": words("los van elkaar verschillend besloten", "decided apart, and not alike")
    case "partly": words("deels behandeld", "partly settled")
    default: status
    }
  }

  static func intent(_ kind: String, _ words: Words) -> String {
    switch Comment.Intent(rawValue: kind) {
    case .question: words("vraag", "question")
    case .remark: words("opmerking", "remark")
    case .support: words("steun", "support")
    case .concern: words("zorg", "concern")
    case .objection: words("bezwaar", "objection")
    case nil: kind
    }
  }
}

/// The words for polls.
enum PollWords {
  static func stage(_ stage: String, _ words: Words) -> String {
    switch stage {
    case "open": words("open", "open")
    case "closed": words("gesloten", "closed")
    default: words("nog niet open", "not open yet")
    }
  }

  static func stance(_ stance: String, _ words: Words) -> String {
    switch Stance(rawValue: stance) {
    case .supports: words("Wij steunen de tekst", "We support the text")
    case .reservation:
      words("Wij steunen de tekst met een voorbehoud", "We support the text with a reservation")
    case .abstains: words("Wij onthouden ons", "We abstain")
    case .opposes: words("Wij steunen de tekst niet", "We do not support the text")
    case nil: stance
    }
  }
}
