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
    ("git@git.example.org:alliance/papers.git", "papers"), ("https://git.example.org/papers/", "papers"),
    ("git@git.example.org:papers.git", "papers"), ("/srv/..", nil), ("", nil), ("https://x/.git", nil),
  ])
  func `a folder is named after an address`(_ address: String, _ name: String?) {
    #expect(Address(address).folderName == name)
  }
}
