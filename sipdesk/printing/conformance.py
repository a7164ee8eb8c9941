"""What makes a drawn file PDF/UA-1 and PDF/A-2a: structure tree, metadata, colours, text maps."""

import re
import zlib
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from sipdesk.paths import shipped
from sipdesk.printing.shaping import text_behind
from sipdesk.printing.tagging import Mark, Node

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finish(raw: bytes, root: Node, title: str, lang: str) -> bytes:
    """The drawn file with its structure tree and metadata; same content in, same bytes out."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        _Tree(pdf).write(root)
        _describe(pdf, title, lang)
        _mend_streams(pdf)
        small = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        if _AMBIGUOUS not in small:
            return small
        return _saved(pdf, pikepdf.ObjectStreamMode.disable)


# A compressed stream that happens to end in a carriage return: readers take it for the end of
# line before the keyword, and the length is then wrong by one.
_AMBIGUOUS = b"\r\nendstream"


def _saved(pdf: Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=mode, recompress_flate=False)
    return out.getvalue()


class _Tree:
    """Writes nodes as structure elements, and the parents of each page's marks."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]

    def write(self, root: Node) -> None:
        """Hang the tree into the file."""
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._numbers()))
        top.ParentTreeNextKey = len(self.pages)
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _numbers(self) -> Array:
        numbers = Array()
        for index, marks in enumerate(self.parents):
            self.pages[index].StructParents = index
            self.pages[index].Tabs = Name.S
            numbers.append(index)
            numbers.append(self.pdf.make_indirect(Array([marks[n] for n in sorted(marks)])))
        return numbers

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent)
        )
        if node.lang:
            element.Lang = String(node.lang)
        if node.alt:
            element.Alt = String(node.alt)
        if attributes := _attributes(node):
            element.A = attributes
        element.K = Array([self._kid(kid, element) for kid in node.kids])
        return element

    def _kid(self, kid: Node | Mark, element: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        self.parents[kid.page][kid.number] = element
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)


def _attributes(node: Node) -> Dictionary | None:
    if node.tag in ("TH", "TD") and (node.scope or node.columns > 1):
        table = Dictionary(O=Name.Table)
        if node.scope:
            table.Scope = Name("/" + node.scope)
        if node.columns > 1:
            table.ColSpan = node.columns
        return table
    if node.box is not None:
        corners = [round(corner, 2) for corner in node.box]
        return Dictionary(O=Name.Layout, Placement=Name.Inline, BBox=Array(corners))
    return None


@cache
def _colours() -> bytes:
    return shipped("resources", "colour", "srgb.icc").read_bytes()


def _describe(pdf: Pdf, title: str, lang: str) -> None:
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title = String(title)
    pdf.Root.Lang = String(lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(_colours(), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                DestOutputProfile=profile,
            )
        ]
    )
    xmp = _XMP.format(title=escape(title), lang=escape(lang)).encode()
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)


_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")


def _mend_streams(pdf: Pdf) -> None:
    """Glyph 0 is mapped to U+0000, which PDF/UA forbids, and emoji to five digits, not UTF-16."""
    for found in list(pdf.objects):
        if isinstance(found, Dictionary) and "/ToUnicode" in found:
            stream = found.ToUnicode
            stream.write(_MAPPED.sub(_as_utf16, stream.read_bytes()))
    for found in list(pdf.objects):
        if isinstance(found, Stream) and found.get("/Type") != Name.Metadata:
            _end_clearly(found)


def _end_clearly(stream: Stream) -> None:
    """A little more when the compressed stream would end in a carriage return.

    It ends in the sum of the bytes, so what is added may not be zeros alone.
    """
    data = stream.read_bytes()
    packed = zlib.compress(data)
    while packed.endswith(b"\r"):
        data += b"\0\0\0\1" if "/Length1" in stream else b" "
        packed = zlib.compress(data)
    if "/Length1" in stream:
        stream.Length1 = len(data)
    stream.write(packed, filter=Name.FlateDecode)


def _as_utf16(found: re.Match[bytes]) -> bytes:
    return b"<%b> <%b>" % (found[1], _utf16(int(found[2], 16) or 0xFFFD))


@cache
def _utf16(code: int) -> bytes:
    return text_behind(code).encode("utf-16-be").hex().upper().encode()
