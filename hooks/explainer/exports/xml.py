"""What the XML files have in common."""

from lxml import etree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new element at the end of `parent`, in its namespace, with its text."""
    namespace = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name, attributes)
    made.text = text or None
    return made


def xml_text(root: etree._Element, doctype: str = "") -> str:
    """The document as text, with its declaration."""
    etree.indent(root, " ")
    body = etree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{f'{doctype}{chr(10)}' if doctype else ''}{body}\n"
