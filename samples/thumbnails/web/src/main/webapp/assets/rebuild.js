// Has all thumbnails made anew: a job run for each share of the album, so that every worker can take
// some, and one bar for all of them.
import { notice } from './notices.js';

const SHARES = 4;
const ENDED = new Set(['Succeeded', 'Failed', 'Stopped', 'Abandoned']);

export class Rebuild {
  constructor(gallery, look) {
    this.gallery = gallery;
    this.look = look;
    this.button = document.getElementById('rebuild');
    this.bar = document.getElementById('rebuilt');
    this.words = document.getElementById('rebuilding');
    this.button.addEventListener('click', () => this.run());
  }

  async run() {
    this.button.disabled = true;
    this.total = this.gallery.ready().length;
    this.runs = Array.from({ length: SHARES }, () => ({ status: 'Queued', steps: [] }));
    this.show();
    const click = `${Date.now()}-${Math.random()}`;
    try {
      const watched = this.runs.map((_, i) => this.share(i, `${click}-${i}`));
      await Promise.all(watched);
    } catch (refused) {
      notice(refused.message);
    } finally {
      this.end();
    }
  }

  /** Starts the run of one share and follows it to its end. */
  async share(index, key) {
    const answer = await fetch('_role/jobs/rebuild', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ share: `${index + 1}/${SHARES}` }),
    });
    if (answer.status !== 202) {
      throw new Error('The rebuild could not be started. Try again in a moment.');
    }
    await this.follow(index, answer.headers.get('Location'));
  }

  follow(index, address) {
    return new Promise(resolve => {
      const events = new EventSource(address);
      events.addEventListener('run', event => {
        this.runs[index] = JSON.parse(event.data);
        this.show();
        if (ENDED.has(this.runs[index].status)) {
          events.close();
          resolve();
        }
      });
      // When the connection breaks, the browser makes another one, unless it is told to go away.
      events.onerror = () => events.readyState === EventSource.CLOSED && resolve();
    });
  }

  show() {
    const made = this.runs.flatMap(run => run.steps ?? []).reduce((sum, step) => sum + (step.read ?? 0), 0);
    this.bar.hidden = false;
    this.bar.max = Math.max(this.total, 1);
    this.bar.value = Math.min(made, this.total);
    const waiting = this.runs.every(run => run.status === 'Queued');
    this.words.textContent = waiting ? 'Waits for a worker' : `${Math.min(made, this.total)} of ${this.total} made anew`;
  }

  end() {
    const failed = this.runs.filter(run => run.status !== 'Succeeded').length;
    this.bar.hidden = true;
    this.words.textContent = failed === 0 ? 'All made anew' : `${failed} of ${SHARES} shares have not been done`;
    this.button.disabled = false;
    this.look();
  }
}
