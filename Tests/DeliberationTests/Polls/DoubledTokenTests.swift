import Deliberation
import Testing

@Suite struct DoubledTokenTests {
  @Test func `it names its meetings and says what to do`() {
    let token = DoubledToken(token: "t1", meetings: [slug("bath"), slug("leeds")])
    #expect(token.sentence(isClosed: false).english.hasPrefix("The token 't1' was used at bath and leeds:"))
  }

  @Test func `tokens of the same meetings are told together`() throws {
    let places = [slug("bath"), slug("leeds")]
    let tokens = (0..<300).map { DoubledToken(token: "t\($0)", meetings: places) }
    let groups = (tokens + [DoubledToken(token: "x", meetings: [slug("bath")])]).grouped
    #expect(groups.count == 2)
    #expect(
      groups[0].sentence(isClosed: false).english.hasPrefix(
        "300 tokens (t0, t1, t2, …) were used at bath and leeds:"))
  }
}
