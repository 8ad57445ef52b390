import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

/// The site of a workspace.
@Suite struct SiteTests {
  let hall: MeetingHall
  let folder: TemporaryFolder

  init() throws {
    hall = try MeetingHall()
    folder = try TemporaryFolder()
  }

  private var repository: TemporaryRepository { hall.alliance.repository }

  private func make(_ name: String = "site") throws -> (made: MadeSite, site: SiteOnDisk) {
    let made = try hall.editors.makeSite(in: "\(folder.path)/\(name)")
    return (made, try SiteOnDisk("\(folder.path)/\(name)"))
  }

  private func publish(_ number: Int, of paper: String = "housing") throws {
    _ = try hall.editors.publish(
      paper, edition: number, to: "\(folder.path)/\(paper)-\(number)", dryRun: false)
  }

  private func put(_ text: String, at path: String) throws {
    try repository.write(text, to: path)
    try repository.git("add", "-A")
    try repository.git("commit", "--quiet", "-m", path)
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

  /// Two papers, one of them with two editions and a response, a report with points, news, and names that try to be mark-up.
  private func fill() throws {
    let points = try hall.harvest()
    _ = try hall.amend(
      "soon", to: "before 2030", citing: [try #require(points["A bus to the clinic, every hour"])])
    let change = try #require(try hall.editors.amendments(to: "housing").rows.first?.id)
    _ = try hall.editors.decide([change], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try hall.editors.merge("housing", accepting: .all)
    try publish(1)
    let draft = try repository.read("papers/housing/paper.md")
    try repository.write(draft + "\nAnd gardens.\n", to: "papers/housing/paper.md")
    _ = try hall.editors.revise("housing", because: "Gardens")
    try publish(2)
    // The words of an edition are as they are: only behind the last one is there a link in a response that leads nowhere.
    let filed = try hall.editors.respond(
      ResponseWish(
        paper: "housing", edition: 1, by: "The <b>minister</b> & co",
        bytes: Array(
          "> we want them before 2030\n\nSee [this](../../etc/passwd) and [that](https://example.org/).\n"
            .utf8)))
    _ = try hall.editors.respond(
      ResponseWish(paper: "housing", bytes: Array("We *heard* it.\n".utf8), to: filed.id))
    _ = try hall.editors.newPaper(
      "news", title: "\"><script>alert(1)</script> \u{202E}& \u{2028}", kind: .letter, language: .dutch,
      adopting: nil)
    try put(
      "---\ntitle: Second edition & more\ndate: 2026-03-20\n---\n\n# Second edition & more\n\nRead [it](../papers/housing/paper.md), [the first](../housing/1/), [Leeds](../meetings/leeds/meeting.json), "
        + "[nothing](../nothing/), [out](../../../etc/passwd), [root](/etc/passwd), [more](#more), [none](#none) and [us](https://example.org/).[^1]\n\n## More\n\n[^1]: A note.\n",
      at: "news/2026-03-second.md")
    try put("No head, no date.\n", at: "news/Zonder Datum.md")
    try put("# Our privacy\n\nWe keep nothing.\n", at: "privacy.md")
  }

  // MARK: - What is there

  @Test func `every link of every page leads to a place of the site`() throws {
    try fill()
    let (made, site) = try make()
    #expect(site.brokenLinks == [])
    #expect(site.pages.count > 14, "\(site.pages)")
    #expect(made.lacking.isEmpty && made.papers == 3 && made.editions == 2)
    for page in site.pages
    where page.hasSuffix(".html") && !page.hasPrefix("housing/1/") && !page.hasPrefix("housing/2/") {
      let text = site[page]
      #expect(!text.contains("Markup(html") && !text.contains("&lt;p class"), "\(page)")
      #expect(!text.contains("<script") && !text.contains("src="), "\(page)")
      #expect(text.matches(of: #/<h1[ >]/#).count == 1 && text.contains("<main id=\"main\">"), "\(page)")
      #expect(text.contains("<body class=\"site\">\n<a class=\"skip\" href=\"#main\">"), "\(page)")
    }
    #expect(site["news--paper/index.html"].contains("&lt;script&gt;"))
    #expect(site["housing/index.html"].contains("The &lt;b&gt;minister&lt;/b&gt; &amp; co"))
    #expect(site["housing/index.html"].contains("We <em>heard</em> it."))
  }

  @Test func `links of the alliance's own texts lead to pages, and those that lead nowhere are named`() throws
  {
    try fill()
    let (made, site) = try make()
    let page = site["news/2026-03-second/index.html"]
    for link in [
      "../../housing/index.html", "../../housing/1/index.html", "../../meetings/leeds/index.html",
      "https://example.org/",
    ] {
      #expect(page.contains("<a href=\"\(link)\""), "\(link)")
    }
    let dead = made.problems.map(\.english).filter { $0.contains("leads to nothing") }
    for link in ["../nothing/", "../../../etc/passwd", "/etc/passwd", "#none"] {
      #expect(dead.contains { $0.contains("'\(link)'") }, "\(link)")
    }
    #expect(dead.count == 4 && made.problems.contains { $0.english.contains("Zonder Datum.md has no date") })
    #expect(site["news/index.html"].contains("zonder-datum/index.html"))
    #expect(site["privacy.html"].contains("We keep nothing."))
  }

  @Test func `an empty workspace has a site too, with words of its own on privacy`() throws {
    let (_, site) = try make()
    #expect(site.brokenLinks == [])
    #expect(site["privacy.html"].contains("It sets no cookies"))
    #expect(site["housing/index.html"].contains("There is no edition of this paper yet."))
    #expect(!site["housing/index.html"].contains("We want affordable homes"), "a draft is not published")
    #expect(!site["404.html"].contains("href=\".") && !site["404.html"].contains("index.html"))
  }

  @Test func `the feed has editions, responses and news, newest first, under names that stay`() throws {
    try fill()
    let feed = try make().site["feed.xml"]
    #expect(feed.contains("<title>Second edition &amp; more</title>"))
    #expect(feed.contains("<title>A home for everyone, edition 2</title>"))
    #expect(feed.contains("href=\"housing/index.html#r-") || feed.contains("href=\"housing/index.html#"))
    let ids = feed.matches(of: #/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/#).map { String($0.1) }
    #expect(ids.count == 5 && Set(ids).count == 5)
    let days = feed.matches(of: #/<updated>([^<]*)<\/updated>/#).map { String($0.1) }.dropFirst()
    #expect(Array(days) == days.sorted(by: >))
    try put("More.\n", at: "news/2026-04-01-more.md")
    let later = try make().site["feed.xml"]
    #expect(ids.allSatisfy(later.contains))
  }

  @Test func `a story without consent is nowhere, nor a poll that was not opened`() throws {
    let points = try hall.harvest()
    let name = try #require(PollName("housing/course"))
    _ = try hall.editors.newPoll(
      name, question: "Which course is secret?",
      wish: .sticker(
        StickerWish(
          boards: [("Worries", ["Rents", "Debts"])],
          limits: StickerLimits(perBoard: 1, total: nil, perItem: nil), source: .counted, hideBelow: nil,
          meetings: .list([Meeting(id: try #require(Slug("leeds")), title: "Leeds", region: nil, date: nil)]))
      ))
    func all(_ site: SiteOnDisk) -> String { site.pages.map { site[$0] }.joined() }
    var text = all(try make().site)
    #expect(!text.contains("I wait two hours") && text.contains("there is no consent for it"))
    #expect(!text.contains("Which course is secret?"))
    _ = try hall.editors.setPoint(
      try #require(points["I wait two hours for the bus."]), PointFacts(consent: true))
    text = all(try make().site)
    #expect(text.contains("I wait two hours"))
    #expect(text.contains("Church on the hill") && text.contains("id=\"route-connect\""))
  }

  @Test func `what a partner has on a branch of its own is not there`() throws {
    let points = try hall.harvest()
    _ = try hall.tenants.amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Now.",
      answering: [try #require(points["A bus to the clinic, every hour"])])
    #expect(!(try make().site["meetings/leeds/index.html"].contains("Of this came")))
    _ = try hall.editors.collect(CollectWish())
    #expect(try make().site["meetings/leeds/index.html"].contains("Of this came"))
  }

  // MARK: - The same bytes

  @Test
  func `the same commit makes the same bytes, twice and in another clone, and nothing is written again`()
    throws
  {
    try fill()
    let first = try make()
    let again = try make()
    #expect(again.site.files == first.site.files && again.made.written == 0 && again.made.removed == 0)
    #expect(try make("other/below").site.files == first.site.files)
    let clone = try TemporaryRepository(cloning: repository.path)
    let context = Context(
      directory: clone.path, environment: [:], now: { Instant(seconds: 1_900_000_000) }, actingAs: nil)
    _ = try context.makeSite(in: "\(folder.path)/cloned")
    #expect(try SiteOnDisk("\(folder.path)/cloned").files == first.site.files)
  }

  @Test func `editions are what was published, and stay so`() throws {
    try fill()
    let (_, site) = try make()
    for number in 1...2 {
      let published = try SiteOnDisk("\(folder.path)/housing-\(number)")
      for (name, bytes) in published.files { #expect(site.files["housing/\(number)/\(name)"] == bytes) }
    }
    try publish(3)
    let later = try make()
    #expect(later.made.written < 12, "\(later.made.written)")
    #expect(
      later.site.files.filter { $0.key.hasPrefix("housing/1/") }
        == site.files.filter { $0.key.hasPrefix("housing/1/") })
    #expect(later.site.brokenLinks.allSatisfy { $0.hasPrefix("housing/3/") && $0.contains("etc/passwd") })
  }

  @Test func `what is gone from main goes from the site, and what is somebody else's stays`() throws {
    try fill()
    _ = try make()
    try folder.write("mine", to: "site/CNAME")
    try folder.write("mine", to: "site/extra/deep/mine.txt")
    try folder.write("mine", to: "site/housing/mine.txt")
    try repository.git("rm", "-r", "--quiet", "papers/news", "news")
    try repository.git("commit", "--quiet", "-m", "Away")
    let (made, site) = try make()
    #expect(made.foreign == ["CNAME", "extra", "housing/mine.txt"] && made.removed == 3)
    #expect(site.files["news--paper/index.html"] == nil && site.files["CNAME"] == Array("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/site/news--paper"))
    #expect(site.brokenLinks == [])
  }

  // MARK: - Where it is written

  @Test func `a folder with something in it is refused, and nothing is written`() throws {
    try folder.write("mine", to: "full/mine.txt")
    #expect(refusal { _ = try make("full") }.contains("no site of Beraad"))
    #expect(try SiteOnDisk("\(folder.path)/full").files.count == 1)
    #expect(refusal { _ = try hall.editors.makeSite(in: repository.path) }.contains("no site of Beraad"))
    #expect(refusal { _ = try make("full/mine.txt") }.contains("cannot be written"))
    try folder.write(
      #"{"files":{"../../x":""},"format":1,"site":"beraad","commit":"\#(String(repeating: "0", count: 40))"}"#,
      to: "odd/site.json")
    #expect(refusal { _ = try make("odd") }.contains("no site of Beraad"))
  }

  @Test func `what lies in the way of a page is named, and a link out of the site is not followed`() throws {
    _ = try make()
    try folder.write("mine", to: "site/second/index.html")
    _ = try hall.editors.newPaper("second", title: "Second", kind: .letter, language: nil, adopting: nil)
    let before = try SiteOnDisk("\(folder.path)/site").files
    #expect(refusal { _ = try make() }.contains("/second/index.html lies where the site"))
    #expect(try SiteOnDisk("\(folder.path)/site").files == before)
    try FileManager.default.removeItem(atPath: "\(folder.path)/site/second")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/elsewhere", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/site/second", withDestinationPath: "\(folder.path)/elsewhere")
    #expect(refusal { _ = try make() }.contains("/second lies where the site"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/elsewhere").isEmpty)
  }

  @Test func `what a killed run left is put right by the next`() throws {
    try fill()
    let whole = try make().site.files
    let manifest = try folder.read("site/site.json")
    let unfinished = manifest.replacing(
      #""format":1"#, with: #""format":1,"unfinished":true"#
    ).replacing(#""files":{"#, with: #""files":{"gone/index.html":"","#)
    try folder.write(unfinished, to: "site/site.json")
    try folder.write("half", to: "site/.beraad-site-12")
    try folder.write("half", to: "site/gone/index.html")
    try folder.write("half", to: "site/housing/1/index.html")
    try FileManager.default.removeItem(atPath: "\(folder.path)/site/index.html")
    #expect(!(try hall.editors.verify(nil, since: nil, files: nil, site: "\(folder.path)/site").ok))
    let (made, site) = try make()
    #expect(site.files == whole && made.removed == 1)
  }

  // MARK: - Verify

  @Test func `verify holds every file of a site against its commit`() throws {
    try fill()
    _ = try make()
    func check() throws -> (ok: Bool, said: String) {
      let found = try hall.editors.verify(nil, since: nil, files: nil, site: "\(folder.path)/site")
      let site = try #require(found.checks.first { $0.name == "site" })
      return (site.ok && found.ok, site.detail.english)
    }
    #expect(try check().ok)
    try put("More.\n", at: "news/2026-04-01-more.md")
    #expect(try check().said.contains("main is newer"))
    #expect(try check().ok)
    let page = try folder.read("site/housing/2/paper.md")
    try folder.write(page + "!", to: "site/housing/2/paper.md")
    #expect(try check().said.contains("/housing/2/paper.md is not what the commit says."))
    _ = try make()
    #expect(try check().ok)
    try FileManager.default.removeItem(atPath: "\(folder.path)/site/feed.xml")
    #expect(try check().said.contains("/feed.xml is missing."))
    try FileManager.default.removeItem(atPath: "\(folder.path)/site/site.json")
    #expect(try check().said.contains("holds no site of Beraad"))
  }
}
