/* Styles that a page does without until they are needed. */

const asked = new Map(); // address -> promise

/** Fetch the style sheet at `address`, once; what needs it waits. One that does not come is done without. */
export function loadStylesheet(address) {
  if (!asked.has(address)) {
    asked.set(address, new Promise((done) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address });
      link.onload = link.onerror = done;
      document.head.append(link);
    }));
  }
  return asked.get(address);
}
