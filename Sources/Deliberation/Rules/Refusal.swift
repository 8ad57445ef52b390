/// The rules' no: what was asked, what it was about, and what to do instead. Nothing was written.
package struct Refusal: Explained, Hashable {
  package let explanation: Explanation

  package init(_ message: String, causes: [String] = [], hints: [String] = []) {
    explanation = Explanation(.refused, message, causes: causes, hints: hints)
  }

  /// Something that people have to decide first; not a mistake.
  package static func undecided(_ message: String, causes: [String] = [], hints: [String] = []) -> Refusal {
    Refusal(Explanation(.undecided, message, causes: causes, hints: hints))
  }

  private init(_ explanation: Explanation) { self.explanation = explanation }

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
    return Refusal("There is no \(what) '\(name)'\(place.map { " \($0)" } ?? "").", hints: [hint])
  }
}
