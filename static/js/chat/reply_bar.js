/* What the next message answers: shown above the composer, and sent with it. */

/** Have the composer `form` answer `message`, or nothing (null). */
export function reply(form, message) {
  const bar = form.querySelector('[data-replying]');
  if (!bar) return; // this one answers nothing
  form.elements.reply_to.value = message ? message.id.replace('message-', '') : '';
  bar.hidden = !message;
  bar.querySelector('[data-author]').textContent = message?.querySelector('.author').textContent ?? '';
  bar.querySelector('[data-excerpt]').textContent = message?.querySelector('.body').textContent ?? '';
  form.elements.body.focus();
}
