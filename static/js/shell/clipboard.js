/* The clipboard. Browsers give it to pages over https alone; over plain http, in a local network, there is an older way, which
 * some refuse. */

/** Copy what stands in `field`; whether that was possible. If not, it is selected, to be copied by hand. */
export async function copyField(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
