/* The list of shortcuts, in a dialog over any page. */

const PAGE = '/account/keys';

const dialog = document.createElement('dialog');
dialog.id = 'shortcuts';
dialog.setAttribute('aria-labelledby', 'shortcuts-h');
document.body.append(dialog);

/** Fetch it and open it. Throws `TypeError` if the server cannot be asked. */
export async function openShortcuts() {
  if (location.pathname === PAGE) return document.querySelector('main h1').focus(); // it is here
  const query = new URLSearchParams({ next: location.pathname + location.search });
  const response = await fetch(`${PAGE}?${query}`, { headers: { Accept: 'text/html', 'HX-Request': 'true' } });
  if (!response.ok || response.redirected) return location.assign(PAGE);
  dialog.innerHTML = await response.text();
  if (!dialog.open) dialog.showModal();
}
