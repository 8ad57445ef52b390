import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

/// A mail program that writes down what it is given.
struct MailBox {
  let folder: TemporaryFolder
  var program: String { folder.path + "/sendmail" }

  /// - Parameter before: what the script does before it takes a message, which is then in the file `$new`.
  init(_ before: String = "") throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "post/.here")
    try say(before)
  }

  func say(_ before: String) throws {
    let script = """
      #!/bin/bash
      post=\(folder.path)/post
      new=$(mktemp \(folder.path)/new.XXXXXX); cat >$new
      \(before)
      mv $new $post/$(basename $new)

      """
    try folder.write(script, to: "sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  }

  var messages: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/post").filter { !$0.hasPrefix(".") }
        .map { try String(contentsOfFile: "\(folder.path)/post/\($0)", encoding: .utf8) }
    }
  }

  /// To whom messages went, sorted.
  var readers: [String] {
    get throws {
      try messages.compactMap { $0.firstMatch(of: /\nTo: (?:[^\n<]*\n )?<?([^>\n]+)/).map { String($0.1) } }
        .sorted()
    }
  }
}

@Suite struct MailRunTests {
  private let box: MailBox
  private let people: [MailRun.Recipient]
  private var journal: String { box.folder.path + "/journal" }

  init() throws {
    box = try MailBox()
    people = try (1...9).map {
      MailRun.Recipient(try EmailAddress.parse("reader\($0)@post.example"), mark: "mark\($0)")
    }
  }

  private func send(
    perMinute: Int = 0, again: Bool = false, forgets: Bool = true,
    isMeant: @escaping @Sendable (MailRun.Recipient) throws -> Bool = { _ in true }
  ) throws -> MailRun.Outcome {
    let context = Context(
      directory: "/", environment: ["PATH": "/usr/bin:/bin", "TMPDIR": box.folder.path],
      now: { Instant(seconds: 0) },
      actingAs: nil)
    let run = MailRun(
      context, program: box.program, journal: try SendJournal(at: journal), perMinute: perMinute,
      isAgain: again)
    return try run.send(to: people, on: "2026-01-15", forgets: forgets, isMeant: isMeant) { person in
      Array("From: a@b.example\nTo: \(person.address.text)\n\nHello.\n".utf8)
    }
  }

  private var lines: [String] {
    get throws {
      try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }

  @Test func `everybody gets one, and then nobody is known any more`() throws {
    let outcome = try send()
    #expect(outcome.isDone && outcome.sent == 9)
    #expect(try box.readers == people.map(\.address.text))
    #expect(try lines == ["beraad-sent 1", "=2026-01-15 9"])
    #expect(try SendJournal(at: journal).ended == .init(day: "2026-01-15", count: 9))
  }

  @Test func `a mail program that dies in the middle is asked no more for that one, and nobody gets two`()
    throws
  {
    // It passes the message on, and dies before it says so.
    try box.say("grep -q reader4 $new && { cp $new $post/; kill -9 $$; }")
    let outcome = try send()
    #expect(outcome.unsure == ["reader4@post.example"] && outcome.sent == 8 && !outcome.isDone)
    try box.say("")
    let again = try send()
    #expect(again.sent == 0 && again.before == 8 && again.unsure == ["reader4@post.example"])
    #expect(try box.readers == people.map(\.address.text))
    #expect(try send(again: true).isDone)
    #expect(try box.readers.count == 10)
  }

  @Test func `what it says no to is tried again, and the others are not`() throws {
    try box.say("grep -q reader4 $new && exit 67")
    #expect(try send().refused == ["reader4@post.example"])
    try box.say("")
    let again = try send()
    #expect(again.isDone && again.sent == 1 && again.before == 8)
    #expect(try box.readers == people.map(\.address.text))
  }

  @Test func `a mail program that takes nothing is not asked a thousand times`() throws {
    try box.say("exit 75")
    let outcome = try send(perMinute: 1_000)
    #expect(outcome.refused.count == 5 && outcome.left == 4 && outcome.brokenOff != nil)
    try box.say("")
    #expect(try send().isDone)
    #expect(try box.readers == people.map(\.address.text))
  }

  @Test func `a mail program that is not there sends nothing, and says so`() throws {
    try FileManager.default.removeItem(atPath: box.program)
    let outcome = try send()
    #expect(outcome.sent == 0 && outcome.unsure.isEmpty && outcome.brokenOff?.english.contains("127") == true)
  }

  @Test func `a line that was cut off is a message that was never begun`() throws {
    try Data("beraad-sent 1\n?mark1\n+mark1\n?mark2\n?mark3".utf8).write(to: URL(fileURLWithPath: journal))
    let outcome = try send()
    #expect(outcome.before == 1 && outcome.unsure == ["reader2@post.example"] && outcome.sent == 7)
    #expect(
      try box.readers
        == people.map(\.address.text).filter {
          !["reader1@post.example", "reader2@post.example"].contains($0)
        })
  }

  @Test func `whoever left meanwhile gets nothing`() throws {
    let outcome = try send { $0.mark != "mark5" }
    #expect(outcome.gone == 1 && outcome.sent == 8 && outcome.isDone)
    #expect(try !box.readers.contains("reader5@post.example"))
  }

  @Test func `messages leave no faster than is said`() throws {
    let start = ContinuousClock.now
    #expect(try send(perMinute: 600).sent == 9)
    #expect(ContinuousClock.now - start >= .milliseconds(750))
  }

  @Test func `two cannot send the same`() throws {
    let first = try SendJournal(at: journal)
    #expect(throws: Refusal.self) { try SendJournal(at: journal) }
    #expect(first.ended == nil)
  }

  @Test func `a journal that is none is not written over`() throws {
    try Data("something else\n".utf8).write(to: URL(fileURLWithPath: journal))
    #expect(throws: Refusal.self) { try send() }
    #expect(try lines == ["something else"] && box.messages.isEmpty)
  }

  @Test func `an invitation keeps who got it, for who comes later`() throws {
    #expect(try send(forgets: false).isDone)
    #expect(try send(forgets: false).before == 9)
    #expect(try box.readers.count == 9)
  }
}
