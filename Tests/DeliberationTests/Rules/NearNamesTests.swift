import Deliberation
import Testing

@Suite struct NearNamesTests {
  static let names = [
    "tenants", "churches", "carers", "trade-union", "clients-north", "clients-south", "clients-west",
    "clients-east",
  ]

  @Test(arguments: [
    ("tenant", ["tenants"]), ("tenatns", ["tenants"]), ("Tenants", ["tenants"]), ("caers", ["carers"]),
    ("trade", ["trade-union"]), ("clients-nort", ["clients-north"]), ("c", []), ("zzzzzzz", []), ("", []),
  ])
  func `a name that was mistyped finds the one that was meant`(typed: String, near: [String]) {
    #expect(NearNames.of(typed, among: Self.names).prefix(1) == near.prefix(1))
    #expect(!near.isEmpty || NearNames.of(typed, among: Self.names).isEmpty)
  }

  @Test func `at most three are offered, the same whatever their order`() {
    let near = NearNames.of("clients", among: Self.names)
    #expect(near == ["clients-east", "clients-north", "clients-south"])
    #expect(NearNames.of("clients", among: Self.names.reversed()) == near)
  }

  @Test func `an unknown name is answered with what there is`() {
    func hints(_ name: String, _ names: [String]) -> [String] {
      Refusal.unknown(.partner, name, among: names).explanation.hints
    }
    #expect(hints("tenant", Self.names) == ["did you mean tenants?"])
    #expect(hints("zzzzzzz", ["b", "a"]) == ["there is: a, b"])
    #expect(hints("zzzzzzz", []) == ["there is no partner yet"])
    #expect(hints("zzzzzzz", (10...29).map { "n\($0)" }) == ["there are 20, none with a name near it"])
  }
}
