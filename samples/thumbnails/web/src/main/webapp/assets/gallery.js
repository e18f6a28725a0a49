// The sheet of photographs: keeps the cards that stay, so that only what changes is drawn anew.
import { Card } from './card.js';

export class Gallery {
  constructor(open) {
    this.open = open;
    this.cards = new Map();
    this.photos = [];
    this.sending = [];
    this.matches = () => true;
    this.sheet = document.getElementById('sheet');
  }

  show(photos) {
    this.photos = photos;
    this.draw();
  }

  /** Shows a file on its way to the service. */
  send(entry) {
    this.sending.unshift(entry);
    this.draw();
  }

  /** The service has taken the file and made it this photograph, or has refused it. */
  sent(entry, photo) {
    this.sending = this.sending.filter(other => other !== entry);
    if (photo && !this.photos.some(known => known.id === photo.id)) {
      this.photos = [photo, ...this.photos];
    }
    this.draw();
  }

  forget(id) {
    this.show(this.photos.filter(photo => photo.id !== id));
  }

  filter(matches, words) {
    this.matches = matches;
    this.words = words;
    this.draw();
  }

  ready() {
    return this.photos.filter(photo => photo.state !== 'waiting' && this.matches(photo));
  }

  waiting() {
    return this.photos.filter(photo => photo.state === 'waiting').length;
  }

  draw() {
    const all = [...this.sending, ...this.photos];
    const shown = all.filter(photo => this.matches(photo));
    const cards = new Map(shown.map(photo => [photo.id, this.card(photo)]));
    for (const [id, card] of this.cards) {
      if (!cards.has(id)) {
        card.element.remove();
      }
    }
    this.cards = cards;
    let place = this.sheet.firstElementChild;
    for (const { element } of cards.values()) {
      if (element === place) {
        place = place.nextElementSibling;
      } else {
        this.sheet.insertBefore(element, place);
      }
    }
    document.getElementById('empty').hidden = all.length > 0;
    document.getElementById('tools').hidden = all.length === 0;
    const noMatch = document.getElementById('no-match');
    noMatch.hidden = all.length === 0 || shown.length > 0;
    noMatch.textContent = `Nothing here is called “${this.words}”.`;
  }

  card(photo) {
    const known = this.cards.get(photo.id);
    known?.show(photo);
    return known ?? new Card(photo, this.open);
  }
}
