/* Namespace tokens: single-use, so a fresh one for every connect, and one request for all that connect at the same time. */

import { dispatch } from './config.js';

let asked = null; // {names: Set, answer: Promise}, while more may join the next request

/** What became of the request for `namespace` ("/chat"): `{token}`, `{denied: code}` or, to be tried again, `{after: ms?}`. */
export async function fetchToken(namespace) {
  const name = namespace.slice(1);
  asked ??= open();
  asked.names.add(name);
  return (await asked.answer)(name);
}

function open() {
  const names = new Set();
  const answer = new Promise((done) => setTimeout(done)).then(() => {
    asked = null;
    return request([...names]);
  });
  return { names, answer };
}

/** A page that is older than the server says so; what is being written in it is kept. */
function compare(version) {
  if (!version || version === document.body.dataset.version) return;
  for (const words of document.querySelectorAll('[sio-outdated]')) words.hidden = false;
}

async function request(namespaces) {
  let response;
  let body;
  try {
    response = await fetch(document.body.dataset.sioTokens, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ namespaces }),
    });
    body = await response.json();
  } catch {
    if (![401, 403].includes(response?.status)) return () => ({});
  }
  if (response.ok) compare(response.headers.get('Switchboard-Version'));
  if (response.ok) return (name) => (body[name] ? { token: body[name] } : { denied: 'forbidden' });
  if (response.status === 403 && namespaces.length > 1) {
    // One that is forbidden must not take the others with it.
    const answers = await Promise.all(namespaces.map((name) => request([name])));
    return (name) => answers[namespaces.indexOf(name)](name);
  }
  if (response.status === 401) dispatch(document, 'sio:signed-out');
  if ([401, 403].includes(response.status)) return () => ({ denied: body?.error?.code ?? String(response.status) });
  return () => ({ after: body?.error?.retry_after_ms ?? (Number(response.headers.get('Retry-After')) * 1000 || undefined) });
}
