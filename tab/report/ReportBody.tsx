import { useCallback } from 'react';
import type { ReportBody as Body, ReportSection } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { Lines } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { FigureTable } from './FigureTable';
import './report.css';

/** The fourteen sections as their paper has them. */
export function ReportBody({ month }: { month: string }) {
  const { words, ask } = useOffice();
  const load = useCallback(() => ask<Body>(`/api/reports/${month}/body`), [ask, month]);
  // A month is not counted anew every half minute.
  const { value, refusal, reload } = useLoaded(load, false);
  return (
    <>
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {!value && !refusal && <Lines text={words('tab:loading')} />}
      {value?.sections.map(section => (
        <Part key={section.number} section={section} />
      ))}
    </>
  );
}

function Part({ section: { number, title, blocks } }: { section: ReportSection }) {
  const heading = `${number}. ${title}`;
  return (
    <Section title={heading}>
      {blocks.map((block, index) => (
        <Block key={index} block={block} title={heading} />
      ))}
    </Section>
  );
}

function Block({ block, title }: { block: ReportSection['blocks'][number]; title: string }) {
  switch (block.kind) {
    case 'table':
      return <FigureTable {...block} title={title} />;
    case 'heading':
      return <h3 className="report-heading">{block.text}</h3>;
    case 'text':
      return <p className="words report-text">{block.text}</p>;
    case 'points':
      return (
        <ol className="report-points">
          {block.points.map((point, index) => (
            <li key={index}>{point}</li>
          ))}
        </ol>
      );
  }
}
