/* The list of keys, in a dialog of whatever page one is on. */

const PAGE = '/account/keys';

const dialog = document.createElement('dialog');
dialog.id = 'help';
dialog.setAttribute('aria-labelledby', 'help-h');
document.body.append(dialog);

/** Fetch it and open it. Throws `TypeError` if the server cannot be asked. */
export async function open() {
  if (location.pathname === PAGE) return document.querySelector('main h1').focus(); // it is here
  const query = new URLSearchParams({ next: location.pathname + location.search });
  const response = await fetch(`${PAGE}?${query}`, { headers: { Accept: 'text/html', 'HX-Request': 'true' } });
  if (!response.ok || response.redirected) return location.assign(PAGE);
  dialog.innerHTML = await response.text();
  if (!dialog.open) dialog.showModal();
}
