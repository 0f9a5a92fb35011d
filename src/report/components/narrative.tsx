import type { ComponentChild, JSX } from 'preact';
import { type Block, blocksOf, type Span } from '../../spec/markdown.ts';
import { linesOf } from '../board-in-language.ts';
import type { View } from '../view.ts';
import { AllCarriedOver } from './carried-over.tsx';
import { useForeignAmong, useWords } from './use-words.ts';

function Spans({ spans }: { readonly spans: readonly Span[] }): JSX.Element {
  return (
    <>
      {spans.map(({ kind, text }): ComponentChild => {
        if (kind === 'strong') return <strong>{text}</strong>;
        if (kind === 'emphasis') return <em>{text}</em>;
        if (kind === 'code') return <code>{text}</code>;
        return text;
      })}
    </>
  );
}

function Piece({ block }: { readonly block: Block }): JSX.Element {
  if (block.kind === 'heading')
    return (
      <h4>
        <Spans spans={block.spans} />
      </h4>
    );
  if (block.kind === 'paragraph')
    return (
      <p>
        <Spans spans={block.spans} />
      </p>
    );
  const items = block.items.map((spans) => (
    <li>
      <Spans spans={spans} />
    </li>
  ));
  return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** One section of what people wrote, marked with its language where that is not the document's. */
function Written({ title, markdown }: { readonly title: string; readonly markdown: string }): JSX.Element {
  const lang = useForeignAmong([title, ...linesOf(markdown).map(({ text }) => text)]);
  return (
    <div lang={lang}>
      <h3>{title}</h3>
      {blocksOf(markdown).map((block) => (
        <Piece block={block} />
      ))}
    </div>
  );
}

/** What happened, what we did, what we ask: in people's words, and who answers for them. */
export function NarrativeSection({ view }: { readonly view: View }): JSX.Element {
  const { boardWords, formatDate, sectionWords } = useWords();
  const narrative = view.document.board?.narrative;
  const signed = narrative?.signed;
  return (
    <section class="part narrative" id="narrative" aria-labelledby="narrative-title">
      <h2 id="narrative-title">{sectionWords.narrative}</h2>
      {narrative?.sections.map((section) => (
        <Written {...section} />
      ))}
      <AllCarriedOver view={view} />
      {narrative && (
        <p class="small muted">{signed ? boardWords.signed(signed.by, formatDate(signed.on)) : boardWords.unsigned}</p>
      )}
    </section>
  );
}
