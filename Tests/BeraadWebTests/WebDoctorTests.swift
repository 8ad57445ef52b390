import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct WebDoctorTests {
  private func findings(_ alliance: WebAlliance) -> [String] {
    WebDoctor(path: alliance.state.path, context: alliance.context(as: "redactie")).findings().map(\.what)
  }

  @Test func `where nothing is in the way nothing is said`() async throws {
    #expect(findings(try await WebAlliance()) == [])
  }

  @Test(arguments: ["access.json", "news.json", "key", "halls/housing--course--north", "halls/x"])
  func `a file that is damaged is named`(_ name: String) async throws {
    let alliance = try await WebAlliance()
    try alliance.state.write(Array("nonsense".utf8), to: name)
    #expect(findings(alliance).count { $0.contains(name) && $0.contains("damaged") } == 1)
  }

  @Test func `what others can read is named`() async throws {
    let alliance = try await WebAlliance()
    let key = alliance.state.place("key")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    #expect(findings(alliance) == ["Others can read \(key)."])
  }

  @Test func `a door that is not open to all is named`() async throws {
    let alliance = try await WebAlliance()
    let key = try SigningKey()
    _ = try alliance.context(as: "redactie").openDoor("web", key: key.line, for: ["tenants"])
    #expect(findings(alliance).contains { $0.contains("'web'") && $0.contains("carers") })
  }
}
