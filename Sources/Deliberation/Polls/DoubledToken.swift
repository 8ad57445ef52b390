/// A token that was used at several meetings, in records made apart, or twice on one sheet: it is one person's, and nobody can tell
/// which ballot is.
package struct DoubledToken: Hashable, Sendable {
  package let token: String
  /// Sorted; one alone where both ballots are of it.
  package let meetings: [Slug]

  package init(token: String, meetings: [Slug]) {
    (self.token, self.meetings) = (token, meetings)
  }

  /// What is wrong, and what to do, as it stands in every list.
  package func sentence(isClosed: Bool) -> Localized {
    let (english, dutch) = places
    let isOne = meetings.count == 1
    return Localized(
      en:
        "The token '\(token)' was used \(isOne ? "twice " : "")at \(english): it is one person's, so neither ballot counts until \(isOne ? "the meeting" : "one of the meetings") is entered again without it\(isClosed ? ", and the poll closed anew" : "").",
      nl:
        "De code '\(token)' is \(isOne ? "twee keer " : "")gebruikt bij \(dutch): een code is van één persoon, dus geen van beide stembriefjes telt tot \(isOne ? "de bijeenkomst" : "een van de bijeenkomsten") opnieuw is ingevoerd zonder die code\(isClosed ? " en de peiling opnieuw is gesloten" : "")."
    )
  }

  private var places: (english: String, dutch: String) {
    let names = meetings.map(\.description)
    return (names.joined(separator: " and "), names.joined(separator: " en "))
  }

  /// The same of one that only a closing anew would make so, by the corrections that wait or what was closed apart: till then what was closed counts.
  package var sentenceWaiting: Localized {
    let (english, dutch) = places
    return Localized(
      en:
        "The token '\(token)' would stand at \(english) if the poll were closed anew: it is one person's, so that waits until one of the meetings is entered again without it.",
      nl:
        "De code '\(token)' zou bij \(dutch) staan als de peiling opnieuw werd gesloten: een code is van één persoon, dus dat wacht tot een van de bijeenkomsten opnieuw is ingevoerd zonder die code."
    )
  }
}
