"""The fragment law: the page before + what was broadcast = the page after, compared as normalised DOM."""

from lxml import html
from lxml.html import HtmlElement

# Where a panel stands in its stream: the extension writes it, and pages with it are the same page.
POSITION = "sio-seq"


def parse_page(text: str) -> HtmlElement:
    """A page."""
    return html.document_fromstring(text)


def apply_swaps(page: HtmlElement, fragments: str) -> None:
    """Do to `page` what the extension does with the `<hx-partial>` elements in `fragments`."""
    for partial in html.fragment_fromstring(fragments, create_parent="div").iter("hx-partial"):
        target = page.find(f".//*[@id='{partial.get('hx-target').removeprefix('#')}']")
        if target is not None:
            _swap(page, target, partial)


def _swap(page: HtmlElement, target: HtmlElement, partial: HtmlElement) -> None:
    style = partial.get("hx-swap")
    content = list(partial)
    if style == "innerHTML":
        target[:] = content
    elif style == "outerHTML":
        _replace(target, content)
    elif style == "beforebegin":
        known = [page.find(f".//*[@id='{element.get('id')}']") for element in content]
        for old, element in zip(known, content, strict=True):
            _replace(target, [element, target]) if old is None else _replace(old, [element])
    elif style in ("afterbegin", "beforeend"):
        for element in reversed(content) if style == "afterbegin" else content:
            known = page.find(f".//*[@id='{element.get('id')}']") if element.get("id") else None
            if known is not None:
                _replace(known, [element])
            else:
                target.insert(0 if style == "afterbegin" else len(target), element)
    else:
        raise ValueError(f"no such swap here: {style}")


def _replace(target: HtmlElement, content: list[HtmlElement]) -> None:
    parent = target.getparent()
    place = parent.index(target)
    parent[place : place + 1] = content


def normalised(element: HtmlElement) -> str:
    """`element` as text, one line for each tag and text, without what means nothing."""
    lines: list[str] = []
    _write(element, lines, 0)
    return "\n".join(lines)


def _write(element: HtmlElement, lines: list[str], depth: int) -> None:
    if not isinstance(element.tag, str):
        return
    attributes = " ".join(f"{name}={value!r}" for name, value in sorted(element.items()) if name != POSITION)
    lines.append(f"{' ' * depth}<{element.tag} {attributes}>")
    texts = (" ".join((text or "").split()) for text in (element.text, *(child.tail for child in element)))
    lines.extend(f"{' ' * depth} {text}" for text in texts if text)
    for child in element:
        _write(child, lines, depth + 1)
