/// A token that was used at several meetings, in records made apart, or twice on one sheet: it is one person's, and nobody can tell
/// which ballot is.
package struct DoubledToken: Hashable, Sendable {
  package let token: String
  /// Sorted; one alone where both ballots are of it.
  package let meetings: [Slug]
  /// Others that were used at the same meetings, where they are told together.
  package var others: [String] = []

  package init(token: String, meetings: [Slug]) {
    (self.token, self.meetings) = (token, meetings)
  }

  /// What is wrong, and what to do, as it stands in every list.
  package func sentence(isClosed: Bool) -> Localized {
    let isAtOne = meetings.count == 1
    let (again, againInDutch) = (isAtOne ? "twice " : "", isAtOne ? "twee keer " : "")
    let (meeting, meetingInDutch) =
      isAtOne ? ("the meeting", "de bijeenkomst") : ("one of the meetings", "een van de bijeenkomsten")
    let (ending, endingInDutch) =
      isClosed ? (", and the poll closed anew", " en de peiling opnieuw is gesloten") : ("", "")
    return Localized(
      en:
        "\(subject.english) \(others.isEmpty ? "was" : "were") used \(again)at \(places.english): \(others.isEmpty ? "it is one person's, so neither ballot counts" : "each is one person's, so none of these ballots counts") until \(meeting) is entered again without \(others.isEmpty ? "it" : "them")\(ending).",
      nl:
        "\(subject.dutch) \(others.isEmpty ? "is" : "zijn") \(againInDutch)gebruikt bij \(places.dutch): een code is van één persoon, dus \(others.isEmpty ? "geen van beide stembriefjes telt" : "geen van deze stembriefjes telt") tot \(meetingInDutch) opnieuw is ingevoerd zonder die \(others.isEmpty ? "code" : "codes")\(endingInDutch)."
    )
  }

  /// The tokens, the first few of many by name.
  package var names: String {
    let all = [token] + others
    return all.prefix(Self.mostNamed).joined(separator: ", ") + (all.count > Self.mostNamed ? ", …" : "")
  }

  private static let mostNamed = 3

  private var subject: Localized {
    let count = others.count + 1
    return count == 1
      ? Localized(en: "The token '\(token)'", nl: "De code '\(token)'")
      : Localized(en: "\(count) tokens (\(names))", nl: "\(count) codes (\(names))")
  }

  private var places: Localized {
    let names = meetings.map(\.description)
    return Localized(en: names.joined(separator: " and "), nl: names.joined(separator: " en "))
  }

  /// The same of one that only a closing anew would make so, by the corrections that wait or what was closed apart: till then what was closed counts.
  package var sentenceWaiting: Localized {
    Localized(
      en:
        "\(subject.english) would stand at \(places.english) if the poll were closed anew: \(others.isEmpty ? "it is one person's" : "each is one person's"), so that waits until one of the meetings is entered again without \(others.isEmpty ? "it" : "them").",
      nl:
        "\(subject.dutch) \(others.isEmpty ? "zou" : "zouden") bij \(places.dutch) staan als de peiling opnieuw werd gesloten: een code is van één persoon, dus dat wacht tot een van de bijeenkomsten opnieuw is ingevoerd zonder die \(others.isEmpty ? "code" : "codes")."
    )
  }
}

extension [DoubledToken] {
  /// Those that were used at the same meetings as one: what is to be done about a whole pile is done at once.
  package var grouped: [DoubledToken] {
    var places: [[Slug]: Int] = [:]
    return reduce(into: []) { groups, doubled in
      if let place = places[doubled.meetings] {
        groups[place].others += [doubled.token] + doubled.others
      } else {
        places[doubled.meetings] = groups.count
        groups.append(doubled)
      }
    }
  }
}
