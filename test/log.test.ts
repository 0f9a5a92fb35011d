import { describe, expect, it } from 'vitest';
import { createLog, type Log } from '../src/log.ts';
import { terminalStreams } from '../src/verbs/terminal.ts';

interface Seen {
  readonly log: Log;
  readonly text: () => string;
  readonly wait: (milliseconds: number) => void;
}

function listen({ quiet = false, terminal = true, columns = 80 } = {}): Seen {
  const written: string[] = [];
  const clock = { now: 0 };
  const { note, live } = terminalStreams({
    out: () => undefined,
    error: (text) => void written.push(text),
    color: false,
    columns: terminal ? columns : null,
  });
  const log = createLog({ quiet, debug: false, note, live: live && { ...live, now: () => clock.now } });
  return { log, text: () => written.join(''), wait: (milliseconds) => void (clock.now += milliseconds) };
}

/** What a terminal shows in the end: a carriage return goes to the start of the line, and ESC [K clears it. */
const shown = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.split('\r\u001b[K').at(-1) ?? '');

describe('on a terminal', () => {
  it('one line is drawn over, and gives way to the line of the finished stage', () => {
    const { log, text, wait } = listen();
    log.progress('read', 'crime.csv', { done: 5_000_000, total: 20_000_000 });
    wait(200);
    log.progress('read', 'crime.csv', { done: 15_000_000, total: 20_000_000 });
    expect(shown(text())).toEqual(['  read       ███████████████░░░░░  75 %  15 of 20 MB  crime.csv']);
    log.stage('read', 'Crime: 10 = 10 loaded');
    expect(shown(text())).toEqual(['  read       Crime: 10 = 10 loaded', '']);
  });

  it('a stage of a second or more says how long it took, and the next one starts anew', () => {
    const { log, text, wait } = listen();
    wait(2340);
    log.stage('read', 'Crime');
    wait(999);
    log.stage('count', '2 metrics');
    expect(text()).toBe('  read       Crime · 2.3 s\n  count      2 metrics\n');
  });

  it('is drawn no more than ten times a second', () => {
    const { log, text, wait } = listen();
    for (let n = 0; n < 100; n++) {
      log.progress('read', 'a', { done: n, total: 100 });
      wait(10);
    }
    expect(text().split('\r').length - 1).toBe(10);
  });

  it.each([20, 40, 60])('a line of %d columns is never wrapped', (columns) => {
    const { log, text } = listen({ columns });
    log.progress('read', 'a-very-long-name-of-a-file-of-an-agency.csv', { done: 1, total: 2 });
    expect(shown(text())[0]?.length).toBeLessThan(columns);
  });

  it('more bytes than expected, or none at all, are no more than everything and no less than nothing', () => {
    const { log, text, wait } = listen();
    log.progress('read', 'a', { done: 30, total: 20 });
    expect(shown(text())[0]).toContain('100 %');
    wait(200);
    log.progress('read', 'a', { done: 0, total: 0 });
    expect(shown(text())[0]).toContain('  0 %');
  });

  it('a warning takes the live line away first', () => {
    const { log, text } = listen();
    log.progress('read', 'a', { done: 1, total: 2 });
    log.warn('late');
    expect(shown(text())).toEqual(['  warning    late', '']);
  });

  it('clearing leaves an empty line, and nothing where none was drawn', () => {
    const { log, text } = listen();
    log.clear();
    expect(text()).toBe('');
    log.progress('read', 'a', { done: 1, total: 2 });
    log.clear();
    expect(shown(text())).toEqual(['']);
  });
});

describe('elsewhere', () => {
  it('lines are plain, and there is no bar', () => {
    const { log, text } = listen({ terminal: false });
    log.progress('read', 'a', { done: 1, total: 2 });
    log.stage('read', 'Crime');
    expect(text()).toBe('  read       Crime\n');
  });

  it.each([true, false])('quiet says nothing but warnings (terminal: %s)', (terminal) => {
    const { log, text } = listen({ quiet: true, terminal });
    log.progress('read', 'a', { done: 1, total: 2 });
    log.stage('read', 'Crime');
    log.debug('SELECT 1');
    expect(text()).toBe('');
    log.warn('late');
    expect(text()).toBe('  warning    late\n');
  });
});
