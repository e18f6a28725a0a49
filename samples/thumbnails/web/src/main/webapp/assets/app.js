// Asks for the photographs every so often and shows what has changed.
import { Gallery } from './gallery.js';
import { Lightbox } from './lightbox.js';
import { notice } from './notices.js';
import { Rebuild } from './rebuild.js';
import { Stage } from './stage.js';
import { Uploads } from './uploads.js';

const BUSY = 900;
const IDLE = 4000;

const lightbox = new Lightbox(id => remove(id));
const gallery = new Gallery(photo => lightbox.show(photo, gallery.ready()));
const stage = new Stage(Number(document.documentElement.dataset.release));
const uploads = new Uploads(gallery, look);
let timer;
let looking = false;

async function ask(path, options) {
  const answer = await fetch(path, options);
  stage.answeredBy(answer.headers);
  return answer;
}

async function look() {
  if (looking) {
    return;
  }
  clearTimeout(timer);
  looking = true;
  try {
    const answer = await ask('api/photos');
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const photos = await answer.json();
    gallery.show(photos);
    stage.show(photos, uploads.pending());
  } catch {
    stage.lost();
  } finally {
    looking = false;
    const busy = uploads.pending() > 0 || gallery.waiting() > 0;
    timer = setTimeout(look, document.hidden ? IDLE * 5 : busy ? BUSY : IDLE);
  }
}

async function remove(id) {
  const answer = await ask('api/photos/' + encodeURIComponent(id), { method: 'DELETE' });
  if (answer.ok) {
    gallery.forget(id);
  } else {
    notice('It could not be removed. Try again in a moment.');
  }
  look();
}

async function introduce() {
  const answer = await ask('api/whoami');
  const me = await answer.json();
  document.getElementById('title').textContent = me.title;
  document.title = me.title;
  uploads.limit(me.maxUploadMegabytes);
}

document.addEventListener('visibilitychange', () => document.hidden || look());
if (document.documentElement.dataset.release >= 2) {
  import('./extras.js').then(extras => extras.install(gallery));
}
new Rebuild(gallery, look);
introduce().catch(() => stage.lost());
look();
