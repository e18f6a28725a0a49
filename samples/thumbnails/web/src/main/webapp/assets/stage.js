// Tells who does what: which instances answer this page, and which workers made the thumbnails.
import { duration } from './card.js';
import { notice } from './notices.js';

const LIT = 700;

export class Stage {
  constructor(release) {
    this.release = release;
    this.answers = new Map();
    this.webs = document.getElementById('webs');
    this.workers = document.getElementById('workers');
    this.summary = document.getElementById('summary');
    this.announced = false;
  }

  answeredBy(headers) {
    const instance = headers.get('Thumbnails-Instance');
    if (!instance) {
      return;
    }
    const deployment = headers.get('Thumbnails-Deployment');
    if (this.deployment !== deployment) {
      this.deployment = deployment;
      this.answers.clear(); // Another cast has taken the stage.
    }
    this.answers.set(instance, (this.answers.get(instance) ?? 0) + 1);
    cast(this.webs, this.answers, count => `${count} ${count === 1 ? 'answer' : 'answers'}`, instance);
    const version = headers.get('Thumbnails-Version');
    text('version', version);
    text('slot', headers.get('Thumbnails-Slot'));
    text('deployment', deployment);
    this.announce(version);
  }

  announce(version) {
    if (!this.announced && version && parseInt(version, 10) !== this.release) {
      this.announced = true;
      notice(`Version ${version} has taken the stage.`, { label: 'Show it', run: () => location.reload() });
    }
  }

  show(photos, sending) {
    const waiting = photos.filter(photo => photo.state === 'waiting').length + sending;
    const parts = [];
    if (photos.length > 0) {
      parts.push(photos.length === 1 ? 'One photograph' : `${photos.length} photographs`);
    }
    if (waiting > 0) {
      parts.push(`${waiting} in the darkroom`);
    }
    setText(this.summary, parts.join(', ') || 'Waiting for its first photograph');
    const work = new Map();
    for (const photo of photos.filter(photo => photo.worker).sort((a, b) => a.worker.localeCompare(b.worker))) {
      work.set(photo.worker, [...(work.get(photo.worker) ?? []), photo.millis]);
    }
    cast(this.workers, work, times => `${times.length} made, ${duration(median(times))} each`);
    if (work.size === 0) {
      setText(this.workers, 'No thumbnails yet');
    }
  }

  lost() {
    setText(this.summary, 'The service does not answer just now; trying again');
  }
}

function cast(list, members, did, lit) {
  const names = [...members.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if ([...list.children].map(item => item.dataset.name).join() !== names.join() || list.children.length === 0) {
    list.replaceChildren(...names.map(item));
  }
  for (const element of list.children) {
    setText(element.lastElementChild, did(members.get(element.dataset.name)));
    if (element.dataset.name === lit) {
      element.classList.add('lit');
      clearTimeout(element.fade);
      element.fade = setTimeout(() => element.classList.remove('lit'), LIT);
    }
  }
}

function item(name) {
  const element = document.createElement('li');
  element.dataset.name = name;
  const did = document.createElement('span');
  did.className = 'did';
  element.append(name, did);
  return element;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function text(id, value) {
  setText(document.getElementById(id), value);
}

function setText(element, value) {
  if (element.textContent !== value) {
    element.textContent = value;
  }
}
