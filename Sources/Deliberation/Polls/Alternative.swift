/// One of the wordings that partners choose between.
package struct Alternative: Hashable, Sendable {
  package let id: Slug
  package let text: String
  /// The hunks that it adopts; none for "leave as it is".
  package let targets: [Target]

  package init(id: Slug, text: String, targets: [Target]) {
    self.id = id
    self.text = text
    self.targets = targets
  }

  /// The id of the alternative that changes nothing.
  package static let leaveID = "leave"
}
