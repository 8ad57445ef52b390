import ArgumentParser
import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct AccessCommandTests {
  private func revoke(_ person: String, _ state: String) async throws {
    try await AccessRevokeCommand.parse([person, "--state", state]).run()
  }

  @Test func `taking back the access of nobody is refused, and names who has one`() async throws {
    let alliance = try await WebAlliance()
    let now = alliance.site.now()
    _ = try alliance.site.accesses.add("tenants/p1", until: Instant(seconds: now.seconds + 60), now: now)
    let refusal = await #expect(throws: Refusal.self) {
      try await revoke("tenants/nobody", alliance.state.path)
    }
    #expect(refusal?.explanation.hints == ["there is: tenants/p1"])
    #expect(try alliance.site.accesses.epoch(of: "tenants/nobody") == 0)
    try await revoke("tenants/p1", alliance.state.path)
    #expect(try alliance.site.accesses.epoch(of: "tenants/p1") == 1)
    #expect(try alliance.site.accesses.accesses(at: now).isEmpty)
    // Done before, it is done.
    try await revoke("tenants/p1", alliance.state.path)
  }

  @Test func `a folder that is no server's is not made`() async throws {
    let alliance = try await WebAlliance()
    let missing = alliance.repository.surroundings + "/statex"
    await #expect(throws: Refusal.self) { try await revoke("tenants/p1", missing) }
    await #expect(throws: Refusal.self) { try await AccessListCommand.parse(["--state", missing]).run() }
    await #expect(throws: Refusal.self) { try await revoke("tenants/p1", alliance.repository.path) }
    #expect(throws: StateFault.self) { _ = try StateFolder(existing: missing) }
  }

  @Test func `an access is one person's`() async throws {
    let alliance = try await WebAlliance()
    await #expect(throws: (any Error).self) {
      try await AccessAddCommand.parse([
        "tenants", "-C", alliance.repository.path, "--state", alliance.state.path,
      ]).run()
    }
    #expect(try alliance.site.accesses.people().isEmpty)
  }

  @Test func `a clock that is wrong takes nobody else's access`() async throws {
    let alliance = try await WebAlliance()
    let (book, now) = (alliance.site.accesses, alliance.site.now())
    let until = Instant(seconds: now.seconds + 60)
    _ = try book.add("carers/p1", until: until, now: now)
    let far = Instant(seconds: now.seconds + 30_000_000_000)
    _ = try book.add("tenants/p1", until: Instant(seconds: far.seconds + 60), now: far)
    #expect(try book.accesses(at: now).map(\.person) == ["carers/p1", "tenants/p1"])
  }
}
