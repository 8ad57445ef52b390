/// A decision in a list.
package struct DecisionRow: Encodable, Sendable {
  package let id: String
  package let targets: [String]
  package let outcome: String
  package let reason: String
  package let poll: String?
  package let at: String
}
