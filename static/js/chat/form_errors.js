/* Why a form was refused, in the words of the page: beside the form, or where it has no place for that, beside the
 * composer. */

/** The panel that `element` is in. */
export const panelOf = (element) => element.closest('[sio-connect]');

/** Show why `form` was refused, by the error's `code`. */
export function showError(form, code) {
  const reasons = panelOf(form).querySelector('template[sio-pending]');
  showErrorText(form, reasons?.getAttribute(`data-reason-${code}`) ?? reasons?.getAttribute('data-reason') ?? code);
}

/** Show `text` as the error of `form`; "" takes it away. */
export function showErrorText(form, text) {
  const place = form.closest('.editing, [popover]')?.querySelector('[data-error]') ?? panelOf(form).querySelector('[data-composer-error]');
  if (place) place.textContent = text;
}
