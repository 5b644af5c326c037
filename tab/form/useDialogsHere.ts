import { useFocusFinders } from '@fluentui/react-components';

/**
 * For a page that opens dialogs. Fluent hides the page behind a dialog from screen readers; what would show it again goes with its
 * last user on the page, so that the page itself has to be one.
 */
export const useDialogsHere = (): void => void useFocusFinders();
