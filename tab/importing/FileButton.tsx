import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { useOffice } from '../office/office';

interface FileButtonProps {
  /** Endings of the files to choose from: `.xlsx,.csv`. */
  accept: string;
  isFirst: boolean;
  isBusy: boolean;
  choose: (file: File) => void;
  /** What it says where nothing can be dropped. */
  label?: string;
}

/** Chooses a file, or tells that one may be dropped on the page. */
export function FileButton({ accept, isFirst, isBusy, choose, label }: FileButtonProps) {
  const { words } = useOffice();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={label ? 'row' : 'drop row'}>
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
        {label ?? words(isFirst ? 'tab:importing.choose' : 'tab:importing.chooseOther')}
      </Button>
      {!label && <span className="quiet">{words('tab:importing.orDrop')}</span>}
    </div>
  );
}
