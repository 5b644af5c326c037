/** What the host tells a page in its frame about itself, in the shape that teams-js takes over the wire (its legacy context). */
export interface HostContext {
  locale: string;
  theme: 'default' | 'dark' | 'contrast';
  frameContext: 'content' | 'task';
  entityId: string;
  subEntityId: string | null;
  userObjectId: string;
  userDisplayName: string;
  tid: string;
  appId: string;
}

export interface Host {
  context: () => HostContext;
  /** A token of the tab's app for whoever is signed in. */
  token: () => Promise<string>;
  openLink: (link: string) => void;
  /** A dialog's page has finished with this result. */
  onSubmit: (result: object) => void;
}

interface Message {
  id: number;
  /** teams-js 2.58 names its messages so; older ones have the number alone. */
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

/** Of Teams' capabilities those that this host has; teams-js refuses the others in the page itself. */
const runtime = { apiVersion: 4, isLegacyTeams: false, supports: { pages: {}, dialog: { card: {}, url: {} } } };
const sdkVersion = '2.58.0';

/** Answers what teams-js in `frame` asks of its host, until the function that comes back is called (TEAMS §3). */
export function answerFrame(frame: HTMLIFrameElement, host: Host): () => void {
  const onMessage = ({ source, origin, data }: MessageEvent<Message>): void => {
    if (source !== frame.contentWindow || origin !== location.origin || typeof data?.func !== 'string') return;
    const { id, uuidAsString, func, args = [] } = data;
    const answer = (...values: unknown[]): void =>
      frame.contentWindow?.postMessage({ id, uuidAsString, args: values }, { targetOrigin: origin });
    void answers[func]?.(answer, args, host);
  };
  addEventListener('message', onMessage);
  return () => removeEventListener('message', onMessage);
}

/** Tells the page that the theme has changed. */
export function tellTheme(frame: HTMLIFrameElement, theme: HostContext['theme']): void {
  frame.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, { targetOrigin: location.origin });
}

type Answering = (answer: (...values: unknown[]) => void, args: unknown[], host: Host) => void | Promise<void>;

/** What is not named here wants no answer, such as `registerHandler` and `appInitialization.success`. */
const answers: Record<string, Answering> = {
  initialize: (answer, _args, host) => {
    const { frameContext } = host.context();
    answer(frameContext, 'web', JSON.stringify(runtime), sdkVersion);
  },
  getContext: (answer, _args, host) => answer({ hostName: 'Teams', hostClientType: 'web', ...host.context() }),
  'authentication.getAuthToken': async (answer, _args, host) =>
    host.token().then(
      token => answer(true, token),
      (error: Error) => answer(false, error.message),
    ),
  executeDeepLink: (answer, [link], host) => {
    host.openLink(String(link));
    answer(true);
  },
  'tasks.completeTask': (_answer, [result], host) => host.onSubmit((result ?? {}) as object),
};
