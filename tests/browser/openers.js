/* What opens something on a page: finding, opening, closing. */
({
  /** The openers that people see, of these `selectors`, without those that open just what another one does; and of each kind
   * the last one, which has the least space. Those of the frame around the page are left out without `frame`. */
  find([selectors, frame]) {
    const isMeant = (each) => each.checkVisibility({ visibilityProperty: true }) && (frame || !each.closest('.topbar, .sidebar'));
    const [firsts, lasts] = [new Map(), new Map()];
    for (const opener of [...document.querySelectorAll(selectors)].filter(isMeant)) {
      const what = opener.popoverTargetElement ?? document.getElementById(opener.dataset.dialog);
      const inside = [...(what?.querySelectorAll('a, button') ?? [])].map((each) => each.ariaLabel || each.textContent);
      const kind = [opener.localName, opener.className, what?.id.replace(/-([0-9A-Z]{26}|\d+)$/, '')].join();
      const chips = [...(opener.closest('tr')?.querySelectorAll('.chip') ?? [])].map(({ textContent }) => textContent);
      const content = [kind, opener.closest('.own') && 'own', ...inside, ...chips].join();
      if (!firsts.has(content)) firsts.set(content, opener);
      lasts.set(kind, opener);
    }
    return [...new Set([...firsts.values(), ...lasts.values()])];
  },

  /** Click `opener`, and wait for what it opens: by the first of `openers` that fits, {selector: [what, what it fetches]}.
   * Where a live part of the page is drawn anew meanwhile, the same one in it. */
  async open([opener, openers, patience]) {
    const isSame = (each) => each.localName === opener.localName && each.className === opener.className && each.textContent === opener.textContent;
    if (!opener.isConnected) opener = [...document.querySelectorAll(Object.keys(openers).join())].find(isSame) ?? opener;
    const [, [selector, fetched]] = Object.entries(openers).find(([each]) => opener.matches(each));
    const named = () => opener.popoverTargetElement ?? document.getElementById(opener.dataset.dialog);
    const find = () => opener.closest('details') ?? (selector ? document.querySelector(selector) : named());
    const isOpen = (root) => root?.matches('details[open], dialog[open], :popover-open') && (!fetched || root.querySelector(fetched));
    const click = () => {
      opener.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      opener.click();
    };
    click();
    const end = performance.now() + patience;
    while (!isOpen(find()) && performance.now() < end) {
      await new Promise(requestAnimationFrame);
      const again = !opener.isConnected && [...document.querySelectorAll(Object.keys(openers).join())].find(isSame);
      if (again) {
        opener = again;
        click();
      }
    }
    if (!isOpen(find())) throw Error(`does not open: ${opener.outerHTML.slice(0, 200)}`);
    await new Promise(requestAnimationFrame);
    return find();
  },

  close(root) {
    if (root.matches('details')) root.open = false;
    else if (root.matches('dialog')) root.close();
    else root.hidePopover();
  },
})
