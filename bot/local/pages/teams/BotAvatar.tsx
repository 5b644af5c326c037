import { Avatar } from '@fluentui/react-components';
import icon from '../frame/icon.svg';

/** The app's icon; its name always stands beside it. */
export const BotAvatar = () => <Avatar shape="square" image={{ src: icon, alt: '' }} aria-hidden />;
