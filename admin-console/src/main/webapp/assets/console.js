/*
 * Keeps the overview true. PrimeFaces asks every two seconds; this puts the answer in place by
 * changing only what differs, so that focus, an open card and a text selection stay, and says so
 * when no answer comes.
 */
'use strict';

const Console = (() => {

  const AREA = 'state';
  let lastAnswer = new Date();

  /** Called by the poll with Faces' answer; true keeps PrimeFaces from replacing the whole area. */
  function show(answer, status, xhr) {
    PrimeFaces.ajax.Response.handle(answer, status, xhr, {
      widget: {id: AREA},
      handle: html => {
        const incoming = document.createElement('template');
        incoming.innerHTML = html;
        adapt(document.getElementById(AREA), incoming.content.firstElementChild);
      },
    });
    lastAnswer = new Date();
    tell('', 'Live');
    return true;
  }

  /** Called by the poll when there was no answer, or an error. */
  function lost(xhr) {
    const since = lastAnswer.toLocaleTimeString();
    tell('lost', xhr.status === 0
        ? `No connection since ${since}. Trying again.`
        : `The controller answers with error ${xhr.status}. Shown: ${since}.`);
  }

  function tell(look, words) {
    const text = document.getElementById('connection-text');
    if (text.textContent !== words) {
      text.textContent = words;
      document.documentElement.className = look;
    }
  }

  /** Makes an element like another one, keeping every node that can stay. */
  function adapt(old, fresh) {
    if (old.isEqualNode(fresh)) {
      return;
    }
    adaptAttributes(old, fresh);
    const kept = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]));
    let place = old.firstChild;
    for (const node of [...fresh.childNodes]) {
      const match = (node.id && kept.get(node.id)) || place;
      if (match && alike(match, node)) {
        if (match !== place) {
          old.insertBefore(match, place);
        }
        if (node.nodeType === Node.ELEMENT_NODE) {
          adapt(match, node);
        } else if (match.data !== node.data) {
          match.data = node.data;
        }
        place = match.nextSibling;
      } else {
        old.insertBefore(node, place);
      }
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  }

  function alike(one, other) {
    return one.nodeName === other.nodeName && (one.id || '') === (other.id || '');
  }

  function adaptAttributes(old, fresh) {
    for (const {name} of [...old.attributes]) {
      if (!fresh.hasAttribute(name)) {
        old.removeAttribute(name);
      }
    }
    for (const {name, value} of fresh.attributes) {
      if (old.getAttribute(name) !== value) {
        old.setAttribute(name, value);
      }
    }
  }

  /** Escape closes the card of the instance that has the focus. */
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && document.activeElement.classList.contains('chip')) {
      document.activeElement.blur();
    }
  });

  return {show, lost};
})();
