/* The bar above the composer with the message that the next one replies to, which is sent with it. */

const MOST = 140; // characters, as in the quote that it becomes
const squeezed = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** What `message` says, in one line, as the server says it in a quote: what it quotes itself only if it says nothing else. */
function excerptOf(message) {
  const body = message.querySelector('.body').cloneNode(true);
  body.querySelector('.fold')?.remove();
  for (const block of body.querySelectorAll('pre, blockquote, ul, ol, li')) block.before(' '), block.append(' ');
  const all = squeezed(body.textContent);
  for (const quote of body.querySelectorAll('blockquote')) quote.remove();
  const file = message.querySelector('.files .file .truncate')?.textContent ?? message.querySelector('.files img')?.alt ?? '';
  return [...(squeezed(body.textContent) || all || file)].slice(0, MOST).join('');
}

/** Have the composer `form` reply to `message`, or to nothing (null). */
export function setReply(form, message) {
  const bar = form.querySelector('[data-reply-bar]');
  if (!bar) return; // this one answers nothing
  form.elements.reply_to.value = message ? message.id.replace('message-', '') : '';
  bar.hidden = !message;
  bar.querySelector('[data-author]').textContent = message ? squeezed(message.querySelector('.author').textContent) : '';
  bar.querySelector('[data-excerpt]').textContent = message ? excerptOf(message) : '';
  form.elements.body.focus();
}
