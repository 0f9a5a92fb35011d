import { describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { lastOfLead } from '../../src/report/view.ts';
import type { Section } from '../../src/spec/report.ts';
import { publication } from './fixture.ts';

const leadOf = (sections: readonly Section[]) =>
  lastOfLead({
    id: 'board',
    title: 'Board',
    audience: 'board',
    language: 'en',
    shares: 'percent',
    detail: 'plain',
    sections: [...sections],
  });

describe('what a report leads with', () => {
  it('is page one and how to read it, where that comes next', () => {
    expect(leadOf(['page-one', 'how-to-read', 'metrics'])).toBe('how-to-read');
    expect(leadOf(['page-one', 'metrics', 'how-to-read'])).toBe('page-one');
    expect(leadOf(['how-to-read', 'page-one'])).toBe('page-one');
    expect(leadOf(['metrics'])).toBeNull();
  });

  it('comes before what page one has no room for', async () => {
    const board = (await renderDocuments(publication())).find(({ path }) => path === 'board.html');
    const html = new TextDecoder().decode(board?.bytes);
    const places = ['id="page-one"', 'id="how-to-read"', 'id="further"', 'id="metrics"'].map((id) => html.indexOf(id));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
