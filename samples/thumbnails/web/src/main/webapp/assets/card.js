// One photograph on the sheet.
const NARROW = 0.85;

export class Card {
  constructor(photo, open) {
    this.element = document.createElement('figure');
    this.element.className = 'card';
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'picture';
    this.button.addEventListener('click', () => open(this.photo));
    this.frame = span('frame', this.button);
    const caption = document.createElement('figcaption');
    this.name = span('name', caption);
    this.size = span('size', caption);
    this.made = span('made', caption);
    this.element.append(this.button, caption);
    this.show(photo);
  }

  show(photo) {
    const before = this.photo;
    this.photo = photo;
    if (before && before.state === photo.state) {
      return;
    }
    const ratio = Math.min(3.2, Math.max(0.45, photo.width / photo.height));
    this.element.style.setProperty('--ratio', ratio.toFixed(4));
    if (photo.colour) {
      this.element.style.setProperty('--colour', photo.colour);
    }
    this.element.classList.remove('waiting', 'sending', 'failed', 'ready');
    this.element.classList.add(photo.state);
    this.element.classList.toggle('waiting', photo.state === 'waiting' || photo.state === 'sending');
    this.element.classList.toggle('narrow', ratio < NARROW);
    this.name.textContent = photo.title;
    this.size.textContent = photo.state === 'sending' ? '' : `${photo.width} × ${photo.height}`;
    this.made.textContent = story(photo);
    this.button.disabled = photo.state !== 'ready' && photo.state !== 'failed';
    this.button.setAttribute('aria-label', label(photo));
    this.draw(before);
  }

  draw(before) {
    const photo = this.photo;
    if (photo.state === 'failed') {
      this.frame.textContent = photo.reason;
    } else if (photo.state === 'sending') {
      this.frame.replaceChildren(picture(photo.preview, ''));
    } else if (photo.state === 'waiting') {
      this.frame.replaceChildren();
    } else {
      const image = picture('', alt(photo));
      image.loading = 'lazy';
      image.sizes = 'auto, 20rem';
      image.srcset = photo.thumbnails.map(t => `${t.href} ${t.width}w`).join(', ');
      image.src = photo.thumbnails[0].href;
      this.element.classList.toggle('developing', Boolean(before));
      this.frame.replaceChildren(image);
    }
  }
}

export function alt(photo) {
  return photo.credit ? `${photo.title}, by ${photo.credit}` : photo.title;
}

export function duration(millis) {
  return millis < 1000 ? `${millis} ms` : `${(millis / 1000).toFixed(1)} s`;
}

function story(photo) {
  switch (photo.state) {
    case 'sending': return 'Sending';
    case 'waiting': return `Taken by ${photo.takenBy}, waiting for a worker`;
    case 'failed': return `Given up by ${photo.worker}`;
    default: return `${photo.worker} · ${duration(photo.millis)}`;
  }
}

function label(photo) {
  return photo.state === 'failed' ? `${photo.title}: ${photo.reason} Open to remove it` : `Open ${alt(photo)}`;
}

function picture(source, text) {
  const image = document.createElement('img');
  image.alt = text;
  image.decoding = 'async';
  if (source) {
    image.src = source;
  }
  return image;
}

function span(name, parent) {
  const element = document.createElement('span');
  element.className = name;
  parent.append(element);
  return element;
}
