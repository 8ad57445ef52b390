import Deliberation

extension PollWords {
  /// What somebody should know of a poll before it is opened.
  static func warning(_ warning: PollWarning, _ words: Words) -> String {
    words(dutch(warning), warning.sentence)
  }

  private static func dutch(_ warning: PollWarning) -> String {
    switch warning {
    case .alike(let things, let ids, let isOneText):
      let names = listed(ids.map { "‘\($0)’" })
      let what = isOneText ? "hebben dezelfde tekst" : "zien er hetzelfde uit"
      return "\(dutch(things).capitalizedFirst) \(names) \(what): niemand kan ze uit elkaar houden."
    case .regions(let names):
      return
        "De regio’s \(listed(names.map { "‘\($0)’" })) zien er hetzelfde uit, en worden toch apart geteld."
    case .shortName(let things, let id, let text, let other):
      return
        "‘\(id)’ is de korte naam van „\(text)” en ook de tekst van ‘\(other)’, een ander onder \(dutch(things)): een tabel waarin dat staat, wordt geweigerd."
    case .mixedScripts(let things, let id, let word):
      return
        "In het woord „\(word)” van ‘\(id)’, een van \(dutch(things)), staan letters uit een ander schrift die op gewone letters lijken: wie overtypt wat er staat, vindt het niet."
    case .listMarks(let things, let ids, let example):
      return
        "Van \(dutch(things)) beginnen er \(ids.count) met het teken van een lijst, zoals in „\(example)”: dat teken komt mee op de muur."
    case .quorum(let quorum, let voters):
      return
        "Het quorum van \(quorum) is niet te halen: er \(voters == 1 ? "mag 1 partner" : "mogen \(voters) partners") stemmen."
    case .noMeetings: return "Er is geen enkele bijeenkomst: er valt niets te tellen."
    case .meetingAfter(let lastDay, let meeting, let day):
      return
        "De bijeenkomst ‘\(meeting)’ is op \(day), na de laatste dag van de peiling (\(lastDay))."
    case .lastDayIsOver(let day):
      return "De laatste dag van de peiling (\(day)) is al voorbij: elke stem komt te laat."
    case .limitOnBoard(let board, let most, let items, let each):
      return
        "Op het bord ‘\(board)’ kan niemand \(most) stickers plakken: er staan \(items) onderdelen, met ten hoogste \(each) per onderdeel."
    case .limitAtItem(let each, let most):
      return
        "Niemand kan \(each) stickers bij één onderdeel plakken: iedereen mag er daar ten hoogste \(most) plakken."
    case .limitInAll(let total, let room):
      return
        "Niemand kan in totaal \(total) stickers plakken: op alle borden samen past er van één persoon \(room)."
    }
  }

  private static func dutch(_ things: PollWarning.Things) -> String {
    switch things {
    case .alternatives: "de alternatieven"
    case .boards: "de borden"
    case .meetings: "de bijeenkomsten"
    case .items(let board): "de onderdelen op het bord ‘\(board)’"
    }
  }

  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) en \(last)"
  }
}
