/* The upload of one file into a room. It is sent under the same client_id on every try, so that trying again adds
 * nothing twice. */

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, 0)).join('');
const readable = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
// After these the same file may be taken the next time.
const TRANSIENT_CODES = ['lost', 'rate_limited', 'unavailable'];
// What proxies answer in words of their own.
const CODES_BY_STATUS = { 413: 'too_large_for_proxy', 429: 'rate_limited', 502: 'unavailable', 503: 'unavailable', 504: 'unavailable' };
const RETRY_MS = 5000;

/** `data-state` of its element: `sending`, `uploaded` (it has an answer then, as the server gave it) or `failed`. */
export class Upload {
  answer = null;
  #template;
  #action;
  #changed;
  #file;
  #request;
  #retry;
  #clientId = newId();

  /** `changed(upload)` is called when it is in another state, and `changed(upload, true)` when a person removed it. */
  constructor(template, action, { name, size }, changed) {
    this.element = template.content.firstElementChild.cloneNode(true);
    this.#template = template;
    this.#action = action;
    this.#changed = changed;
    this.#part('[data-name]').textContent = name;
    this.#part('[data-size]').textContent = size ? readable(size) : '';
    this.#part('[data-retry]').addEventListener('click', () => this.send(this.#file));
    this.#part('[data-remove]').addEventListener('click', () => this.#remove());
  }

  get state() {
    return this.element.dataset.state;
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }

  #setState(state) {
    this.element.dataset.state = state;
    this.#changed(this);
  }

  /** It cannot be sent, for the reason with this code, in which `{limit}` may stand. */
  refuse(code, limit = '') {
    const words = (name) => this.#template.getAttribute(`data-reason${name}`);
    this.#part('[data-error]').textContent = (words(`-${code}`) ?? words('')).replace('{limit}', limit);
    this.element.toggleAttribute('data-permanent', !TRANSIENT_CODES.includes(code));
    this.#setState('failed');
  }

  /** How many bytes are too many is known here: what is too large to the server is so as a picture. */
  #refused(code, retryAfterMs = RETRY_MS) {
    this.refuse(code === 'too_large' ? 'too_many_pixels' : code);
    if (code === 'unavailable') this.#retry = setTimeout(() => this.send(this.#file), retryAfterMs);
  }

  /** `XMLHttpRequest`, since `fetch` does not say how much of a body is sent. */
  send(file) {
    this.#file = file;
    clearTimeout(this.#retry);
    this.#part('[data-error]').textContent = '';
    const body = new FormData();
    body.append('client_id', this.#clientId);
    body.append('file', file, file.name);
    const request = (this.#request = new XMLHttpRequest());
    request.open('POST', this.#action);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => (this.#part('progress').value = loaded / total);
    request.onerror = () => this.refuse('lost');
    request.onload = () => {
      const { response } = request;
      if (response?.ok) this.complete(response.file);
      else this.#refused(response?.error?.code ?? CODES_BY_STATUS[request.status] ?? 'lost', response?.error?.retry_after_ms);
    };
    request.send(body);
    this.#setState('sending');
  }

  /** The server has it. */
  complete(answer) {
    this.answer = answer;
    this.element.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'files', value: answer.id }));
    if (answer.thumbnail_url) {
      const picture = Object.assign(document.createElement('img'), { src: answer.thumbnail_url, alt: '' });
      this.#part('.thumbnail').replaceChildren(picture);
    }
    this.#setState('uploaded');
  }

  #remove() {
    clearTimeout(this.#retry);
    this.#request?.abort();
    if (this.answer) fetch(`/chat/files/${this.answer.id}`, { method: 'DELETE' }).catch(() => {}); // or it is swept one day
    this.#changed(this, true);
  }
}
