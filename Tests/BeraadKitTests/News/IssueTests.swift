import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct IssueTests {
  private let alliance: Alliance

  init() throws { alliance = try Alliance() }

  @Test func `an issue begins with what is open, and what was published since the last`() throws {
    let editors = alliance.editors
    _ = try editors.set("housing", PaperSettings(until: "2026-02-01"))
    var facts = MeetingFacts()
    (facts.title, facts.date, facts.place) = ("Leeds [north]", "2026-03-14", "Town Hall")
    _ = try editors.newMeeting("leeds", facts)
    (facts.title, facts.date) = ("Long ago", "2025-03-14")
    _ = try editors.newMeeting("past", facts)
    let filed = try editors.writeIssue("2026-01", IssueWish(title: "News"))
    let text = try alliance.repository.read("news/2026-01.md")
    #expect(filed.path == "news/2026-01.md")
    #expect(text.hasPrefix("---\ntitle: News\ndate: 2026-01-15\nlang: en\n---\n"))
    #expect(text.contains("- [A home for everyone](../papers/housing/paper.md) (until 1 February 2026)"))
    #expect(
      text.contains("- [Leeds \\[north\\]](../meetings/leeds/meeting.json), 14 March 2026, Town Hall"),
      "\(text)")
    #expect(!text.contains("Long ago"))
    #expect(try alliance.repository.git("status", "--porcelain").isEmpty)
  }

  @Test func `what is edited comes onto main, and is what readers get`() throws {
    let editors = alliance.editors
    _ = try editors.writeIssue("first", IssueWish())
    #expect(throws: Refusal.self) { try editors.writeIssue("first", IssueWish()) }
    let draft = try alliance.repository.read("news/first.md")
    try alliance.repository.write(
      draft + "Read [it](../papers/housing/editions/2/) & [that](../papers/housing/paper.md).\n",
      to: "news/first.md")
    _ = try editors.writeIssue("first", IssueWish())
    let (issue, name) = try editors.newsIssue("first")
    let forms = issue.forms(
      site: "https://a.example/b", alliance: name, leaving: "https://w.example/unsubscribe/x")
    #expect(forms.text.contains("it (https://a.example/b/housing/2/)"), "\(forms.text)")
    #expect(forms.html.contains("<a href=\"https://a.example/b/housing/\">that</a>"))
    #expect(!forms.html.contains("<!--") && !forms.text.contains("Write here"), "the remark is not sent")
    for text in [forms.text, forms.html] { #expect(text.contains("https://w.example/unsubscribe/x")) }
    #expect(!issue.forms(site: nil, alliance: name, leaving: "x").html.contains("papers"))
  }

  @Test func `an issue that is not there is named with those that are`() throws {
    _ = try alliance.editors.writeIssue("first", IssueWish())
    do {
      _ = try alliance.editors.newsIssue("frist")
      Issue.record("there is none")
    } catch let refusal as Refusal {
      #expect(refusal.explanation.advice.map(\.english) == ["did you mean first?"])
    }
    #expect(throws: Refusal.self) { try alliance.editors.newsIssue("../reviewers") }
    #expect(throws: Refusal.self) { try alliance.tenants.writeIssue("mine", IssueWish()) }
  }

  @Test func `only addresses of sites are taken for the site`() throws {
    #expect(try PublicSite.parse("https://a.example/b/") == "https://a.example/b")
    for wrong in ["a.example", "javascript:x", "https://a.example/\"><b", "https://", "https://a b.example"] {
      #expect(throws: Refusal.self) { try PublicSite.parse(wrong) }
    }
  }
}
