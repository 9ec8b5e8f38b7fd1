// <local-time datetime="2026-11-22T18:58:00Z" mode="relative | time | date | datetime">2026-11-22 18:58 UTC</local-time>
// The server's text is UTC and the same for everybody, so one fragment can go to all. Here a shadow root shows the
// reader's own zone and language over it; being a shadow, no swap of the text can undo it. Without script the text stands.
(() => {
  const FORMATS = {
    time: { timeStyle: 'short' },
    date: { dateStyle: 'medium' },
    datetime: { dateStyle: 'medium', timeStyle: 'short' },
    full: { dateStyle: 'full', timeStyle: 'long' },
  };
  const UNITS = [[60, 'second', 1], [3600, 'minute', 60], [86400, 'hour', 3600], [604800, 'day', 86400]];
  const REDRAW_MS = 30_000;

  const shown = new Set();
  const formatters = new Map();
  const language = () => document.documentElement.lang || undefined;

  function once(key, make) {
    if (!formatters.has(key)) formatters.set(key, make());
    return formatters.get(key);
  }

  function absolute(date, mode) {
    const locale = language();
    const zone = document.body?.dataset.timezone || undefined;
    return once(`${locale} ${mode}`, () => new Intl.DateTimeFormat(locale, { ...FORMATS[mode], timeZone: zone })).format(date);
  }

  function relative(date) {
    const seconds = (date - Date.now()) / 1000;
    const unit = UNITS.find(([limit]) => Math.abs(seconds) < limit);
    if (!unit) return absolute(date, 'date');
    const words = once(`${language()} relative`, () => new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }));
    return words.format(Math.round(seconds / unit[2]), unit[1]);
  }

  class LocalTime extends HTMLElement {
    static observedAttributes = ['datetime', 'mode'];

    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
      shown.add(this);
      this.draw();
    }

    disconnectedCallback() {
      shown.delete(this);
    }

    attributeChangedCallback() {
      if (this.shadowRoot) this.draw();
    }

    draw() {
      const date = new Date(this.getAttribute('datetime'));
      if (Number.isNaN(date.getTime())) return void (this.shadowRoot.textContent = this.textContent);
      const mode = this.getAttribute('mode') ?? 'datetime';
      const text = mode === 'relative' ? relative(date) : absolute(date, mode in FORMATS ? mode : 'datetime');
      if (this.shadowRoot.textContent !== text) this.shadowRoot.textContent = text;
      this.title = absolute(date, 'full');
    }
  }

  customElements.define('local-time', LocalTime);
  setInterval(() => shown.forEach((time) => time.getAttribute('mode') === 'relative' && time.draw()), REDRAW_MS);

  // For the texts that the server writes itself (mail, exports).
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { cookiePrefix } = document.documentElement.dataset;
  const cookie = `${cookiePrefix}tz=${encodeURIComponent(zone)}`;
  if (zone && !document.cookie.split('; ').includes(cookie)) {
    document.cookie = `${cookie};path=/;max-age=31536000;samesite=lax${cookiePrefix.startsWith('__') ? ';secure' : ''}`;
  }
})();
