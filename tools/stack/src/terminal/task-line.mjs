import process from 'node:process';

const REDRAW_MS = 100;

/**
 * Collects the states a task goes through, as one growing line: `Queued 0.4 s → Generating… 3.2 s`.
 * The gateway's own words for the states are shown, so that there is one list of them.
 */
export class TaskLine {
  #stages = [];
  #now;

  constructor(now = Date.now) {
    this.#now = now;
  }

  /** Takes in a reading of the task; true when it is in another state than at the last reading. */
  update(task) {
    const last = this.#stages.at(-1);
    const changed = last?.word !== task.stage;
    if (changed) {
      if (last) last.endedAt = this.#now();
      this.#stages.push({ word: task.stage, since: this.#now() });
    }
    const progress = task.progress > 0 ? `${Math.round(task.progress)} %` : '';
    this.#stages.at(-1).detail = [progress, task.waiting?.detail ?? task.waiting?.reason ?? ''].filter(Boolean).join(', ');
    return changed;
  }

  /** The line as it stands now. */
  text() {
    return this.#stages
      .map(({ word, since, endedAt, detail }) => {
        const seconds = `${(((endedAt ?? this.#now()) - since) / 1000).toFixed(1)} s`;
        return `${word} ${!endedAt && detail ? `(${detail}) ` : ''}${seconds}`;
      })
      .join(' → ');
  }

  /** The state reached last, for a line of its own where no line can move. */
  lastWord() {
    return this.#stages.at(-1)?.word ?? '';
  }
}

/**
 * Shows a task moving through its states until its end, on a moving line or, without a terminal, line by
 * line, and returns the finished task.
 */
export async function showTask(client, taskId, { progress, signal }) {
  const line = new TaskLine();
  const redraw = setInterval(() => progress.live(`  ${line.text()}`), REDRAW_MS);
  try {
    return await client.follow(taskId, {
      signal,
      onChange: (task) => {
        if (line.update(task) && !process.stdout.isTTY) progress.line(`  ${line.lastWord()}`);
      },
    });
  } finally {
    clearInterval(redraw);
    progress.live('');
    if (process.stdout.isTTY) progress.line(`  ${line.text()}`);
  }
}
