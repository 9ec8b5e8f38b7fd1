/* Behaviours: objects that live as long as their element is in the page, however it came and went: with the page, by a swap,
 * by a morph, or behind htmx's back. One observer finds them all, so nothing depends on the order in which files load. */

const registry = new Map(); // class -> {selector, objects: Map(element -> object)}

/** From now on every element that matches `selector` has a `new Behavior(element)`; `disconnect()` is called when it leaves. */
export function registerBehavior(selector, Behavior) {
  registry.set(Behavior, { selector, objects: new Map() });
  attachWithin(document.documentElement);
}

/** The object of class `Behavior` that belongs to `element`, if any. */
export const behaviorOf = (element, Behavior) => registry.get(Behavior).objects.get(element);

/** All objects of class `Behavior`. */
export const behaviorsOf = (Behavior) => [...registry.get(Behavior).objects.values()];

/** `root` itself and what is inside it, as far as it matches `selector`. */
export function selectWithin(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...found] : found;
}

function attachWithin(root) {
  for (const [Behavior, { selector, objects }] of registry) {
    for (const element of selectWithin(root, selector)) {
      if (objects.has(element)) continue;
      try {
        objects.set(element, new Behavior(element));
      } catch (error) {
        reportError(error); // one that fails must not take the others along
      }
    }
  }
}

function detachRemoved() {
  for (const { objects } of registry.values()) {
    for (const [element, object] of objects) {
      if (element.isConnected) continue;
      objects.delete(element);
      object.disconnect?.();
    }
  }
}

new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element && node.isConnected) attachWithin(node);
  }
  detachRemoved(); // after what came, so that whoever is replaced hands over without closing anything in between
}).observe(document.documentElement, { childList: true, subtree: true });
