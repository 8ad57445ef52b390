/// What of the records about a paper stands in a Word file of it.
package enum ExportPart: String, CaseIterable, Sendable {
  case comments
  /// Proposed changes that exclude no other.
  case amendments
  /// Those that do: one of them as a tracked change, the others as comments with their wording.
  case contested
}
