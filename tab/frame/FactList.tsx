import type { ReactNode } from 'react';
import { Unbroken } from './Unbroken';

/** Names and what stands for them; what is not there is a dash. */
export function FactList({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? <Unbroken text={value} /> : (value ?? '–')}</dd>
        </div>
      ))}
    </dl>
  );
}
