/* What of a page no scrolling brings into view, to the left or to the right: a line for each. What ends in an ellipsis is meant
 * to, and is whole elsewhere. A page itself is not scrolled sideways; boxes in it may be. */
() => {
  const HIDDEN = '[hidden], template, details:not([open]) > :not(summary), dialog:not([open]), .visually-hidden';
  const EDGE = 1; // of a rounded pixel
  const faults = new Set();
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.add(`wider than the window by ${scrollWidth - innerWidth}: the page`);

  const isShown = (element) => !element.closest(HIDDEN) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isPainted = (element) => !/^rgba.*, 0\)$|\/ 0\)$/.test(getComputedStyle(element).color);

  /** Whether `box`, which is in `element`, is cut off by something around it. */
  function isCut({ left, right }, element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { display, overflowX, textOverflow, position } = getComputedStyle(at);
      if (display === 'inline' || display === 'contents') continue;
      const frame = at.getBoundingClientRect();
      if (overflowX === 'auto' || overflowX === 'scroll') {
        ({ left, right } = frame); // all of it can be brought in there
      } else if (overflowX !== 'visible' && (right > frame.right + EDGE || left < frame.left - EDGE)) {
        return textOverflow !== 'ellipsis';
      }
      if (position === 'fixed') break;
    }
    return right > innerWidth + EDGE || left < -EDGE;
  }

  const found = (what) => faults.add(`cut off: ${what.trim().replace(/\s+/g, ' ').slice(0, 60)}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode, currentNode: { data, parentElement } } = texts;
    if (!data.trim() || !isShown(parentElement) || !isPainted(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(currentNode);
    if ([...range.getClientRects()].some((box) => box.width > EDGE && isCut(box, parentElement))) found(`“${data}”`);
  }
  for (const element of document.querySelectorAll('img, video, progress, input, select, textarea, button, table')) {
    const box = element.getBoundingClientRect();
    if (isShown(element) && box.width > EDGE && isCut(box, element.parentElement)) found(`${element.localName} ${element.name || element.className || element.alt || ''}`);
  }
  return [...faults];
}
