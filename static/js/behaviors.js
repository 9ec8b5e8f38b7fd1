/* Objects that live as long as an element is in the page, however it came and went: with the page, by a swap, by a morph,
 * or behind htmx's back. One observer looks for all of them, so nobody depends on the order in which files are loaded. */

const kinds = new Map(); // class -> {selector, objects: Map(element -> object)}

/** From now on every element that matches `selector` has a `new Kind(element)`; `disconnect()` is called when it leaves. */
export function watch(selector, Kind) {
  kinds.set(Kind, { selector, objects: new Map() });
  look(document.documentElement);
}

/** The object of class `Kind` that belongs to `element`, if any. */
export const objectOf = (element, Kind) => kinds.get(Kind).objects.get(element);

/** All objects of class `Kind`. */
export const objectsOf = (Kind) => [...kinds.get(Kind).objects.values()];

/** `root` itself and what is inside it, as far as it matches `selector`. */
export function within(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...found] : found;
}

function look(root) {
  for (const [Kind, { selector, objects }] of kinds) {
    for (const element of within(root, selector)) {
      if (objects.has(element)) continue;
      try {
        objects.set(element, new Kind(element));
      } catch (error) {
        reportError(error); // one that fails must not take the others along
      }
    }
  }
}

function drop() {
  for (const { objects } of kinds.values()) {
    for (const [element, object] of objects) {
      if (element.isConnected) continue;
      objects.delete(element);
      object.disconnect?.();
    }
  }
}

new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element && node.isConnected) look(node);
  }
  drop(); // after what came, so that whoever is replaced hands over without closing anything in between
}).observe(document.documentElement, { childList: true, subtree: true });
