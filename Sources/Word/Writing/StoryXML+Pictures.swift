extension StoryXML {
  /// A picture within its line (ECMA-376 part 1, 20.4.2.8).
  static func drawing(_ picture: PaperPicture, number: Int, name: String, words: String) -> String {
    let main = "http://schemas.openxmlformats.org/drawingml/2006"
    let (width, height) = picture.extent
    let name = name.xmlEscaped
    return """
      <w:r><w:drawing><wp:inline xmlns:wp="\(main)/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">\
      <wp:extent cx="\(width)" cy="\(height)"/><wp:docPr id="\(number + 1)" name="\(name)" descr="\(words.xmlEscaped)"/>\
      <a:graphic xmlns:a="\(main)/main"><a:graphicData uri="\(main)/picture"><pic:pic xmlns:pic="\(main)/picture">\
      <pic:nvPicPr><pic:cNvPr id="\(number + 1)" name="\(name)"/><pic:cNvPicPr/></pic:nvPicPr>\
      <pic:blipFill><a:blip r:embed="picture\(number)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm>\
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
      </w:drawing></w:r>
      """
  }
}
