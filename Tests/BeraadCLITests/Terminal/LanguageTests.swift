import BeraadKit
import Deliberation
import Testing

@testable import BeraadCLI

/// The language in which a user is spoken to.
@Suite struct LanguageTests {
  @Test(arguments: [
    (["LANG": "nl_NL.UTF-8"], Language.dutch), (["LANG": "nl"], .dutch), (["LANG": "nl_BE@euro"], .dutch),
    (["LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"], .dutch),
    (["LC_MESSAGES": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8"], .english),
    (["LC_ALL": "", "LC_MESSAGES": "nl_NL"], .dutch), (["LANG": "de_DE.UTF-8"], .english),
  ])
  func `the first variable that says anything holds`(_ environment: [String: String], _ language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test(arguments: [
    [:], ["LANG": ""], ["LANG": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "C.UTF-8", "LANG": "nl"],
  ])
  func `who asks for none gets the one of the program`(_ environment: [String: String]) {
    #expect(Language(environment: environment) == nil)
  }

  @Test func `what is refused is said in the language that was asked for`() throws {
    var bench = try Workbench()
    let english = bench.run("show", "housin")
    #expect(english.story.contains("There is no paper 'housin'."))
    #expect(english.story.contains("hint: did you mean housing?"))
    let asked = bench.run("show", "housin", "--lang", "nl")
    #expect(asked.story == "beraad: Er is geen stuk 'housin'.\n  tip: bedoelt u housing?\n")
    bench.environment["LC_MESSAGES"] = "nl_NL.UTF-8"
    #expect(bench.run("show", "housin").story == asked.story)
    #expect(bench.run("show", "housin", "--lang", "en").story == english.story)
    #expect([english.status, asked.status] == [1, 1])
  }

  @Test func `JSON is the same in each language`() throws {
    let bench = try Workbench()
    let english = bench.run("show", "housin", "--json")
    #expect(english.output.contains("There is no paper 'housin'."))
    #expect(bench.run("show", "housin", "--json", "--lang", "nl").output == english.output)
    for command in [["status", "--json"], ["list", "housing", "comments", "--json"]] {
      #expect(bench.run(command + ["--lang", "nl"]).output == bench.run(command).output)
    }
  }
}
