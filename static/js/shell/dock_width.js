/* The edge between the page and the dock: dragged, or moved with the arrow keys; a double click puts it back where it
 * was at first. The width is this browser's, whoever sits at it. */

import { registerBehavior } from '../behaviors.js';
import { storedEntries, storeItem } from '../storage.js';

const NAME = 'switchboard.dock-width';
const MIN_PX = 320;
const STEP_PX = 16;
const root = document.documentElement;
const most = () => Math.max(MIN_PX, Math.floor(innerWidth * .45)); // as in css/lazy/dock.css

/** Make the dock `width` pixels wide, as far as it may be; null: as it is of itself. */
function setWidth(width) {
  if (width === null) root.style.removeProperty('--dock');
  else root.style.setProperty('--dock', `${Math.min(most(), Math.max(MIN_PX, width))}px`);
}

class DockEdge {
  constructor(edge) {
    this.edge = edge;
    this.dock = edge.parentElement;
    edge.addEventListener('keydown', (event) => this.#onKeydown(event));
    edge.addEventListener('pointerdown', (event) => {
      if (event.button) return;
      edge.setPointerCapture(event.pointerId);
      event.preventDefault(); // or words of the page are marked
      edge.focus();
    });
    edge.addEventListener('pointermove', ({ pointerId, clientX }) => {
      if (edge.hasPointerCapture(pointerId)) this.#move(root.clientWidth - clientX);
    });
    edge.addEventListener('lostpointercapture', () => this.#save());
    edge.addEventListener('dblclick', () => {
      this.#move(null);
      this.#save();
    });
    this.sizes = new ResizeObserver(() => this.#announce());
    this.sizes.observe(this.dock);
  }

  disconnect() {
    this.sizes.disconnect();
  }

  get #width() {
    return Math.round(this.dock.getBoundingClientRect().width);
  }

  #onKeydown(event) {
    const to = { ArrowLeft: this.#width + STEP_PX, ArrowRight: this.#width - STEP_PX, Home: MIN_PX, End: most() }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#move(to);
    this.#save();
  }

  #move(width) {
    setWidth(width);
    this.#announce();
  }

  #save() {
    storeItem(NAME, root.style.getPropertyValue('--dock') ? String(this.#width) : null);
  }

  #announce() {
    const values = { valuemin: MIN_PX, valuemax: most(), valuenow: this.#width };
    for (const [name, value] of Object.entries(values)) this.edge.setAttribute(`aria-${name}`, value);
  }
}

const [before] = storedEntries(NAME);
if (Number(before?.[1])) setWidth(Number(before[1]));
registerBehavior('[data-dock-edge]', DockEdge);
