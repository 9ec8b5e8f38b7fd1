/* What is in the outbox, as it is seen: one copy of the panel's `<template sio-pending="#where">` for each item.
 * In it `[data-field=body]` shows what was said, `[sio-reason]` why it failed (words: data-reason-<code> and data-reason on
 * the template), `[sio-retry]` sends it again, and `[sio-edit]` gives it back to the form. */

import { behaviorOf, selectWithin } from '../behaviors.js';
import { currentUserId } from '../storage.js';
import { dispatch } from './config.js';
import * as outbox from './outbox.js';
import { Panel } from './panel.js';
import { sendOutbox } from './sender.js';

/** Of a list is shown how much is in it. */
const shown = (value) => (Array.isArray(value) ? value.length || '' : (value ?? ''));

export class Pending {
  #template;
  #place;
  #shown = new Map(); // client_id -> element
  #stop = new AbortController();

  constructor(template) {
    const { signal } = this.#stop;
    this.#template = template;
    this.#place = template.closest('[sio-connect]');
    this.#place.addEventListener('sio:applied', () => this.#refresh(), { signal });
    this.#place.addEventListener('click', (event) => this.#click(event.target), { signal });
    document.addEventListener('sio:outbox', () => this.#refresh(), { signal });
    document.addEventListener('sio:sent', ({ detail }) => this.#sent(detail), { signal });
    this.#refresh();
  }

  disconnect() {
    this.#stop.abort();
    for (const element of this.#shown.values()) element.remove();
  }

  #items() {
    const [namespace, stream] = ['sio-connect', 'sio-stream'].map((name) => this.#place.getAttribute(name));
    return outbox.items().filter((item) => item.namespace === namespace && item.stream === stream);
  }

  #refresh() {
    const items = new Map(this.#items().map((item) => [item.client_id, item]));
    for (const [id, element] of this.#shown) {
      const over = this.#isInPage(id) || !(items.has(id) || element.dataset.sioState === 'sent');
      if (!over && element.isConnected) continue;
      element.remove();
      this.#shown.delete(id);
    }
    for (const [id, item] of items) if (!this.#isInPage(id)) this.#show(item);
  }

  /** Whether the message itself is there. Someone else's with the same client_id is another message. */
  #isInPage(id) {
    return this.#place.querySelector(`[data-client-id="${CSS.escape(id)}"][data-author-id="${CSS.escape(currentUserId())}"]`);
  }

  #show(item) {
    let element = this.#shown.get(item.client_id);
    if (!element) {
      element = this.#template.content.firstElementChild.cloneNode(true);
      element.dataset.clientId = item.client_id;
      for (const field of selectWithin(element, '[data-field]')) field.textContent = shown(item.data[field.dataset.field]);
      document.querySelector(this.#template.getAttribute('sio-pending')).append(element);
      this.#shown.set(item.client_id, element);
    }
    element.dataset.sioState = item.state;
    const words = (name) => this.#template.getAttribute(name);
    const reason = item.code ? (words(`data-reason-${item.code}`) ?? words('data-reason') ?? item.code) : '';
    for (const place of selectWithin(element, '[sio-reason]')) place.textContent = reason;
  }

  /** Stored. The copy stays until the message itself comes, unless it was here first. */
  #sent({ client_id: id, ack }) {
    const element = this.#shown.get(id);
    if (!element) return;
    const seen = !ack.seq || behaviorOf(this.#place, Panel).seq >= ack.seq;
    element.dataset.sioState = seen ? 'over' : 'sent';
  }

  #click(target) {
    const action = target.closest('[sio-retry], [sio-edit]');
    const id = action?.closest('[data-sio-state]')?.dataset.clientId;
    const item = id && this.#items().find(({ client_id }) => client_id === id);
    if (!item) return;
    if (action.hasAttribute('sio-retry')) {
      outbox.put({ ...item, state: 'pending', code: undefined });
      sendOutbox();
    } else {
      outbox.remove(item);
      this.#returnToForm(item.data);
    }
  }

  #returnToForm(data) {
    const fields = this.#place.querySelectorAll('form[sio-send] :is(textarea, input:not([type=hidden]))');
    for (const field of fields) {
      if (!(field.name in data)) continue;
      field.value = [data[field.name], field.value].filter(Boolean).join('\n');
      field.focus();
      dispatch(field, 'input');
    }
    for (const form of this.#place.querySelectorAll('form[sio-send]')) dispatch(form, 'sio:returned', data);
  }
}
