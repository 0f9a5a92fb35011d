import { expect, it } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { kinds } from '../../src/conform/index.ts';
import { definitionOf } from '../../src/interpret/define.ts';
import { english, ruleText, wordsIn } from '../../src/words/index.ts';
import { projectRoot } from '../program.ts';

it.each(['safe-streets', 'response-teams', 'crisis-management'])(
  'what is counted in %s is told in words, and not by the names of columns',
  async (coalition) => {
    const { pipeline } = await readDeclarations(projectRoot, `pipelines/${coalition}.yaml`, kinds);
    for (const metric of pipeline.metrics)
      for (const words of [english, wordsIn('es')]) expect(definitionOf(metric, words)).not.toMatch(/[a-z]_[a-z]/);
  },
);

it('rules of one column name it in words', () => {
  expect(ruleText('null-share/reported_at')).toContain('(reported at)');
});
