import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct DoorTests {
  @Test func `what a partner does through the site is signed by the door, and verify says so`() async throws {
    let alliance = try await WebAlliance()
    let key = try SigningKey()
    _ = try alliance.context(as: "redactie").openDoor("web", key: key.line, for: ["tenants", "redactie"])
    try alliance.repository.git("config", "gpg.format", "ssh")
    try alliance.repository.git("config", "user.signingkey", key.path)
    var context = alliance.context(as: "redactie")
    context.environment = TemporaryRepository.environment(home: alliance.repository.home)
    let site = try Site(context, state: alliance.state, address: "https://beraad.example")
    for partner in ["tenants", "carers"] {
      let browser = try await Browser.signedIn("\(partner)/p1", at: site)
      let form = try await browser.form(at: "/p/housing") + [("paragraph", "1"), ("text", "Hm.")]
      for _ in 0..<2 { #expect(await browser.post("/p/housing/comment", form).status == 303) }
      let commit = try alliance.repository.git("cat-file", "commit", "partners/\(partner)")
      #expect(commit.contains("Partner: \(partner)\nVia: web\n"))
      #expect(commit.contains("gpgsig -----BEGIN SSH SIGNATURE-----") == (partner == "tenants"))
      #expect(
        try alliance.repository.git("rev-list", "--count", "main..partners/\(partner)").hasPrefix("1\n"))
    }
    let editors = try await Browser.signedIn("redactie/p1", at: site)
    let form = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/collect", form + [("partner", "tenants")]).status == 303)
    let checks = try context.verify("housing", since: nil, files: nil).checks
    let said = try #require(checks.first { $0.name == "signatures" })
    #expect(said.detail.contains("1 by way of the alliance's door"), "\(said.detail)")
  }
}
