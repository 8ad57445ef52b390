/// How an open change stands to the draft and to the other open changes.
package enum Standing: String, CaseIterable, Sendable, Hashable {
  case clean, proposal, rewritten, contested, voting, apart, there, unplaced
}
