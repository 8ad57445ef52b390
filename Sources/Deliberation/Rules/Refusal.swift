/// The rules' no: what was asked, what it was about, and what to do instead. Nothing was written.
package struct Refusal: Explained, Hashable {
  package let explanation: Explanation
  /// Nil where no front says it in words of its own.
  package let rule: Rule?

  package init(_ message: String, causes: [String] = [], hints: [String] = [], by rule: Rule? = nil) {
    explanation = Explanation(.refused, message, causes: causes, hints: hints)
    self.rule = rule
  }

  /// Something that people have to decide first; not a mistake.
  package static func undecided(
    _ message: String, causes: [String] = [], hints: [String] = [], by rule: Rule? = nil
  ) -> Refusal {
    Refusal(Explanation(.undecided, message, causes: causes, hints: hints), rule)
  }

  private init(_ explanation: Explanation, _ rule: Rule?) {
    self.explanation = explanation
    self.rule = rule
  }

  /// A name that nothing has, with the names that come near it.
  ///
  /// - Parameter place: where it was looked for, as `on the board 'verweer'`.
  package static func unknown(
    _ what: String, _ name: String, _ place: String? = nil, among names: [String]
  ) -> Refusal {
    let near = NearNames.of(name, among: names)
    let hint: String
    if !near.isEmpty {
      hint = "did you mean \(near.joined(separator: ", "))?"
    } else if names.isEmpty {
      hint = "there is no \(what) yet"
    } else if names.count <= 12 {
      hint = "there is: \(names.sorted().joined(separator: ", "))"
    } else {
      hint = "there are \(names.count), none with a name near it"
    }
    return Refusal(
      "There is no \(what) '\(name)'\(place.map { " \($0)" } ?? "").", hints: [hint], by: .unknown(name))
  }
}
