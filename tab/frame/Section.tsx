import { Subtitle2 } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

/** A part of the case under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="panel stack" aria-labelledby={id}>
      <Subtitle2 as="h2" id={id}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}
