import { Skeleton, SkeletonItem } from '@fluentui/react-components';

/** A page before there is anything to put into it; the words follow as soon as their language is known. */
export function Waiting({ text = 'Memuat… / Loading…' }: { text?: string }) {
  return (
    <main className="page" aria-busy="true">
      <Lines text={text} />
    </main>
  );
}

/** The shape of what is being loaded. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      <p role="status" className="quiet">
        {text}
      </p>
      <Skeleton aria-hidden="true" className="stack">
        {[1, 2, 3, 4, 5, 6].map(line => (
          <SkeletonItem key={line} size={48} />
        ))}
      </Skeleton>
    </>
  );
}
