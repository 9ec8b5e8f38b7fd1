/* The bar above the composer with the message that the next one replies to, which is sent with it. */

/** Have the composer `form` reply to `message`, or to nothing (null). */
export function setReply(form, message) {
  const bar = form.querySelector('[data-reply-bar]');
  if (!bar) return; // this one answers nothing
  form.elements.reply_to.value = message ? message.id.replace('message-', '') : '';
  bar.hidden = !message;
  bar.querySelector('[data-author]').textContent = message?.querySelector('.author').textContent ?? '';
  bar.querySelector('[data-excerpt]').textContent = message?.querySelector('.body').textContent ?? '';
  form.elements.body.focus();
}
