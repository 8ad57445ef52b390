// MARK: - Figures of too few people

extension Phrases {
  /// - Parameter isClosedAnew: whether there is an earlier result, of which the same is hidden.
  func hiddenNote(_ below: Int, isClosedAnew: Bool) -> String {
    say(
      nl:
        "Deden in een bijeenkomst of regio minder dan \(below) mensen mee, dan zijn haar cijfers weggelaten, zodat niemand te herkennen is, en zo nodig ook andere, waaruit ze af te leiden zouden zijn; daar staat “verborgen”.\(isClosedAnew ? " Wat een eerdere uitslag verborg, blijft verborgen." : "")",
      en:
        "Where fewer than \(below) people took part in a meeting or region its figures are left out, so that nobody can be recognised, and where they could be computed from others these too; there it says “hidden”.\(isClosedAnew ? " What an earlier result hid stays hidden." : "")"
    )
  }
  func hiddenChart(_ board: String) -> String {
    say(
      nl:
        "Het bord \(board). De aantallen zijn verborgen, omdat ze iets zouden zeggen over te weinig mensen.",
      en: "The board \(board). Its figures are hidden, because they would tell of too few people.")
  }
}
