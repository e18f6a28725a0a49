// One photograph at a time, large, with what is known of it.
import { alt, duration } from './card.js';

export class Lightbox {
  constructor(remove) {
    this.dialog = document.getElementById('lightbox');
    this.picture = part('picture');
    on('close', () => this.dialog.close());
    on('previous', () => this.turn(-1));
    on('next', () => this.turn(1));
    on('remove', button => this.askTwice(button, remove));
    this.dialog.addEventListener('keydown', event => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        this.turn(step);
      }
    });
    this.dialog.addEventListener('click', event => event.target.tagName === 'FIGURE' && this.dialog.close());
    this.dialog.addEventListener('close', () => this.picture.removeAttribute('src'));
  }

  show(photo, photos) {
    this.photos = photos;
    this.draw(photo);
    this.dialog.showModal();
    part('close').focus();
  }

  turn(step) {
    const here = this.photos.findIndex(photo => photo.id === this.photo.id);
    const next = this.photos[here + step];
    if (next) {
      this.draw(next);
    }
  }

  draw(photo) {
    this.photo = photo;
    const large = photo.thumbnails.find(thumbnail => thumbnail.size === 'large');
    this.picture.alt = alt(photo);
    this.picture.hidden = !large;
    if (large) {
      this.picture.src = large.href;
    }
    part('title').textContent = photo.title;
    part('credit').textContent = photo.credit ? `Photograph by ${photo.credit}` : photo.reason ?? '';
    part('original').href = photo.original;
    part('facts').replaceChildren(...facts(photo).map(fact));
    rest(part('remove'));
    const here = this.photos.findIndex(other => other.id === photo.id);
    part('previous').hidden = here <= 0;
    part('next').hidden = here === this.photos.length - 1;
  }

  askTwice(button, remove) {
    if (button.classList.contains('sure')) {
      this.dialog.close();
      remove(this.photo.id);
    } else {
      button.classList.add('sure');
      button.textContent = 'Remove for good?';
    }
  }
}

function rest(button) {
  button.classList.remove('sure');
  button.textContent = 'Remove';
}

function facts(photo) {
  return [
    ['Original', `${photo.width} × ${photo.height}, ${Math.round(photo.bytes / 1000)} kB`],
    ['Taken by', photo.takenBy],
    [photo.state === 'failed' ? 'Given up by' : 'Made by', `${photo.worker} in ${duration(photo.millis)}`],
  ];
}

function fact([name, value]) {
  const pair = document.createElement('div');
  const term = document.createElement('dt');
  const definition = document.createElement('dd');
  term.textContent = name;
  definition.textContent = value;
  pair.append(term, definition);
  return pair;
}

function part(name) {
  return document.getElementById('lightbox-' + name);
}

function on(name, act) {
  const button = part(name);
  button.addEventListener('click', () => act(button));
}
