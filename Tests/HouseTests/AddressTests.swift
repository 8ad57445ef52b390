import TestSupport
import Testing

/// Who asked for the newsletter asked for nothing else, and who may be invited is not on its list: no source knows both.
@Suite struct AddressTests {
  private static let newsletter = ["NewsList", "news.json", "StateFolder"]
  private static let invitations = [
    "AddressBook", "importAddresses", "exportAddresses", "removeAddresses", "beraad-addresses",
  ]

  @Test func `no source reads both lists`() throws {
    var (ofNewsletter, ofInvitations) = (0, 0)
    for path in Checkout.files(in: "Sources", endingIn: ".swift") {
      let text = try Checkout.text(path)
      let (news, invited) = (
        Self.newsletter.contains { text.contains($0) }, Self.invitations.contains { text.contains($0) }
      )
      #expect(!news || !invited, "\(path) knows the newsletter's list and the addresses for invitations")
      #expect(
        !invited || !path.hasPrefix("Sources/BeraadWeb/"),
        "\(path): the server has no addresses for invitations")
      #expect(
        !news || path.hasPrefix("Sources/BeraadWeb/"),
        "\(path): the list of the newsletter is the server's alone")
      ofNewsletter += news ? 1 : 0
      ofInvitations += invited ? 1 : 0
    }
    #expect(ofNewsletter > 2 && ofInvitations > 2)
  }
}
