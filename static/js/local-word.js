/* <local-word name="edited"></local-word>: a word of the page's language (#word-edited) in what is the same in all of them.
 * In a shadow, as in <local-time>, so that the fragment and the page stay the same text. */

customElements.define('local-word', class extends HTMLElement {
  connectedCallback() {
    const word = document.getElementById(`word-${this.getAttribute('name')}`);
    (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).textContent = word?.textContent ?? '';
  }
});
