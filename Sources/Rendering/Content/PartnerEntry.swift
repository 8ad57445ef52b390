/// An organisation that takes part, as the page names it.
package struct PartnerEntry: Sendable, Hashable {
  package var id: String
  package var name: String
  /// What sort of organisation it is, in the alliance's own words; may be empty.
  package var kind: String
  /// May be empty.
  package var region: String

  package init(id: String, name: String, kind: String = "", region: String = "") {
    self.id = id
    self.name = name
    self.kind = kind
    self.region = region
  }
}
