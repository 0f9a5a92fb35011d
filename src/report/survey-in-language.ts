import type { Finding } from '../spec/findings.ts';
import type { Telling } from './retell.ts';

type Survey = NonNullable<Finding['survey']>;
type Told = Telling['told'];

/** How a survey was made and what it asked, in the words that the pipeline declares for it. */
export function surveyIn(survey: Survey, { told }: Telling): Survey {
  const { answers, frame, margins, waves, profile } = survey;
  return {
    ...survey,
    frame: frame === null ? null : told(frame),
    answers: answers.map((one) => ({ ...one, label: told(one.label) })),
    margins: margins && { ...margins, of: told(margins.of), origin: told(margins.origin) },
    waves: waves.map((wave) => ({
      ...wave,
      wording: wave.wording === null ? null : wordingsIn(wave.wording, told),
      mode: wave.mode === null ? null : told(wave.mode),
    })),
    ...(profile === undefined
      ? {}
      : {
          profile: profile.map((part) => ({
            ...part,
            label: told(part.label),
            items: part.items.map((item) => ({ ...item, wording: told(item.wording) })),
          })),
        }),
  };
}

/** The questions of a scale stand in one text. */
const wordingsIn = (wording: string, told: Told): string => wording.split(' / ').map(told).join(' / ');
