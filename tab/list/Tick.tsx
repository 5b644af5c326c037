import { Checkbox } from '@fluentui/react-components';

interface TickProps {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
}

/** A filter that is on or off; loaded where there is one, as most lists have none. */
export default function Tick({ label, checked, change }: TickProps) {
  return <Checkbox className="tick" label={label} checked={checked} onChange={(_, chosen) => change(chosen.checked === true)} />;
}
