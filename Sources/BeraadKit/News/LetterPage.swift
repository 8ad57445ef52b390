import Deliberation
import HTML

/// The HTML of a mail: what mail programs show of it without asking anybody for anything.
enum LetterPage {
  /// All that stands before the link by which a reader leaves.
  static func head(title: String, language: Language, body: Markup, why: String) -> String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(title)</title></head>
      <body style="margin:0 auto;max-width:40em;padding:1em;font-family:Georgia,serif;line-height:1.5">
      <main>
      <h1>\(title)</h1>
      \(body)<hr>
      <p style="font-size:0.9em">\(why)<br>

      """
    return page.html
  }

  static func end(_ leave: String, _ leaving: String) -> String {
    let end: Markup = """
      <a href="\(leaving)">\(leave)</a></p>
      </main>
      </body>
      </html>

      """
    return end.html
  }
}
