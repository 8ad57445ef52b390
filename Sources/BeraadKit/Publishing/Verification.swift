package import Deliberation

/// What `verify` found.
package struct Verification: Encodable, Sendable {
  package struct Check: Encodable, Hashable, Sendable {
    package let name: String
    package let ok: Bool
    /// What was held against what; where it is not right, which thing and how.
    package let detail: Localized
    /// Whether it names something that people have to settle. That is no fault.
    package let waits: Bool
    /// What the detail is made of: each may end in a command.
    package let sentences: [Localized]

    init(name: String, ok: Bool, detail: Localized, waits: Bool = false) {
      self.init(name: name, ok: ok, sentences: [detail], waits: waits)
    }

    init(name: String, ok: Bool, sentences: [Localized], waits: Bool = false) {
      (self.name, self.ok, self.waits, self.sentences) = (name, ok, waits, sentences)
      detail = sentences.joined(separator: " ")
    }

    private enum CodingKeys: String, CodingKey { case name, ok, detail, waits }
  }

  package let ok: Bool
  package let checks: [Check]

  /// Whether people have something to settle.
  package var waits: Bool { checks.contains(where: \.waits) }
}

extension Verification.Check {
  /// A check that is right when nothing was found.
  init(name: String, problems: [Localized], right: Localized) {
    self.init(
      name: name, ok: problems.isEmpty, sentences: problems.isEmpty ? [right] : problems)
  }

  /// A check of what waits for people, which is no fault of the record.
  init(name: String, waiting: [Localized], none: Localized) {
    self.init(
      name: name, ok: true, sentences: waiting.isEmpty ? [none] : waiting,
      waits: !waiting.isEmpty)
  }
}
