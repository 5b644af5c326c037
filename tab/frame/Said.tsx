import { MessageBar, MessageBarBody } from '@fluentui/react-components';

/** What went wrong, in words; nothing while nothing did. */
export function Said({ trouble }: { trouble: string | null }) {
  if (trouble === null) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{trouble}</MessageBarBody>
    </MessageBar>
  );
}
