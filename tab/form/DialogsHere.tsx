import { useFocusFinders } from '@fluentui/react-components';

/**
 * Stands beside all pages. Fluent hides what is behind a dialog from screen readers; what would show it again goes with its last user, as
 * when somebody goes back in the midst of a dialog, so that one user has to stay.
 */
export default function DialogsHere() {
  useFocusFinders();
  return null;
}
