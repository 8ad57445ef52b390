/// The files in which somebody else's tree differs from one of ours, and what could not be looked at.
package struct TreeSurvey: Sendable {
  /// In git's order of trees.
  package internal(set) var changes: [TreeChange] = []
  package internal(set) var faults: [TreeFault] = []
}
