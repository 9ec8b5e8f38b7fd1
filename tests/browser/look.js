/* What is wrong with how `root` looks, as far as eyes can be replaced: a line for each fault. What people use in it is to be
 * seen, lie in the window, be what a finger hits, be whole and readable (WCAG 1.4.3, 1.4.11), and stand in line with the
 * rest; and boxes are drawn alike. A page may hide what a narrow or a wide window has no use for; what was opened (`opened`)
 * shows all it has. */
(root, opened) => {
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]';
  const HIDDEN = '[hidden], template, details:not([open]) > :not(summary), dialog:not([open]), .visually-hidden, .hide-narrow, .only-narrow, .stacked thead';
  const TEXT_CONTRAST = 4.5;
  const ICON_CONTRAST = 3;
  const faults = new Set();

  const describe = (element) => {
    const words = element.ariaLabel || element.innerText || element.placeholder || element.name || element.className;
    return `${element.localName} “${String(words).trim().replace(/\s+/g, ' ').slice(0, 60)}”`;
  };
  const quote = (text) => `the text “${text.trim().slice(0, 60)}”`;
  const isElsewhere = (element) => element.closest(HIDDEN) || element.closest('[popover]')?.checkVisibility() === false;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  // Colours as they are painted, whatever they are written in: [red, green, blue, alpha].
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const painted = new Map();
  const paint = (colour) => {
    if (!painted.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      painted.set(colour, [red, green, blue, alpha / 255]);
    }
    return painted.get(colour);
  };
  const over = ([red, green, blue, alpha], under) => [red, green, blue].map((part, at) => part * alpha + under[at] * (1 - alpha));
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (...colours) => {
    const [dark, light] = colours.map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What is behind the text of `element`: one colour, or all those of a gradient. */
  const grounds = (element) => {
    if (!element) return [[255, 255, 255]];
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const isGradient = backgroundImage.includes('gradient');
    const layers = isGradient ? backgroundImage.match(/(?:rgba?|color|oklab|oklch)\([^()]*\)/g) : [backgroundColor];
    return layers.map(paint).flatMap((layer) => (layer[3] === 1 ? [layer] : grounds(element.parentElement).map((under) => over(layer, under))));
  };
  /** How `element` stands out from what is behind it; nothing that is transparent is meant to. */
  const contrastOf = (element) => {
    const [red, green, blue, alpha] = paint(getComputedStyle(element).color);
    let opacity = alpha;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return alpha ? Math.min(...grounds(element).map((ground) => contrast(over([red, green, blue, opacity], ground), ground))) : Infinity;
  };

  const widthOf = (text, element) => {
    pen.font = getComputedStyle(element).font;
    return pen.measureText(text).width;
  };
  const isCut = (element) => {
    const { paddingLeft, paddingRight, display } = getComputedStyle(element);
    const space = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + 1;
    if (element.matches('select')) return widthOf(element.selectedOptions[0]?.text ?? '', element) > space;
    if (element.matches('input, textarea')) return !element.value && widthOf(element.placeholder, element) > space;
    return display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
  };

  const isInside = ({ left, right, top, bottom }) => left > -0.5 && right < innerWidth + 0.5 && top > -0.5 && bottom < innerHeight + 0.5;
  /** What a finger hits that is set on the first line of `control`, if that is something else. */
  const whatCovers = (control) => {
    const [{ x, y, width, height }] = control.getClientRects();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    const same = [control, ...(control.labels ?? [])].some((each) => each.contains(hit));
    return same ? null : (hit ?? document.documentElement);
  };

  function checkControl(control) {
    if (!isShown(control)) return opened && faults.add(`not to be seen: ${describe(control)}`);
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const isHigh = control.offsetHeight > innerHeight;
    // Under a bar that stays where it is: people scroll on.
    if ((!opened || root.localName === 'details') && whatCovers(control)) control.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!isInside(control.getBoundingClientRect()) && !isHigh) faults.add(`outside of the window: ${describe(control)}`);
    else if (whatCovers(control)) faults.add(`covered: ${describe(control)} by ${describe(whatCovers(control))}`);
    if (control.matches('[type=checkbox], [type=radio]') && getComputedStyle(control).appearance !== 'none') {
      faults.add(`as the browser draws it: ${describe(control)}`);
    }
    if (control.matches('[type=file]:not(.visually-hidden)') && getComputedStyle(control, '::file-selector-button').borderTopStyle === 'outset') {
      faults.add(`as the browser draws it: the button of ${describe(control)}`);
    }
    if (isCut(control)) faults.add(`cut off: ${describe(control)}`);
    const icon = !control.disabled && !control.textContent.trim() && control.querySelector('svg');
    if (icon && contrastOf(icon) < ICON_CONTRAST) faults.add(`an icon of ${contrastOf(icon).toFixed(2)} : 1: ${describe(control)}`);
  }

  function checkText({ data, parentElement }) {
    if (isElsewhere(parentElement) || !parentElement.checkVisibility() || parentElement.closest(':disabled, option')) return;
    if (parentElement.closest('label')?.control?.disabled) return;
    if (!isShown(parentElement)) return opened && faults.add(`not to be seen: ${quote(data)}`);
    const ratio = contrastOf(parentElement);
    if (ratio < TEXT_CONTRAST) faults.add(`${ratio.toFixed(2)} : 1: ${quote(data)}`);
  }

  /** What was meant to stand beside others, and had no space there. */
  function checkLines(row) {
    const { display, flexWrap, flexDirection } = getComputedStyle(row);
    if (!display.includes('flex') || flexWrap === 'nowrap' || flexDirection.startsWith('column') || isElsewhere(row) || !isShown(row)) return;
    const lines = [];
    for (const child of [...row.children].filter(isShown)) {
      const { top, bottom, width } = child.getBoundingClientRect();
      if (width <= 1 || getComputedStyle(child).position === 'absolute') continue;
      const line = lines.at(-1);
      if (line && top < line.bottom - 1) line.all.push(child), line.bottom = Math.max(line.bottom, bottom);
      else lines.push({ bottom, all: [child] });
    }
    const [last, ...more] = lines.at(-1)?.all ?? [];
    const isWide = last?.offsetWidth > row.clientWidth * 0.8; // it has a line of its own by right
    const isUsed = last?.matches(CONTROLS) || last?.querySelector(CONTROLS);
    const isStack = lines.every(({ all }) => all.length === 1) && !row.querySelector(':scope > :is(input, select)');
    if (lines.length > 1 && !more.length && isUsed && !isWide && !isStack) faults.add(`alone in its line: ${describe(last)}`);
  }

  const COLOURED = 'progress, meter, [type=range], [type=color], [type=date], [type=time]';
  for (const control of root.querySelectorAll(COLOURED)) {
    const { accentColor, appearance } = getComputedStyle(control);
    if (accentColor === 'auto' && appearance !== 'none') faults.add(`in the colours of the browser: ${describe(control)}`);
  }

  for (const control of root.querySelectorAll(CONTROLS)) if (!isElsewhere(control)) checkControl(control);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim()) checkText(texts.currentNode);
  for (const row of [root, ...root.querySelectorAll('*')]) if (opened || innerWidth > 700) checkLines(row);
  return [...faults];
}
