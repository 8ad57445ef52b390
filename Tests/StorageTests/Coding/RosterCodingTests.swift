import Deliberation
import Testing

@testable import Storage

@Suite struct RosterCodingTests {
  private static let text = """
    {
      "format": 1,
      "alliance": {"name": "Samen \\"sterk\\"", "lang": "nl"},
      "partners": [
        {"id": "board", "name": "Agenda", "roles": ["author", "committee"], "people": [{"id": "p1", "keys": ["ssh-ed25519 A"]}]},
        {"id": "tenants", "name": "Huurders", "kind": "bond", "region": "noord", "weight": 3, "people": [{"id": "p1"}, {"id": "p2"}]}
      ]
    }

    """

  @Test func `a roster is read, and written as people would`() throws {
    let roster = try RosterCoding.decode(Array(Self.text.utf8))
    #expect(roster.alliance == "Samen \"sterk\"")
    #expect(roster.partners.map(\.weight) == [1, 3])
    #expect(roster.partners[0].roles == [.author, .committee])
    #expect(roster.partners[1].people.map(\.id) == ["p1", "p2"])
    #expect(String(decoding: RosterCoding.encode(roster), as: UTF8.self) == Self.text)
  }

  @Test func `doors and what is asked of signatures are kept`() throws {
    let tenants = try #require(Slug("tenants"))
    var roster = try RosterCoding.decode(Array(Self.text.utf8))
    #expect(roster.signatures == .optional)
    roster.signatures = .required
    roster.doors = [
      Door(
        id: try #require(Slug("web")), key: "ssh-ed25519 A", partners: [tenants],
        since: Instant(seconds: 1_768_478_400))
    ]
    #expect(try RosterCoding.decode(RosterCoding.encode(roster)) == roster)
  }

  @Test func `an alliance without partners is a roster too`() throws {
    let roster = Roster(alliance: "", language: .english, partners: [])
    #expect(try RosterCoding.decode(RosterCoding.encode(roster)) == roster)
  }

  @Test(arguments: [
    ("{\n", "", "is not JSON: something stands behind the value, at byte 10"),
    ("\"format\": 1", "\"format\": 9", "has format 9, and this one reads up to 1"),
    ("\"format\": 1,", "", "\"format\" is missing"),
    ("\"format\": 1,", "\"format\": 1, \"colour\": 1,", "the field \"colour\" is unknown"),
    ("\"format\": 1,", "\"format\": 1, \"signatures\": \"maybe\",", "neither required nor optional"),
    ("\"format\": 1,", "\"format\": 1, \"doors\": [{\"id\": \"web\"}],", "\"key\" is missing"),
    ("\"lang\": \"nl\"", "\"lang\": \"fr\"", "\"lang\" cannot be 'fr'"),
    ("\"lang\": \"nl\"", "\"lang\": \"nl\", \"x\": 1", "the field \"x\" is unknown"),
    ("{\"name\": \"Samen \\\"sterk\\\"\", \"lang\": \"nl\"}", "[]", "\"alliance\" is no object"),
    ("\"id\": \"tenants\"", "\"id\": \"board\"", "the partner 'board' stands twice"),
    ("\"id\": \"tenants\"", "\"id\": \"Tenants\"", "\"id\" is no name: 'Tenants'"),
    ("\"id\": \"tenants\"", "\"id\": \"../tenants\"", "\"id\" is no name: '../tenants'"),
    ("\"name\": \"Huurders\", ", "", "\"name\" is missing"),
    ("\"name\": \"Huurders\"", "\"name\": \" \"", "the name of 'tenants' is empty"),
    (
      "\"name\": \"Huurders\"", "\"name\": \"H\\u001b[31m\"",
      "the name of 'tenants' holds a control character"
    ),
    ("\"name\": \"Huurders\"", "\"name\": \"\\ud800\"", "half of a surrogate pair"),
    ("\"weight\": 3", "\"weight\": -1", "the weight of 'tenants' is not 0 to 1000"),
    ("\"weight\": 3", "\"weight\": 0.5", "a number that is not whole"),
    ("\"weight\": 3", "\"weight\": null", "\"weight\" is no whole number"),
    ("\"kind\": \"bond\"", "\"kind\": 1", "\"kind\" is no text"),
    ("[\"author\", \"committee\"]", "\"committee\"", "\"roles\" is no list"),
    ("[\"author\", \"committee\"]", "[\"chair\"]", "a role of 'board' is none of author, committee, steward"),
    ("[\"ssh-ed25519 A\"]", "\"ssh-ed25519 A\"", "\"keys\" is no list"),
    ("[\"ssh-ed25519 A\"]", "[1]", "a key of 'p1' is no text"),
    ("{\"id\": \"p2\"}", "{\"id\": \"p1\"}", "the person 'p1' of 'tenants' stands twice"),
    ("{\"id\": \"p2\"}", "{\"id\": \"Jan Jansen\"}", "'Jan Jansen' is no person id"),
    ("{\"id\": \"p2\"}", "{\"id\": \"p2\", \"email\": \"x\"}", "the field \"email\" is unknown"),
    ("{\"id\": \"p2\"}", "7", "a person of 'tenants' is no object"),
    ("\"format\": 1", "\"format\": 1, \"format\": 1", "the key \"format\" stands twice"),
  ])
  func `what is wrong in a roster is named`(right: String, wrong: String, reason: String) throws {
    try #require(Self.text.contains(right), "the roster has no \(right)")
    let error = #expect(throws: StorageError.self) {
      try RosterCoding.decode(Array(Self.text.replacing(right, with: wrong).utf8))
    }
    let message = error?.explanation.message ?? ""
    #expect(message.contains(reason), "\(message)")
    #expect(message.hasPrefix("reviewers.json "))
  }
}
