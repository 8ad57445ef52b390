import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Each kind of change that one merged and another rejected, neither knowing of the other: what is printed to be typed goes by what is in
/// the draft, and what is typed is taken by the same measure.
@Suite struct MergedApartChangesTests {
  enum Change: CaseIterable {
    case insertion, deletion, replacement, move, swap
    /// What it brings, or leaves, stands in the draft whatever becomes of it.
    case insertionOfWordsThatStandElsewhere, replacementByWordsThatStandElsewhere
    case replacementByPartOfTheWords, deletionOfWordsThatStandElsewhere

    /// The words of the draft, and what they become.
    var words: (old: String, new: String) {
      switch self {
      case .insertion: ("soon.", "soon, and by law.")
      case .deletion: (" Rents rise faster than wages.", "")
      case .replacement: ("soon", "before 2030")
      case .move:
        (
          "We want affordable homes soon. Rents rise faster than wages.",
          "Rents rise faster than wages. We want affordable homes soon."
        )
      case .swap:
        (
          "We want affordable homes soon. Rents rise faster than wages.\n\nNobody should have to wait for a roof.",
          "Nobody should have to wait for a roof.\n\nWe want affordable homes soon. Rents rise faster than wages."
        )
      case .insertionOfWordsThatStandElsewhere: ("than wages", "than affordable wages")
      case .replacementByWordsThatStandElsewhere: ("a roof", "homes")
      case .replacementByPartOfTheWords: ("Rents rise faster than wages.", "Rents rise.")
      case .deletionOfWordsThatStandElsewhere: ("affordable homes soon", "homes soon")
      }
    }

    /// What an author has to do first, as the sentence says it.
    var condition: String {
      switch self {
      case .deletion, .replacementByPartOfTheWords, .deletionOfWordsThatStandElsewhere:
        "once the words that it takes away are put back into the draft"
      case .move, .swap: "once the words that it moves are put back in their place"
      default: "once its words are taken out of the draft"
      }
    }
  }

  /// The draft, with a sentence in which some of the words stand elsewhere.
  private static let draft = Assembly.draft + "\nOf affordable care, more will be said.\n"

  /// A clone in which a change is rejected and merged.
  private func together(_ change: Change) throws -> (hall: Assembly, id: String) {
    let here = try Assembly()
    try here.repository.commit(["papers/housing/paper.md": Self.draft])
    let (old, new) = change.words
    let edited = Self.draft.replacing(old, with: new, maxReplacements: 1)
    let id = try here.as("tenants").amend(
      "housing", .edited(Array(edited.utf8)), because: "Better.", answering: []
    ).id
    try here.collect()
    try decide(id, .adopted, in: here)
    let there = try Assembly(cloning: here)
    try decide(id, .rejected, in: here)
    #expect(try there.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    try here.pull(from: there)
    #expect(try here.repository.read("papers/housing/paper.md") == edited)
    return (here, id)
  }

  private func decide(_ id: String, _ outcome: Outcome, in hall: Assembly) throws {
    _ = try hall.as("board").decide([id], outcome, because: "So: \(outcome).", poll: nil, dryRun: false)
  }

  private func revise(_ draft: String, in hall: Assembly) throws {
    try hall.repository.write(draft, to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Otherwise.")
  }

  private func story(_ hall: Assembly) throws -> String {
    let rows = try hall.as("board").inbox("housing").exclusions
    #expect(rows.count == 1)
    return rows.first?.story.english ?? ""
  }

  /// What was merged is in the draft: the line that is printed keeps it, and its opposite is refused until the draft is as before.
  @Test(arguments: Change.allCases) func `a change that stands in the draft is adopted as printed`(
    _ change: Change
  ) throws {
    let (hall, id) = try together(change)
    let story = try story(hall)
    #expect(
      story.contains("it can be rejected \(change.condition)")
        && story.hasSuffix("beraad decide \(id)/1 adopt --because WHY"), "\(story)")
    #expect(try hall.as("tenants").story(of: id).next == ["beraad decide \(id)/1 adopt --because WHY"])
    #expect(try hall.refusal { try decide(id, .rejected, in: hall) } != "")
    try decide(id, .adopted, in: hall)
    #expect(try hall.as("board").inbox("housing").exclusions.isEmpty)
  }

  /// Somebody wrote on beside it: it is in the draft all the same.
  @Test(arguments: Change.allCases) func `a change beside which somebody wrote on is not rejected`(
    _ change: Change
  ) throws {
    let (hall, id) = try together(change)
    let draft = try hall.repository.read("papers/housing/paper.md")
    try revise(
      draft.replacing("Nobody should", with: "Nobody at all should").replacing("We want", with: "We all want")
        + "\nMore of it.\n", in: hall)
    #expect(try story(hall).hasSuffix("beraad decide \(id)/1 adopt --because WHY"))
    #expect(try hall.refusal { try decide(id, .rejected, in: hall) } != "")
  }

  /// An author undid it, and wrote on beside it or not: then it is rejected as printed.
  @Test(arguments: Change.allCases, [false, true]) func `a change that was undone is rejected as printed`(
    _ change: Change, _ writingOn: Bool
  ) throws {
    let (hall, id) = try together(change)
    let more =
      writingOn ? Self.draft.replacing("Nobody", with: "Really nobody") + "\nMore of it.\n" : Self.draft
    try revise(more, in: hall)
    #expect(
      try story(hall).hasSuffix(
        "beraad decide \(id)/1 reject --because WHY"))
    #expect(try hall.as("tenants").story(of: id).next == ["beraad decide \(id)/1 reject --because WHY"])
    try decide(id, .rejected, in: hall)
    #expect(try hall.as("board").inbox("housing").exclusions.isEmpty)
    #expect(try hall.as("tenants").story(of: id).next.isEmpty)
    _ = try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
    let words = try #require(more.split(separator: "\n---\n\n", maxSplits: 1).last)
    let published = try hall.repository.read("edition/paper.md")
    #expect(published.contains(words), "\(published)")
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  /// Some of what it brought is there, so that a no would leave words in the draft that nobody adopted.
  @Test func `a change of which some words stand waits until they are gone`() throws {
    let (hall, id) = try together(.insertion)
    try revise(Self.draft.replacing("soon.", with: "soon, and by a new law."), in: hall)
    #expect(try story(hall).hasSuffix("beraad decide \(id)/1 adopt --because WHY"))
    try revise(Self.draft.replacing("soon.", with: "soon, we hope."), in: hall)
    #expect(try story(hall).contains("beraad decide \(id)/1 reject --because WHY"))
  }
}
