import Foundation
import TestSupport
import Testing

/// A workspace in which a made-up next version of Beraad wrote, and what this one makes of it.
@Suite struct NextVersionTests {
  /// Frozen: what the next version put on main, by path.
  static let frozen = [
    "papers/housing/comments/tenants/2f/c2f00000000000000000000000000000a.json":
      #"{"at":"2030-01-01T00:00:00Z","format":2,"id":"c2f00000000000000000000000000000a","kind":"comment","mood":{"tone":"warm"},"paper":"housing"}"#,
    "papers/housing/comments/tenants/2f/c2f00000000000000000000000000000b.json":
      #"{"anchor":{"blob":"89abcdef0123456789abcdef0123456789abcdef","end":3,"prefix":"","quote":"abc","start":0,"suffix":""},"at":"2030-01-01T00:00:00Z","format":1,"id":"c2f00000000000000000000000000000b","intent":"wonder","kind":"comment","paper":"housing","partner":"tenants","person":"p1","seen":"0123456789abcdef0123456789abcdef01234567","text":"Hm."}"#,
    "papers/housing/footprints/tenants/2f/x2f00000000000000000000000000000c.json":
      #"{"at":"2030-01-01T00:00:00Z","format":1,"id":"x2f00000000000000000000000000000c","kind":"footprint","paper":"housing","partner":"tenants","person":"p1","seen":"0123456789abcdef0123456789abcdef01234567"}"#,
    "papers/housing/polls/later/poll.json":
      #"{"format":1,"kind":"poll","paper":"housing","poll":"later","question":"Q?","type":"ranking","choices":["a","b"]}"#,
    "papers/housing/polls/muur/votes/tenants/v2f00000000000000000000000000000d.json":
      #"{"at":"2030-01-01T00:00:00Z","format":2,"id":"v2f00000000000000000000000000000d","kind":"vote"}"#,
  ]

  @Test func `what a newer program wrote is passed over by name, and what rests on it is refused`() throws {
    let workspace = try HostileWorkspace(partners: [])
    try workspace.repository.commit(Self.frozen)
    for command in [
      ["status"], ["show", "housing"], ["list", "housing", "comments"], ["list", "housing", "amendments"],
      ["list", "housing", "polls"], ["inbox", "housing"],
    ] {
      let outcome = try workspace.bounded(command)
      #expect(outcome.code == 0, "\(command): \(outcome.complaint)")
      for path in Self.frozen.keys {
        #expect(
          outcome.complaint.contains("\(path) was written by a newer Beraad") || path.hasSuffix("poll.json"),
          "\(command): \(path)\n\(outcome.complaint)")
      }
      #expect(outcome.complaint.contains("polls/later/poll.json"), "\(command)")
      if command.last == "comments" {
        for id in workspace.honest { #expect(outcome.output.contains(id), "\(id) is missing") }
      }
    }
    #expect(try workspace.bounded(["tally", "housing/loon"]).code == 0)
    for command in [
      ["tally", "housing/muur"], ["tally", "housing/later"], ["poll", "close", "housing/muur"],
      ["merge", "housing"],
      ["publish", "housing", "--edition", "1", "--output", "out"],
    ] {
      let outcome = try workspace.bounded(command)
      #expect(outcome.code == 1, "\(command): \(outcome.output)")
      #expect(
        outcome.complaint.contains("pgrade Beraad") || outcome.complaint.contains("ranking"),
        "\(command): \(outcome.complaint)")
    }
    #expect(try workspace.bounded(["verify"]).code == 1)
  }
}
