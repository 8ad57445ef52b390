import Testing
import Transport

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://ada:secret@git.example.org/a.git", "https://ada@git.example.org/a.git"),
    ("https://ada@git.example.org/a:b@c.git", "https://ada@git.example.org/a:b@c.git"),
    ("git@git.example.org:alliance/papers.git", "git@git.example.org:alliance/papers.git"),
    ("/srv/host.git", "/srv/host.git"),
  ])
  func `a password is not shown`(_ address: String, _ shown: String) {
    #expect(Address(address).shown == shown)
  }

  @Test(arguments: [
    ("/nowhere/h.git", "/nowhere/h.git/"), ("/nowhere/h.git", "file:///nowhere/h.git"),
    ("/nowhere/w/h.git", "h.git"), ("https://git.example.org/a", "https://git.example.org/a/"),
    ("git@git.example.org:a.git", "git@git.example.org:a.git/"),
  ])
  func `one place has several names`(_ one: String, _ other: String) {
    #expect(Address(one).place(from: "/nowhere/w") == Address(other).place(from: "/nowhere/w"))
  }

  @Test func `what only looks alike is another place`() {
    let places = [
      "/nowhere/h.git", "git.example.org:/nowhere/h.git", "https://git.example.org/nowhere/h.git",
    ]
    #expect(Set(places.map { Address($0).place(from: "/") }).count == 3)
  }

  @Test(arguments: [
    ("git@git.example.org:alliance/papers.git", "papers"), ("https://git.example.org/papers/", "papers"),
    ("git@git.example.org:papers.git", "papers"), ("/srv/..", nil), ("", nil), ("https://x/.git", nil),
  ])
  func `a folder is named after an address`(_ address: String, _ name: String?) {
    #expect(Address(address).folderName == name)
  }
}
