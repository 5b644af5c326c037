import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { useOffice } from '../office/office';

interface FileButtonProps {
  /** Endings of the files to choose from: `.xlsx,.csv`. */
  accept: string;
  isFirst: boolean;
  isBusy: boolean;
  choose: (file: File) => void;
}

/** Chooses a file, or tells that one may be dropped on the page. */
export function FileButton({ accept, isFirst, isBusy, choose }: FileButtonProps) {
  const { words } = useOffice();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="drop row">
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) choose(file);
          target.value = ''; // so that the same file, corrected, can be chosen again
        }}
      />
      <Button
        appearance={isFirst ? 'primary' : 'secondary'}
        disabledFocusable={isBusy}
        onClick={() => !isBusy && input.current?.click()}
      >
        {words(isFirst ? 'tab:importing.choose' : 'tab:importing.chooseOther')}
      </Button>
      <span className="quiet">{words('tab:importing.orDrop')}</span>
    </div>
  );
}
