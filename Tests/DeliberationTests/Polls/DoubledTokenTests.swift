import Deliberation
import Testing

@Suite struct DoubledTokenTests {
  @Test func `it names its meetings and says what to do`() {
    let token = DoubledToken(token: "t1", meetings: [slug("bath"), slug("leeds")])
    #expect(token.sentence(isClosed: false).english.hasPrefix("The token 't1' was used at bath and leeds:"))
  }
}
