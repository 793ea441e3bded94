"""axe-core on what differs in form on a page.

A list of five hundred fields or of a hundred authorities repeats a few forms of row, and axe takes half a minute to say the
same of each. Of rows that differ in words and addresses alone two are left, so that every form on a page is still looked at,
beside its like."""
from axe_playwright_python.sync_playwright import Axe

# The rules whose answer depends on colours: all that can be wrong in the dark and right in the light.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
LEAVE_ALIKE = """() => {
  const ROWS = ['LI', 'TR', 'ARTICLE', 'DIV', 'SECTION', 'DETAILS', 'OPTION'], KEPT = 2;
  // Values of these differ from row to row and say nothing of its form, unless there are none.
  const VALUES = ['id', 'href', 'for', 'headers', 'title', 'datetime', 'value', 'content', 'lang', 'hreflang',
    'aria-labelledby', 'aria-describedby', 'aria-controls'];
  const form = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? 'text' : '';
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const children = [...node.children], forms = [...node.childNodes].map(form).filter((one) => one);
    const areRows = children.length > KEPT && ROWS.includes(node.firstElementChild.tagName)
      && children.every((one) => one.tagName === node.firstElementChild.tagName);
    if (areRows && forms.length === children.length) {
      const seen = {};
      children.forEach((child, place) => {
        seen[forms[place]] = (seen[forms[place]] || 0) + 1;
        if (seen[forms[place]] > KEPT) child.remove();
      });
    }
    const attributes = [...node.attributes].map(({ name, value }) => name + '=' + (VALUES.includes(name) ? !value.trim() : value));
    const inner = areRows ? [...new Set(forms)].sort() : forms;
    return `<${node.localName} ${attributes.sort()}>${inner.join('')}</>`;
  };
  form(document.body);
}"""


def violations(page, options: dict | None = None) -> list:
    """What axe finds on an open page, with the element it found first. Afterwards rows are missing on the page."""
    page.evaluate(LEAVE_ALIKE)
    found = Axe().run(page, options={"resultTypes": ["violations"], **(options or {})}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]
