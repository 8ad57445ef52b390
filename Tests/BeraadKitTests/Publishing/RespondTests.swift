import BeraadKit
import Deliberation
import TestSupport
import Testing

/// A formal answer to an edition.
@Suite struct RespondTests {
  let alliance: Alliance
  let folder: TemporaryFolder

  init() throws {
    alliance = try Alliance()
    folder = try TemporaryFolder()
    try publish(1)
  }

  private func publish(_ number: Int) throws {
    _ = try alliance.editors.publish(
      "housing", edition: number, to: "\(folder.path)/\(number)", dryRun: false)
  }

  private func respond(_ text: String, by name: String = "The minister", edition: Int = 1) throws
    -> FiledRecord
  {
    try alliance.editors.respond(
      ResponseWish(paper: "housing", edition: edition, by: name, bytes: Array(text.utf8)))
  }

  private func refusal(_ act: () throws -> Void) -> String {
    do {
      try act()
      return ""
    } catch let refusal as Refusal {
      return refusal.explanation.message
    } catch {
      return "\(error)"
    }
  }

  @Test
  func `an answer is kept with its edition, with the words that it quotes, and the edition stays as it is`()
    throws
  {
    let before = try folder.read("1/index.html")
    let filed = try respond(
      "You want “affordable homes, and” more.\n\n> we want them soon\n\n> we want the moon\n")
    #expect(filed.story.english.contains("quotes 2 passages"))
    #expect(filed.story.english.contains("“we want the moon” does not stand"))
    let rows = try alliance.editors.responses(to: "housing").rows
    #expect(rows.map(\.quotes) == [["affordable homes, and", "we want them soon"]])
    #expect(try alliance.editors.verify(nil, since: nil, files: nil).ok)
    try publish(1)
    #expect(try folder.read("1/index.html") == before)
    #expect(try alliance.editors.story(of: filed.id).places.count == 2)
  }

  @Test func `the next edition tells the answer, what became of the passage, and what was said back`() throws
  {
    let filed = try respond("> we want them soon\n\nThat is *too* soon.\n")
    _ = try alliance.editors.respond(
      ResponseWish(paper: "housing", bytes: Array("It is late.".utf8), to: String(filed.id.prefix(6))))
    let change = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish())
    _ = try alliance.editors.decide([change], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try alliance.editors.merge("housing", accepting: .all)
    try publish(2)
    let page = try folder.read("2/index.html")
    #expect(page.contains("Responses to earlier editions") && page.contains("The minister"))
    #expect(page.contains("That is <em>too</em> soon.") && page.contains("It is late."))
    #expect(page.contains("we want them <strong>before 2030</strong>") || page.contains("before 2030</q>"))
    #expect(try alliance.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `said twice it is one, and taken back it is told no more`() throws {
    let first = try respond("No.")
    #expect(try respond("No.").id == first.id)
    _ = try alliance.editors.withdraw(first.id, because: "Not hers.")
    #expect(try alliance.editors.responses(to: "housing").rows.isEmpty)
    try publish(2)
    #expect(try !folder.read("2/index.html").contains("Responses to earlier editions"))
    #expect(try alliance.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `what cannot be kept is refused`() throws {
    #expect(refusal { _ = try respond("No.", edition: 2) }.contains("no edition 2"))
    #expect(refusal { _ = try respond(" \n") }.contains("no words"))
    #expect(refusal { _ = try respond("Call 06-12345678.") }.contains("for everybody to read"))
    #expect(
      refusal {
        _ = try alliance.tenants.respond(
          ResponseWish(paper: "housing", edition: 1, by: "X", bytes: Array("No.".utf8)))
      }.contains("may not"))
    #expect(
      refusal {
        _ = try alliance.editors.respond(ResponseWish(paper: "housing", bytes: Array("No.".utf8), to: "s123"))
      }.contains("no response"))
  }
}
