import Deliberation
import ObjectIDs
import TestSupport
import Testing

@testable import BeraadKit

/// What was adopted and merged, and an author undoes: whoever revises and whoever publishes is told.
@Suite struct UndoneChangeTests {
  let hall: Assembly

  init() throws { hall = try Assembly() }

  /// The id of a change that is adopted and merged.
  private func merged(_ old: String, _ new: String, by partner: String = "tenants") throws -> String {
    let id = try hall.amend(old, new, by: partner)
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Agreed.", poll: nil, dryRun: false)
    let steps = try hall.as("board").merge("housing", accepting: .all).steps
    #expect(steps.map(\.state) == ["merged"])
    return id
  }

  private func revise(_ old: String, _ new: String) throws -> String {
    let draft = try hall.repository.read("papers/housing/paper.md")
    try #require(draft.contains(old))
    try hall.repository.write(draft.replacing(old, with: new), to: "papers/housing/paper.md")
    return try hall.as("board").revise("housing", because: "Plainer").story.english
  }

  private func published() throws -> [UndoneChange] {
    try hall.as("board").publish("housing", edition: 1, to: "edition", dryRun: false).undone
  }

  @Test func `adopted words that an author takes out are named`() throws {
    let id = try merged("soon", "before 2030")
    let story = try revise(" before 2030", "")
    #expect(
      story.hasSuffix("That takes out words that were adopted: of \(id) (Tenants)."), "\(story)")
    let undone = try published()
    let commit = String(try hall.repository.git("log", "--format=%H", "-1", "--grep=Plainer").prefix(40))
    #expect(undone.map(\.target.description) == ["\(id)/1"] && undone.map { $0.commit?.hex } == [commit])
    #expect(
      undone.first?.story.english.contains(
        "\(id)/1, of Tenants, was adopted and merged, and commit \(commit.prefix(7)) has undone it since.")
        == true, "\(undone)")
  }

  @Test(arguments: [false, true]) func `who united two lines is not named, but who took the words out`(
    _ isRevert: Bool
  ) throws {
    let id = try merged("soon", "before 2030")
    let other = try Assembly(cloning: hall)
    if isRevert {
      try hall.repository.git("revert", "--no-edit", "HEAD")
    } else {
      _ = try revise(" before 2030", "")
    }
    let author = try hall.repository.git("rev-parse", "HEAD").trimmingWhitespace
    let draft = try other.repository.read("papers/housing/paper.md")
    try other.repository.write(
      draft.replacing("Nobody", with: "No one"), to: "papers/housing/paper.md")
    _ = try other.as("board").revise("housing", because: "Other words")
    try other.pull(from: hall)
    let undone = try other.as("board").publish(
      "housing", edition: 1, to: "edition", isOffline: true, dryRun: true
    ).undone
    #expect(undone.map { $0.commit?.hex } == [author])
    #expect(
      undone.first?.story.english.contains("\(id)/1, of Tenants, was adopted and merged, and commit") == true)
  }

  @Test func `deleted words that an author puts back are named`() throws {
    let id = try merged(" faster than wages", "")
    let story = try revise("Rents rise.", "Rents rise faster than wages.")
    #expect(!story.contains("adopted"))
    #expect(try published().map(\.target.description) == ["\(id)/1"])
  }

  @Test func `deleted words that were put back, and are adopted as they stand, are named no more`() throws {
    let id = try merged(" faster than wages", "")
    _ = try revise("Rents rise.", "Rents rise faster than wages.")
    _ = try hall.as("board").decide(
      ["\(id)/1"], .adopted, because: "As it stands.", poll: nil, asItStands: true, dryRun: false)
    #expect(try published().isEmpty)
  }

  @Test func `what another adopted change took the place of is not named`() throws {
    _ = try merged("soon", "before 2030")
    _ = try merged("before 2030", "within five years", by: "carers")
    #expect(try published().isEmpty)
  }

  @Test func `nor is it where the author had changed the sentence before the first of them was merged`()
    throws
  {
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Agreed.", poll: nil, dryRun: false)
    _ = try revise("affordable homes", "good and affordable homes")
    _ = try hall.as("board").merge("housing", accepting: .all)
    _ = try merged("before 2030", "within five years", by: "carers")
    #expect(try published().isEmpty)
  }

  @Test func `of words that stood twice between the marks of a conflict none are lost`() throws {
    let id = try merged("soon", "before 2030")
    let path = "papers/housing/paper.md"
    let draft = try hall.repository.read(path)
    let line = "We want affordable homes before 2030. Rents rise faster than wages.\n"
    try #require(draft.contains(line))
    try hall.repository.commit([
      path: draft.replacing(
        line, with: "<<<<<<< HEAD\n\(line)=======\n\(line.replacing("rise", with: "go up"))>>>>>>> other\n")
    ])
    try hall.repository.write(draft, to: path)
    let story = try hall.as("board").revise("housing", because: "Ours").story.english
    #expect(!story.contains(id), "\(story)")
  }

  @Test func `words that an author edits are named by revise, and are still in the edition`() throws {
    let id = try merged("soon", "before the end of the year 2030")
    let story = try revise("before the end of the year 2030", "before the end of 2030")
    #expect(story.contains("\(id) (Tenants)"))
    #expect(try published().isEmpty)
  }

  @Test func `a line break within adopted words takes nothing out`() throws {
    _ = try merged("soon", "before 2030")
    #expect(try !revise("before 2030", "before\n2030").contains("adopted"))
  }

  @Test func `an edit beside adopted words names nothing`() throws {
    _ = try merged("soon", "before 2030")
    #expect(try !revise("Nobody should", "No one should").contains("adopted"))
    #expect(try published().isEmpty)
  }

  /// Two changes of one amendment, of which one is undone.
  private func halfUndone() throws -> String {
    let draft = try hall.repository.read("papers/housing/paper.md")
    let wanted = draft.replacing("soon", with: "before 2030").replacing("a roof", with: "a dry roof")
    let id = try hall.as("tenants").amend(
      "housing", .edited(Array(wanted.utf8)), because: "Both.", answering: []
    ).id
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Agreed.", poll: nil, dryRun: false)
    _ = try hall.as("board").merge("housing", accepting: .all)
    _ = try revise("before 2030", "soon")
    return id
  }

  @Test func `of two changes of one amendment the one that was undone is named`() throws {
    let id = try halfUndone()
    #expect(try published().map(\.target.description) == ["\(id)/1"])
  }

  @Test func `an undo that was meant is rejected once, and named no more`() throws {
    let id = try halfUndone()
    // What stands in the draft is not rejected by that.
    #expect(throws: Refusal.self) {
      try hall.as("board").decide(["\(id)/2"], .rejected, because: "Out.", poll: nil, dryRun: false)
    }
    _ = try hall.as("board").decide(["\(id)/1"], .rejected, because: "Meant.", poll: nil, dryRun: false)
    #expect(try hall.as("board").status().papers.flatMap(\.exclusions).isEmpty)
    #expect(try published().isEmpty)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }
}
