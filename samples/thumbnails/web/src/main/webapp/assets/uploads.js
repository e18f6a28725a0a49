// Files from the picker or dropped on the page, a few at a time on their way to the service.
import { notice } from './notices.js';

const AT_ONCE = 3;
const KINDS = ['image/jpeg', 'image/png'];

export class Uploads {
  constructor(gallery, done) {
    this.gallery = gallery;
    this.done = done;
    this.queue = [];
    this.running = 0;
    this.megabytes = 15;
    const picker = document.getElementById('picker');
    for (const id of ['add', 'add-first']) {
      document.getElementById(id).addEventListener('click', () => picker.click());
    }
    picker.addEventListener('change', () => {
      this.add(picker.files);
      picker.value = '';
    });
    this.takeDrops(document.getElementById('curtain'));
  }

  limit(megabytes) {
    this.megabytes = megabytes;
    document.getElementById('most').textContent = megabytes;
  }

  pending() {
    return this.queue.length + this.running;
  }

  takeDrops(curtain) {
    let depth = 0; // A drag enters and leaves every element on its way.
    const files = event => event.dataTransfer?.types.includes('Files');
    const on = (name, act) => window.addEventListener(name, event => {
      if (files(event)) {
        event.preventDefault();
        act(event);
        curtain.hidden = depth <= 0;
      }
    });
    on('dragenter', () => depth++);
    on('dragleave', () => depth--);
    on('dragover', () => {});
    on('drop', event => {
      depth = 0;
      this.add(event.dataTransfer.files);
    });
  }

  add(files) {
    for (const file of files) {
      if (!KINDS.includes(file.type)) {
        notice(`${file.name} is neither a JPEG nor a PNG picture.`);
      } else if (file.size > this.megabytes * 1e6) {
        notice(`${file.name} is larger than ${this.megabytes} MB.`);
      } else {
        this.enqueue(file);
      }
    }
    this.next();
  }

  enqueue(file) {
    const entry = {
      file,
      id: 'sending-' + crypto.getRandomValues(new Uint32Array(2)).join('-'),
      state: 'sending',
      title: file.name.replace(/\.\w+$/, ''),
      width: 3,
      height: 2,
      preview: URL.createObjectURL(file),
    };
    this.queue.push(entry);
    entry.measured = measure(entry).then(() => this.gallery.send(entry));
  }

  next() {
    while (this.running < AT_ONCE && this.queue.length > 0) {
      this.running++;
      this.send(this.queue.shift()).finally(() => {
        this.running--;
        this.next();
        this.done();
      });
    }
  }

  async send(entry) {
    let photo;
    try {
      await entry.measured;
      const answer = await fetch('api/photos?name=' + encodeURIComponent(entry.file.name), {
        method: 'POST',
        headers: { 'Content-Type': entry.file.type },
        body: entry.file,
      });
      const body = await answer.json();
      if (answer.ok) {
        photo = body;
      } else {
        notice(`${entry.file.name}: ${body.detail}`);
      }
    } catch {
      notice(`${entry.file.name} did not get through. Try it again.`);
    } finally {
      URL.revokeObjectURL(entry.preview);
      this.gallery.sent(entry, photo);
    }
  }
}

// So that its place on the sheet has the right shape from the start.
async function measure(entry) {
  const image = new Image();
  image.src = entry.preview;
  try {
    await image.decode();
    entry.width = image.naturalWidth;
    entry.height = image.naturalHeight;
  } catch {
    entry.preview = ''; // The service will say what is wrong with it.
  }
}
