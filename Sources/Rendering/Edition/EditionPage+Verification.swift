import HTML

// MARK: - Part 8: how to check it

extension EditionPage {
  var verificationPart: Markup {
    let rows = hashes.map {
      ["<code>\($0.name)</code>", "<code class=\"hash\">\($0.hash)</code>"] as [Markup]
    }
    let table = Table(
      caption: phrases.hashesCaption, header: [phrases.fileLabel, "SHA-256"], rows: rows, hasFigures: false)
    return """
      <p>\(phrases.verificationIntro)</p>
      <pre tabindex="0"><code>git checkout \(content.heading.commit)
      beraad verify \(content.heading.slug)</code></pre>
      <dl class="facts">
      <div><dt>\(phrases.commitLabel)</dt><dd><code class="hash">\(content.heading.commit)</code></dd></div>
      <div><dt>\(phrases.toolLabel)</dt><dd>\(content.heading.tool)</dd></div>
      <div><dt>\(phrases.formatLabel)</dt><dd>\(EditionContent.format)</dd></div>
      </dl>
      \(table.markup)<p>\(phrases.ownHash)</p>

      """
  }
}
