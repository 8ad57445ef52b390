import Deliberation
import Git
import ObjectIDs
import Storage

extension Dossier {
  /// The meetings that are in no question, since they were added to an open poll apart from its opening: a sentence for each poll. What
  /// another poll of the paper with the same boards asks at a meeting of that name is asked.
  var meetingsLeftOut: [Localized] { pollFiles.compactMap(meetingsLeftOut) }

  /// The same of one poll.
  func meetingsLeftOut(of state: PollState) -> Localized? {
    guard state.stage == "open", state.replacedBy.isEmpty else { return nil }
    let asked = Set(
      pollFiles.filter { $0.poll.id != state.poll.id }.flatMap { other -> [Slug] in
        guard case .sticker(let form) = other.poll.form, case .sticker(let own) = state.poll.form,
          form.boards == own.boards
        else { return [] }
        return form.meetings.map(\.id)
      })
    let left = state.meetingsLeftOut.filter { !asked.contains($0.meeting.id) }
    guard let commit = left.first?.commit else { return nil }
    let (paper, poll) = (paper.slug, state.poll.id)
    let names = Localized.listed(left.map(\.meeting.title))
    let isOne = left.count == 1
    let reading = "git show \(commit.abbreviated()):\(Layout.definition(ofPoll: poll, of: paper))"
    return Localized(
      en:
        "The poll '\(poll)' was opened without the \(isOne ? "meeting" : "meetings") \(names.english), which somebody added apart from that: nothing is asked there, and what was opened is frozen. Read what was to be asked with: \(reading), and ask it in a poll of its own: put another name into the file, and: beraad poll new \(paper) NAME --from FILE",
      nl:
        "De peiling '\(poll)' is geopend zonder de \(isOne ? "bijeenkomst" : "bijeenkomsten") \(names.dutch), die iemand los daarvan toevoegde: daar wordt niets gevraagd, en wat geopend is, staat vast. Lees wat er gevraagd zou worden met: \(reading), en vraag het in een eigen peiling: zet een andere naam in het bestand, en: beraad poll new \(paper) NAAM --from BESTAND"
    )
  }
}
