import BeraadKit
import Deliberation
import Testing

@Suite struct EmailAddressTests {
  @Test(
    arguments: [
      "a@b.nl", "jan.de-wit+nieuws@post.example", "O'Brien@post.example", "!#$%&'*+/=?^_`{|}~-@x.example",
      "a@xn--caf-dma.example", "\(String(repeating: "a", count: 64))@post.example",
    ]) func `an address that the HTML standard calls valid is taken`(_ typed: String) throws
  {
    #expect(EmailAddress(typed)?.text == typed)
  }

  @Test(
    arguments: [
      "", "@", "a", "a@", "@b.nl", "a@b", "a b@post.example", "a@post.example\r\nBcc: b@post.example",
      "a@post.example\n",
      "\"a b\"@post.example", "a@café.example", "é@post.example", ".a@post.example", "a.@post.example",
      "a..b@post.example",
      "a@-post.example", "a@post-.example", "a@post..example", "a@[192.0.2.1]", "a@b@post.example",
      "a,b@post.example",
      "A <a@post.example>", "\(String(repeating: "a", count: 65))@post.example",
      "a@\(String(repeating: "b", count: 64)).example", "a@post.example\0",
    ]) func `what no message can go to is refused with a sentence`(_ typed: String)
  {
    #expect(EmailAddress(typed) == nil)
    #expect(throws: Refusal.self) { try EmailAddress.parse(typed) }
  }

  @Test func `a domain is the same in large letters`() {
    #expect(EmailAddress("Jan@POST.Example")?.text == "Jan@post.example")
    #expect(EmailAddress("JAN@post.example")?.key == EmailAddress("jan@post.example")?.key)
  }

  @Test func `what was typed instead is told`() {
    func hints(_ typed: String) -> String {
      do throws(Refusal) {
        _ = try EmailAddress.parse(typed)
        return ""
      } catch {
        return error.explanation.advice.map(\.english).joined()
      }
    }
    #expect(hints("\"a\"@post.example").contains("quotation marks"))
    #expect(hints("a@café.example").contains("xn--"))
  }
}
