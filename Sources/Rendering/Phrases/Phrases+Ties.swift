// MARK: - What the meetings said, and where the text took it up

extension Phrases {
  var hallsTitle: String { say(nl: "In de zalen", en: "At the meetings") }
  var soFar: String { say(nl: "tot nu toe", en: "so far") }
  func hallFigures(_ stickers: Int, rank: Int, isTied: Bool, of items: Int, on board: String) -> String {
    let figure = count(stickers, "sticker", "stickers")
    guard stickers > 0 else {
      return say(nl: "\(figure) op het bord \(board)", en: "\(figure) on the board \(board)")
    }
    let tied = isTied ? say(nl: " (gelijk)", en: " (tied)") : ""
    return say(
      nl: "\(figure), plaats \(rank)\(tied) van de \(items) op het bord \(board)",
      en: "\(figure), place \(rank)\(tied) of \(items) on the board \(board)")
  }
  var takenUpTitle: String { say(nl: "Wat ervan is opgenomen", en: "What was taken up") }
  func takenUpCaption(_ board: String) -> String {
    say(
      nl: "Bord \(board): wat is opgenomen en wat niet",
      en: "Board \(board): what was taken up and what was not")
  }
  var takenUpColumn: String { say(nl: "In de tekst", en: "In the text") }
  var takenUp: String { say(nl: "Opgenomen", en: "Taken up") }
  var notTakenUp: String { say(nl: "Niet opgenomen.", en: "Not taken up.") }
  var noLongerTakenUp: String { say(nl: "Stond erin, en is geschrapt", en: "Was in it, and was taken out") }
  var nothingSaidOfIt: String {
    say(nl: "Hierover is niets vastgelegd.", en: "Nothing was recorded about it.")
  }
}
