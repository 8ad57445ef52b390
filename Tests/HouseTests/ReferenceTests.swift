import BeraadCLI
import TestSupport
import Testing

/// The documents that are made from the code.
@Suite struct ReferenceTests {
  @Test func `the reference of the command line is what the commands say of themselves`() throws {
    #expect(try Checkout.text("docs/cli.md") == Reference.markdown, "make it again with: make docs")
  }
}
