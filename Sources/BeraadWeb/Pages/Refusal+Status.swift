import Deliberation

extension Refusal {
  /// Whether the form made something before that no longer stands.
  var isSentBefore: Bool { if case .sentBefore? = rule { true } else { false } }

  /// What the page of a form is sent with that comes back with this no.
  var status: Int { isSentBefore ? 409 : 422 }
}
