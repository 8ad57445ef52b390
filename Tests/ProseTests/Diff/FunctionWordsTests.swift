import Testing

@testable import Prose

@Suite struct FunctionWordsTests {
  @Test(arguments: ["de", "De", "THE", "daarvoor", "Hiermee", "us"])
  func `a function word is one in any case`(word: String) {
    #expect(FunctionWords.contains(Array(word.utf8)[...]))
  }

  @Test(arguments: [
    "", "d", "huis", "thes", "daarvoora", "xdaarvoor", "daarvoor-de", "dé", "@e", "niet-", "d\u{0}e",
  ])
  func `what only looks like one is none`(word: String) {
    #expect(!FunctionWords.contains(Array(word.utf8)[...]))
  }
}
